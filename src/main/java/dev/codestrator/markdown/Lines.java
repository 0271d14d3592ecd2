package dev.codestrator.markdown;

/// Where lines begin and end. A line ends with `\n`, `\r\n` or a lone `\r`, as in Markdown and
/// YAML.
final class Lines {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private Lines() {}

  /// Where the text's first line begins: after a byte order mark.
  static int first(String text) {
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
  }

  /// The offset of the line break that ends the line in which `from` is, or the text's length.
  static int end(String text, int from) {
    int at = from;
    int length = text.length();
    while (at < length && !isBreak(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /// Where the line after the one in which `from` is begins, or the text's length.
  static int next(String text, int from) {
    return skipBreak(text, end(text, from));
  }

  /// The offset after the line break at `at`, if there is one.
  static int skipBreak(String text, int at) {
    if (text.startsWith("\r\n", at)) {
      return at + 2;
    }
    return at < text.length() && isBreak(text.charAt(at)) ? at + 1 : at;
  }

  /// Where the line in which `at` is begins.
  static int start(String text, int at) {
    int from = at;
    if (from > 0 && from < text.length() && text.startsWith("\r\n", from - 1)) {
      from--;
    }
    while (from > 0 && !isBreak(text.charAt(from - 1))) {
      from--;
    }
    return from;
  }

  /// How many line breaks there are before `to`.
  static int count(String text, int to) {
    int breaks = 0;
    for (int at = end(text, 0); at < to; at = end(text, skipBreak(text, at))) {
      breaks++;
    }
    return breaks;
  }

  static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /// Whether there is nothing but spaces, tabs and line breaks in the range.
  static boolean blank(String text, int from, int to) {
    return skipBlank(text, from, to) == to;
  }

  /// The first offset in the range that is no space, tab or line break.
  static int skipBlank(String text, int from, int to) {
    int at = from;
    while (at < to && (isBlank(text.charAt(at)) || isBreak(text.charAt(at)))) {
      at++;
    }
    return at;
  }

  /// The end of the range without the spaces, tabs and line breaks there.
  static int trimEnd(String text, int from, int to) {
    int at = to;
    while (at > from && (isBlank(text.charAt(at - 1)) || isBreak(text.charAt(at - 1)))) {
      at--;
    }
    return at;
  }

  /// The line break that this text uses first, `\n` when it has none.
  static String ending(String text) {
    int at = end(text, 0);
    return at == text.length() ? "\n" : text.substring(at, skipBreak(text, at));
  }

  /// The text with its `\n` as the given line break; a text that has `\r` is left as it is.
  static String withEnding(String text, String ending) {
    return ending.equals("\n") || text.indexOf('\r') >= 0 ? text : text.replace("\n", ending);
  }

  /// The text on one line: runs of white space and control characters are one space.
  static String fold(String text) {
    return text.replaceAll("[\\s\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
  }
}
