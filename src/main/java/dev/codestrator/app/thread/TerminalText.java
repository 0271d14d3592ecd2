package dev.codestrator.app.thread;

import dev.codestrator.model.Secrets;
import java.util.List;
import java.util.regex.Pattern;

/// What a terminal was sent, as plain text.
public final class TerminalText {
  /// Commands to the terminal, each also in its form of a single character above ASCII: `ESC [ ...
  /// letter`; texts for it, as `ESC ] ... BEL`, which also reach the clipboard; `ESC` and a
  /// character.
  private static final Pattern COMMANDS =
      Pattern.compile(
          "(?:\\x1b\\[|\\x9b)[0-?]*[ -/]*[@-~]"
              + "|(?:\\x1b[]PX^_]|[\\x90\\x98\\x9d-\\x9f])[^\\x07\\x1b\\x9c]*(?:\\x07|\\x1b\\\\|\\x9c)?"
              + "|\\x1b[ -/]*.");

  /// All other control characters, and marks that turn the direction of text.
  private static final Pattern CONTROLS =
      Pattern.compile("[\\p{Cc}\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069&&[^\\n\\t]]");

  private TerminalText() {}

  /// All of it, without commands to the terminal and without secrets.
  public static String plain(String sent) {
    return Secrets.hide(CONTROLS.matcher(COMMANDS.matcher(sent).replaceAll("")).replaceAll(""));
  }

  /// The last lines, without commands to the terminal.
  static String end(String sent, int lines) {
    List<String> all = plain(sent).stripTrailing().lines().toList();
    return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
  }
}
