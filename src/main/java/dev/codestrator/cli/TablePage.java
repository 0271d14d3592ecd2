package dev.codestrator.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Rows as a table with a heading for each column; columns that are empty everywhere are left out.
///
/// Lists are long: each row is looked at once, and nothing but its texts is kept.
final class TablePage {
  private static final int WIDEST = 60;
  private static final String UNREADABLE = "unreadable";

  private final List<String> columns;
  private final int[] widths;
  private final List<String[]> lines = new ArrayList<>();
  private final List<Object> unreadable = new ArrayList<>();

  private TablePage(List<String> columns) {
    this.columns = columns;
    this.widths = new int[columns.size()];
  }

  static TablePage of(List<Map<String, Object>> rows, List<String> columns) {
    var page = new TablePage(columns);
    rows.forEach(page::add);
    return page;
  }

  private void add(Map<String, Object> row) {
    var cells = new String[widths.length];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = Pages.cell(Pages.find(row, columns.get(i)), WIDEST);
      widths[i] = Math.max(widths[i], width(cells[i]));
    }
    lines.add(cells);
    Object reason = row.get(UNREADABLE);
    if (reason != null) {
      unreadable.add(reason);
    }
  }

  /// Why rows could not be read.
  List<Object> unreadable() {
    return unreadable;
  }

  String text() {
    if (lines.isEmpty()) {
      return "(none)";
    }
    boolean[] used = used();
    String[] headings = columns.stream().map(TablePage::heading).toArray(String[]::new);
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(widths[i], width(headings[i]));
    }
    var text = new StringBuilder();
    line(text, headings, used);
    for (String[] cells : lines) {
      line(text.append('\n'), cells, used);
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
