package dev.codestrator.app.thread;

import java.util.List;
import java.util.regex.Pattern;

/// What a terminal was sent, as plain text.
public final class TerminalText {
  /// Commands to the terminal: `ESC [ ... letter`, `ESC ] ... BEL`, `ESC` and a character.
  private static final Pattern COMMANDS =
      Pattern.compile(
          "\\x1b\\[[0-?]*[ -/]*[@-~]|\\x1b\\][^\\x07\\x1b]*(?:\\x07|\\x1b\\\\)?|\\x1b[ -/]*.");

  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

  private TerminalText() {}

  /// All of it, without commands to the terminal.
  public static String plain(String sent) {
    return CONTROLS.matcher(COMMANDS.matcher(sent).replaceAll("")).replaceAll("");
  }

  /// The last lines, without commands to the terminal.
  static String end(String sent, int lines) {
    List<String> all = plain(sent).stripTrailing().lines().toList();
    return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
  }
}
