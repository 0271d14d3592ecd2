package dev.codestrator.cli.view;

import java.util.ArrayList;
import java.util.List;

/// What keys do, on a screen.
final class HelpScreen {
  private static final String TEXT =
      """
      orch watch: keys

      j k, arrows    the next, the one before
      g G, PgUp PgDn first and last, ten at once
      a, Enter       attach, read-only
      A              attach; you type to the agent
      s              send it a line, for the end of its turn
      r              answer what it asks: yes, no, words
      i              interrupt its turn
      x              stop it (asks first)
      /              show those with these words: id, title, role, status
      f              show all, live, asking, over
      Esc            show all again; leave a line
      Ctrl-L         draw again
      q, Ctrl-C      quit

      Detach from a terminal with Ctrl-B d (inside of tmux: Ctrl-B Ctrl-B d).\
      """;

  private HelpScreen() {}

  static List<Line> lines(int rows) {
    List<String> text = TEXT.lines().toList();
    var lines = new ArrayList<Line>();
    for (String line : text.subList(0, Math.clamp(rows - 1L, 0, text.size()))) {
      lines.add(Line.of(line, lines.isEmpty() ? Tone.STRONG : Tone.PLAIN));
    }
    while (lines.size() < rows - 1) {
      lines.add(Line.EMPTY);
    }
    lines.add(Line.of("any key: back", Tone.FAINT));
    return lines;
  }
}
