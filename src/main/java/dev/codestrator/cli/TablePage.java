package dev.codestrator.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Rows as a table with a heading for each column; columns that are empty everywhere are left out.
///
/// Lists are long: each row is looked at once, nothing but its texts is kept, and many are looked
/// at by several threads.
final class TablePage {
  private static final int WIDEST = 60;
  private static final String UNREADABLE = "unreadable";
  private static final int MANY = 256; // are worth another thread

  private final List<String> columns;
  private final int[] widths;
  private final List<Line> lines;

  /// A row's texts, and why it could not be read.
  private static final class Line {
    private final String[] cells;
    private final @Nullable Object unreadable;

    Line(Map<String, Object> row, List<String> columns) {
      cells = new String[columns.size()];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = Pages.cell(Pages.find(row, columns.get(i)), WIDEST);
      }
      unreadable = row.get(UNREADABLE);
    }
  }

  private TablePage(List<Line> lines, List<String> columns) {
    this.columns = columns;
    this.lines = lines;
    this.widths = new int[columns.size()];
    lines.forEach(line -> widen(line.cells));
  }

  static TablePage of(List<Map<String, Object>> rows, List<String> columns) {
    Stream<Map<String, Object>> all = rows.size() < MANY ? rows.stream() : rows.parallelStream();
    return new TablePage(all.map(row -> new Line(row, columns)).toList(), columns);
  }

  private void widen(String[] cells) {
    for (int i = 0; i < cells.length; i++) {
      widths[i] = Math.max(widths[i], width(cells[i]));
    }
  }

  /// Why rows could not be read.
  List<Object> unreadable() {
    return lines.stream().flatMap(line -> Stream.ofNullable(line.unreadable)).toList();
  }

  String text() {
    if (lines.isEmpty()) {
      return "(none)";
    }
    boolean[] used = used();
    String[] headings = columns.stream().map(TablePage::heading).toArray(String[]::new);
    widen(headings);
    var text = new StringBuilder();
    line(text, headings, used);
    for (Line line : lines) {
      line(text.append('\n'), line.cells, used);
    }
    return text.toString();
  }

  /// A column is as wide as its widest cell, so one of no width is empty.
  private boolean[] used() {
    var used = new boolean[widths.length];
    for (int i = 0; i < used.length; i++) {
      used[i] = widths[i] > 0;
    }
    return used;
  }

  private void line(StringBuilder text, String[] cells, boolean[] used) {
    int blanks = 0;
    for (int i = 0; i < cells.length; i++) {
      if (used[i]) {
        blanks = cells[i].isEmpty() ? blanks : append(text, blanks, cells[i]);
        blanks += widths[i] - width(cells[i]) + 2;
      }
    }
  }

  private static int append(StringBuilder text, int blanks, String cell) {
    text.repeat(' ', blanks).append(cell);
    return 0;
  }

  private static String heading(String column) {
    return column.toUpperCase(Locale.ROOT).replace('_', ' ').replace('.', ' ');
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
