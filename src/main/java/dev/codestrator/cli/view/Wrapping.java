package dev.codestrator.cli.view;

import java.util.ArrayList;
import java.util.List;

/// Breaks text into lines.
final class Wrapping {
  private Wrapping() {}

  /// The text in lines that have room, broken at blanks where there are any.
  static List<String> lines(String text, int cells) {
    var lines = new ArrayList<String>();
    String rest = text;
    while (Cells.width(rest) > cells && cells > 1) {
      String head = Cells.head(rest, cells);
      int blank = head.lastIndexOf(' ');
      String line =
          blank > 0 && rest.charAt(head.length()) != ' ' ? head.substring(0, blank) : head;
      lines.add(line);
      rest = rest.substring(line.length()).stripLeading();
    }
    lines.add(rest);
    return lines;
  }
}
