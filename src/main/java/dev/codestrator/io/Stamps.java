package dev.codestrator.io;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Times as names: ISO 8601's basic format in UTC, with milliseconds, as in `20261121T024011.123Z`.
final class Stamps {
  /// Characters of one.
  static final int LENGTH = 20;

  private static final String SHAPE = "00000000T000000.000Z";

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Stamps() {}

  static String of(Instant time) {
    return FORMAT.format(time);
  }

  static boolean isOne(String text) {
    boolean fits = text.length() == LENGTH;
    for (int i = 0; fits && i < LENGTH; i++) {
      char wanted = SHAPE.charAt(i);
      char found = text.charAt(i);
      fits = wanted == '0' ? found >= '0' && found <= '9' : found == wanted;
    }
    return fits;
  }

  /// @throws java.time.DateTimeException when it is none
  static Instant parse(String stamp) {
    return Instant.from(FORMAT.parse(stamp));
  }
}
