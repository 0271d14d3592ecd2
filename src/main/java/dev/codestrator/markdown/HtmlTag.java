package dev.codestrator.markdown;

/// A line that may be one whole HTML tag and nothing else; read by hand, as a pattern would recurse
/// for every attribute.
final class HtmlTag {
  private final String line;
  private int at;

  HtmlTag(String line) {
    this.line = line;
  }

  boolean isWhole() {
    boolean closing = line.startsWith("</");
    at = closing ? 2 : 1;
    if (!isLetter(peek())) {
      return false;
    }
    skipName();
    boolean fine = closing || attributes();
    skipBlank();
    if (!closing && peek() == '/') {
      at++;
    }
    return fine && peek() == '>' && Lines.blank(line, at + 1, line.length());
  }

  private void skipName() {
    while (isLetter(peek()) || isDigit(peek()) || peek() == '-') {
      at++;
    }
  }

  /// Moves over all attributes; false when one is malformed.
  private boolean attributes() {
    while (true) {
      int before = at;
      skipBlank();
      if (!isLetter(peek()) && peek() != '_' && peek() != ':') {
        return true;
      }
      if (at == before || !attribute()) {
        return false;
      }
    }
  }

  private boolean attribute() {
    while (isLetter(peek()) || isDigit(peek()) || "_.:-".indexOf(peek()) >= 0) {
      at++;
    }
    int after = at;
    skipBlank();
    if (peek() != '=') {
      at = after;
      return true;
    }
    at++;
    skipBlank();
    return value();
  }

  private boolean value() {
    char quote = peek();
    if (quote == '"' || quote == '\'') {
      at = line.indexOf(quote, at + 1) + 1;
      return at > 0;
    }
    int from = at;
    while (at < line.length() && " \t\"'=<>`".indexOf(peek()) < 0) {
      at++;
    }
    return at > from;
  }

  private void skipBlank() {
    while (Lines.isBlank(peek())) {
      at++;
    }
  }

  private char peek() {
    return at < line.length() ? line.charAt(at) : '\0';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
