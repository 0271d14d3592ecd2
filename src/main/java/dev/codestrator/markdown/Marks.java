package dev.codestrator.markdown;

import java.util.HashSet;
import java.util.Set;

/// Block references: `^a7k2` at the end of a line.
final class Marks {
  private Marks() {}

  static boolean isMark(String mark) {
    return !mark.isEmpty() && mark.chars().allMatch(c -> isMarkChar((char) c));
  }

  /// Where the reference at the end of the range begins, with its `^`; -1 when there is none.
  static int start(String text, int from, int to) {
    int at = to;
    while (at > from && isMarkChar(text.charAt(at - 1))) {
      at--;
    }
    int caret = at - 1;
    boolean marked = at < to && caret >= from && text.charAt(caret) == '^';
    boolean apart = caret == from || (caret > from && Lines.isBlank(text.charAt(caret - 1)));
    return marked && apart ? caret : -1;
  }

  /// All references that the text has, whatever they stand behind.
  static Set<String> in(String text) {
    var marks = new HashSet<String>();
    for (int at = 0; at < text.length(); at = Lines.next(text, at)) {
      int end = Lines.trimEnd(text, at, Lines.end(text, at));
      int start = start(text, at, end);
      if (start >= 0) {
        marks.add(text.substring(start + 1, end));
      }
    }
    return marks;
  }

  private static boolean isMarkChar(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c == '-');
  }
}
