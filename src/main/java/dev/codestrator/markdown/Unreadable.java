package dev.codestrator.markdown;

/// A record's text that can't be understood; it must never be overwritten.
///
/// The message is `line:column: reason`, so that a path and a colon before it make a place that
/// editors jump to.
public final class Unreadable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;
  private final String reason;

  /// @param line of the file, 1-based
  /// @param column in characters, 1-based
  /// @param reason why, in words for the person who has to mend it
  public Unreadable(int line, int column, String reason) {
    super(line + ":" + column + ": " + reason);
    this.line = line;
    this.column = column;
    this.reason = reason;
  }

  static Unreadable at(String text, int offset, String reason) {
    int lineStart = Lines.start(text, offset);
    int first = lineStart == 0 ? Lines.first(text) : lineStart;
    int column = offset <= first ? 1 : text.codePointCount(first, offset) + 1;
    return new Unreadable(Lines.count(text, lineStart) + 1, column, reason);
  }

  public int line() {
    return line;
  }

  public int column() {
    return column;
  }

  public String reason() {
    return reason;
  }
}
