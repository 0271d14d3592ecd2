package dev.codestrator.texts;

import java.util.List;
import java.util.regex.Pattern;

/// What an output looks like, whatever IDs, times and places are in it.
final class Shape {
  private static final Pattern ID = Pattern.compile("\\b([a-z])-[0-9a-z]{7}\\b");

  private Shape() {}

  /// Whether the output is as it is shown, where `...` stands for any lines.
  static boolean fits(List<String> shown, String output) {
    StringBuilder pattern = new StringBuilder();
    for (String line : shown) {
      pattern.append(line.strip().equals("...") ? "(?:.*\\R)*?" : Pattern.quote(of(line)) + "\\R");
    }
    return Pattern.matches(pattern.toString(), of(output.strip()) + "\n");
  }

  /// A text with what differs from run to run made the same.
  static String of(String text) {
    return ID.matcher(text.stripTrailing())
        .replaceAll("$1-0000000")
        .replaceAll("\\b[0-9a-f]{7,40}\\b", "0000000")
        .replaceAll("\\d{4}-\\d\\d-\\d\\d([T ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z?)?", "0000-00-00")
        .replaceAll("\\b\\d\\d:\\d\\d(:\\d\\d)?\\b", "00:00")
        .replaceAll("\\b\\d+(\\.\\d+)? ?(ms|s|h|min|KB|MB|GB|B)\\b", "0 s")
        .replaceAll("(elapsed_ms: )\\d+", "$10")
        .replaceAll("(?<=[\\s'(=])(/[\\w.@+-]+)+/?", "/path")
        .replace("tmux -S /path ", "tmux ")
        .replaceAll("\\^[0-9a-z]{4}\\b", "^0000")
        .replaceAll("(?m)[ \\t]+$", "")
        .replaceAll("[ \\t]{2,}", "  ");
  }
}
