package dev.codestrator.markdown;

/// Lines that are headings, underline one, or are a rule; without their indent.
final class Headings {
  private Headings() {}

  /// The level of a heading line with `#`, 0 when it is none.
  static int level(String line) {
    int level = run(line, '#');
    boolean ends = level == line.length() || Lines.isBlank(line.charAt(level));
    return level <= 6 && ends ? level : 0;
  }

  /// The heading's words, without `#` before and after; those after `\` stay, without it.
  static String text(String line, int level) {
    int start = Lines.skipBlank(line, level, line.length());
    int end = Lines.trimEnd(line, start, line.length());
    int hashes = trailing(line, start, end);
    if (hashes == start || Lines.isBlank(line.charAt(hashes - 1))) {
      return line.substring(start, Lines.trimEnd(line, start, hashes));
    }
    boolean escaped = hashes < end && line.charAt(hashes - 1) == '\\';
    return escaped
        ? line.substring(start, hashes - 1) + line.substring(hashes, end)
        : line.substring(start, end);
  }

  /// These words as a heading's line has them, so that [#text] gives them again.
  static String written(String words) {
    int hashes = trailing(words, 0, words.length());
    boolean lost =
        hashes < words.length()
            && (hashes == 0
                || words.charAt(hashes - 1) == '\\'
                || Lines.isBlank(words.charAt(hashes - 1)));
    return lost ? words.substring(0, hashes) + '\\' + words.substring(hashes) : words;
  }

  /// Where the `#` at the end begin.
  private static int trailing(String line, int start, int end) {
    int from = end;
    while (from > start && line.charAt(from - 1) == '#') {
      from--;
    }
    return from;
  }

  /// Whether the line makes the paragraph before it a heading.
  static boolean isUnderline(String line, char with) {
    return Lines.blank(line, run(line, with), line.length());
  }

  /// Whether the line is a rule: three or more of `*`, `-` or `_`, blanks between allowed.
  static boolean isRule(String line) {
    char with = line.charAt(0);
    int count = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c != with && !Lines.isBlank(c)) {
        return false;
      }
      count += c == with ? 1 : 0;
    }
    return count >= 3;
  }

  private static int run(String line, char of) {
    int length = 0;
    while (length < line.length() && line.charAt(length) == of) {
      length++;
    }
    return length;
  }
}
