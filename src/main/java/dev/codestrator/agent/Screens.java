package dev.codestrator.agent;

import dev.codestrator.model.ThreadStatus;
import java.util.List;
import java.util.Optional;

/// Reads the screen and the title of one program's terminal. The last resort: they change with its
/// version.
interface Screens {
  /// What a title says.
  enum Title {
    /// It works.
    BUSY,
    /// It waits for an answer.
    ASKING,
    /// It doesn't work.
    QUIET,
    /// Nothing: it isn't the program's own.
    SILENT
  }

  /// What a screen shows.
  ///
  /// @param text the words that matter
  record Shown(ThreadStatus status, String text) {}

  /// What the title of its pane says.
  Title title(String title);

  /// What its screen shows; empty when it is none that is known.
  Optional<Shown> read(String screen);

  /// The lines with something on them, without the space around.
  static List<String> lines(String screen) {
    return screen.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  /// The last lines with something on them.
  static String end(String screen, int count) {
    List<String> lines = lines(screen);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
  }
}
