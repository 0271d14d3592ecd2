package dev.codestrator.markdown;

/// Text without the blank lines around it; the first line keeps its indent.
final class Trimmed {
  private Trimmed() {}

  static String blankLines(String text) {
    int end = Lines.trimEnd(text, 0, text.length());
    int solid = Lines.skipBlank(text, 0, end);
    return text.substring(Math.min(Lines.start(text, solid), end), end);
  }
}
