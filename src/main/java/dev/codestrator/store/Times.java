package dev.codestrator.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Times in file names.
final class Times {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  /// Characters in a stamp.
  static final int STAMP_LENGTH = 20;

  private Times() {}

  /// The time in ISO 8601's basic format with milliseconds, so that names sort by time.
  static String stamp(Instant time) {
    return STAMP.format(time);
  }
}
