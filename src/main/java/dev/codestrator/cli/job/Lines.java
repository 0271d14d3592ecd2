package dev.codestrator.cli.job;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Text for a terminal.
final class Lines {
  private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");
  private static final int MINUTE = 60;

  private Lines() {}

  /// Without what commands a terminal.
  static String safe(String text) {
    return UNSAFE.matcher(text).replaceAll("");
  }

  /// A time as the records have it, to the second.
  static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /// How long: `42s`, `3m 5s`, `2h 10m`.
  static String span(Duration span) {
    if (span.toSeconds() < MINUTE) {
      return span.toSeconds() + "s";
    }
    return span.toMinutes() < MINUTE
        ? span.toMinutes() + "m " + span.toSecondsPart() + "s"
        : span.toHours() + "h " + span.toMinutesPart() + "m";
  }

  /// Rows in columns; the first is the heading.
  static String table(List<List<String>> rows) {
    List<Integer> widths = new ArrayList<>();
    for (int column = 0; column < rows.getFirst().size(); column++) {
      int at = column;
      widths.add(rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0));
    }
    return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
  }

  private static String line(List<String> row, List<Integer> widths) {
    var line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      line.append(row.get(i)).append(" ".repeat(widths.get(i) - row.get(i).length() + 2));
    }
    return line.toString().stripTrailing();
  }
}
