package dev.codestrator.cli.view;

import org.jline.utils.WCWidth;

/// How much room text takes on a terminal, in its cells.
final class Cells {
  private Cells() {}

  static int width(String text) {
    return text.codePoints().map(Cells::width).sum();
  }

  private static int width(int codePoint) {
    return Math.max(0, WCWidth.wcwidth(codePoint));
  }

  /// What is shown of a text, cut with an ellipsis where it is wider than this.
  static String cut(String text, int cells) {
    String plain = Span.plain(text);
    if (width(plain) <= cells) {
      return plain;
    }
    return cells <= 0 ? "" : head(plain, cells - 1) + "…";
  }

  /// As much of its beginning as has room.
  static String head(String text, int cells) {
    int used = 0;
    int at = 0;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      used += width(codePoint);
      if (used > cells) {
        break;
      }
      at += Character.charCount(codePoint);
    }
    return text.substring(0, at);
  }

  /// As much of its end as has room.
  static String tail(String text, int cells) {
    int at = 0;
    while (width(text.substring(at)) > cells) {
      at = text.offsetByCodePoints(at, 1);
    }
    return text.substring(at);
  }

  /// The text in exactly so many cells.
  static String fill(String text, int cells) {
    String cut = cut(text, cells);
    return cut + " ".repeat(Math.max(0, cells - width(cut)));
  }

  /// The text at the right of so many cells.
  static String right(String text, int cells) {
    String cut = cut(text, cells);
    return " ".repeat(Math.max(0, cells - width(cut))) + cut;
  }
}
