package dev.codestrator.cli.view;

import dev.codestrator.app.live.Sight;
import java.util.ArrayList;
import java.util.List;

/// The last lines: leases, queue and inbox, how the last command went, and what keys do now.
final class Footer {
  private static final List<String> HINTS =
      List.of(
          "? help",
          "q quit",
          "↑↓ select",
          "a attach",
          "s send",
          "r reply",
          "i interrupt",
          "x stop",
          "/ filter",
          "f status");

  private Footer() {}

  static List<Line> lines(State state, int columns) {
    var lines = new ArrayList<Line>();
    lines.add(world(state.sight(), columns));
    if (!state.notice().isEmpty()) {
      lines.add(Line.of(state.notice(), state.failed() ? Tone.BAD : Tone.GOOD));
    }
    lines.add(
        switch (state.mode()) {
          case Mode.Browsing _ -> hints(columns);
          case Mode.Helping _ -> Line.of("any key: back", Tone.FAINT);
          case Mode.Filtering _ -> typed("Filter: ", state.filter().text(), columns);
          case Mode.Writing writing -> typed(asked(writing), writing.text(), columns);
          case Mode.Confirming confirming ->
              Line.of(
                  "Stop " + confirming.whom().id() + " with all that it started? y/n", Tone.WARN);
        });
    return lines;
  }

  /// What stands between sessions, in short.
  private static Line world(Sight sight, int columns) {
    if (!sight.problems().isEmpty()) {
      return Line.of("unreadable: " + sight.problems().getFirst(), Tone.BAD);
    }
    String leases = named("leases", sight.leases(), columns);
    String queue = named("merge queue", sight.queue(), columns);
    String unread = "inbox " + sight.unread() + " unread";
    return Line.of(unread + " · " + queue + " · " + leases, Tone.FAINT);
  }

  private static String named(String what, List<String> items, int columns) {
    String all = items.isEmpty() || columns < 80 ? "" : ": " + String.join("; ", items);
    return what + " " + items.size() + Cells.cut(all, columns / 2);
  }

  /// As many as have room.
  private static Line hints(int columns) {
    String text = "";
    for (String hint : HINTS) {
      String more = text.isEmpty() ? hint : text + "  " + hint;
      if (Cells.width(more) <= columns) {
        text = more;
      }
    }
    return Line.of(text, Tone.FAINT);
  }

  private static String asked(Mode.Writing writing) {
    String what = writing.answers() ? "Answer (yes, no, words) " : "Send to ";
    return what + writing.to().id() + ": ";
  }

  /// A line that somebody writes, with its end in sight.
  private static Line typed(String prompt, String text, int columns) {
    String shown = Cells.cut(prompt, columns / 2);
    int room = columns - Cells.width(shown) - 1;
    return Line.of(shown, Tone.STRONG)
        .and(Cells.tail(Span.plain(text), room), Tone.PLAIN)
        .and(" ", Tone.CHOSEN);
  }
}
