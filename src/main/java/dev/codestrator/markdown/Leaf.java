package dev.codestrator.markdown;

import java.util.Optional;

/// The block at the bottom of the open ones that takes lines of text.
sealed interface Leaf {
  /// None is open.
  enum None implements Leaf {
    INSTANCE
  }

  /// A paragraph, which also takes lines that are indented too little.
  record Paragraph() implements Leaf {}

  /// Code by four columns of indent.
  record Indented() implements Leaf {}

  /// HTML.
  record Html(HtmlBlock kind) implements Leaf {}

  /// Code between fences.
  ///
  /// @param length how many of the characters opened it
  record Fence(char with, int length) implements Leaf {
    static Optional<Leaf> openedBy(String line) {
      char with = line.charAt(0);
      int length = run(line, with);
      boolean inline = with == '`' && line.indexOf('`', length) >= 0;
      return length < 3 || inline ? Optional.empty() : Optional.of(new Fence(with, length));
    }

    boolean closedBy(String line) {
      int run = run(line, with);
      return run >= length && Lines.blank(line, run, line.length());
    }

    private static int run(String line, char of) {
      int length = 0;
      while (length < line.length() && line.charAt(length) == of) {
        length++;
      }
      return length;
    }
  }
}
