package dev.codestrator.model.shape;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Points in time as text.
final class Times {
  private static final String USUAL = "####-##-##T##:##:##Z";

  private Times() {}

  /// The time in ISO 8601. To whole seconds in UTC, as nearly all are written, it is read without
  /// the formatter, which takes ten times as long.
  ///
  /// @throws DateTimeException when it is none
  static Instant parse(String text) {
    if (!isUsual(text)) {
      return Instant.parse(text);
    }
    try {
      return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
          .atTime(number(text, 11, 13), number(text, 14, 16), number(text, 17, 19))
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException _) {
      return Instant.parse(text); // knows hour 24 and leap seconds
    }
  }

  private static boolean isUsual(String text) {
    if (text.length() != USUAL.length()) {
      return false;
    }
    for (int i = 0; i < USUAL.length(); i++) {
      char wanted = USUAL.charAt(i);
      char is = text.charAt(i);
      if (wanted == '#' ? is < '0' || is > '9' : is != wanted) {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }
}
