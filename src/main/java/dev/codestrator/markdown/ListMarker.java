package dev.codestrator.markdown;

/// What begins a list item: `-`, `*`, `+`, or a number with `.` or `)`.
final class ListMarker {
  private static final int MOST_DIGITS = 9;

  private ListMarker() {}

  /// The length of the marker at this place, 0 when there is none.
  static int length(String text, int at, int end) {
    int i = at;
    while (i < end && i - at <= MOST_DIGITS && isDigit(text.charAt(i))) {
      i++;
    }
    int digits = i - at;
    String endings = digits == 0 ? "-*+" : ".)";
    if (digits > MOST_DIGITS || i == end || endings.indexOf(text.charAt(i)) < 0) {
      return 0;
    }
    int after = i + 1;
    return after == end || Lines.isBlank(text.charAt(after)) ? after - at : 0;
  }

  /// Whether an item may follow a paragraph without a blank line: only one with words, and a number
  /// only when it is 1.
  static boolean interrupts(String text, int at, int length, int end) {
    boolean first = length == 1 || text.substring(at, at + length - 1).equals("1");
    return first && !Lines.blank(text, at + length, end);
  }

  /// The marker of the item that follows one with this marker.
  static String following(String marker) {
    int digits = marker.length() - 1;
    if (digits == 0) {
      return marker;
    }
    return Long.parseLong(marker.substring(0, digits)) + 1 + marker.substring(digits);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
