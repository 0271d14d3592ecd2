package dev.codestrator.markdown;

/// A place in one line that knows its column: tabs reach to the next multiple of four and may be
/// used up in part.
final class Cursor {
  private static final int TAB = 4;

  private final String text;
  private int at;
  private int end;
  private int column;
  private int solid;
  private int solidColumn;

  Cursor(String text) {
    this.text = text;
  }

  void line(int start, int lineEnd) {
    at = start;
    end = lineEnd;
    column = 0;
    look();
  }

  /// Where the cursor stands.
  int at() {
    return at;
  }

  /// The first character from here on that is neither space nor tab, or the line's end.
  int solid() {
    return solid;
  }

  int end() {
    return end;
  }

  /// How many columns of spaces and tabs are ahead.
  int indent() {
    return solidColumn - column;
  }

  boolean isBlank() {
    return solid == end;
  }

  /// The character at [#solid], or NUL at the line's end.
  char peek() {
    return solid < end ? text.charAt(solid) : '\0';
  }

  /// Moves over the white space ahead and `length` characters after it.
  void pass(int length) {
    column = solidColumn + length;
    at = solid + length;
    look();
  }

  /// Moves on by this many columns of white space, or to the end of the white space.
  void skip(int columns) {
    int target = column + Math.min(columns, indent());
    while (column < target) {
      int width = text.charAt(at) == '\t' ? TAB - column % TAB : 1;
      if (column + width > target) {
        column = target;
      } else {
        column += width;
        at++;
      }
    }
  }

  private void look() {
    solid = at;
    solidColumn = column;
    while (solid < end && Lines.isBlank(text.charAt(solid))) {
      solidColumn += text.charAt(solid) == '\t' ? TAB - solidColumn % TAB : 1;
      solid++;
    }
  }
}
