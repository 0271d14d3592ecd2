package dev.codestrator.model.shape;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/// Points in time as text.
final class Times {
  private static final String SECONDS = "####-##-##T##:##:##Z";
  private static final String MILLIS = "####-##-##T##:##:##.###Z";

  private Times() {}

  /// The time in ISO 8601. To seconds or milliseconds in UTC, as nearly all are written, it is read
  /// without the formatter, which takes ten times as long.
  ///
  /// @throws DateTimeException when it is none
  static Instant parse(String text) {
    boolean millis = is(text, MILLIS);
    if (!millis && !is(text, SECONDS)) {
      return Instant.parse(text);
    }
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    if (hour > 23 || minute > 59 || second > 59) {
      return Instant.parse(text); // knows hour 24 and leap seconds
    }
    long day =
        LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)).toEpochDay();
    long seconds = ((day * 24 + hour) * 60 + minute) * 60 + second;
    return Instant.ofEpochSecond(seconds, millis ? number(text, 20, 23) * 1_000_000L : 0);
  }

  /// @param form with `#` for each digit
  private static boolean is(String text, String form) {
    if (text.length() != form.length()) {
      return false;
    }
    for (int i = 0; i < form.length(); i++) {
      char wanted = form.charAt(i);
      char is = text.charAt(i);
      if (wanted == '#' ? is < '0' || is > '9' : is != wanted) {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }
}
