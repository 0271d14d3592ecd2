package dev.codestrator.io;

import dev.codestrator.io.Entry.Stage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/// The lines around a commit in a [Segment]. All parts have their columns:
///
/// ```
/// commit done 20261121T024011.123Z 0000000304 9ab30c11
/// end 0000000304
/// ```
final class Frame {
  private static final String FIRST = "commit ";
  private static final String LAST = "end ";
  private static final int DIGITS = 10;

  /// Where the stage stands in the first line.
  static final int STAGE_AT = FIRST.length();

  private static final int TIME_AT = STAGE_AT + 5;
  private static final int LENGTH_AT = TIME_AT + Stamps.LENGTH + 1;
  private static final int CRC_AT = LENGTH_AT + DIGITS + 1;

  /// Bytes of the line before a commit.
  static final int HEAD = CRC_AT + 8 + 1;

  /// Bytes of the line behind it.
  static final int TAIL = LAST.length() + DIGITS + 1;

  private Frame() {}

  /// A commit's bytes with both lines.
  static byte[] around(Entry entry, byte[] transaction) {
    String crc = HexFormat.of().toHexDigits(entry.crc());
    String head =
        FIRST + name(entry.stage()) + " " + Stamps.of(entry.at()) + " " + padded(entry) + " " + crc;
    var all = new byte[HEAD + transaction.length + TAIL];
    put(all, 0, head + "\n");
    System.arraycopy(transaction, 0, all, HEAD, transaction.length);
    put(all, HEAD + transaction.length, LAST + padded(entry) + "\n");
    return all;
  }

  private static void put(byte[] all, int at, String line) {
    byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(bytes, 0, all, at, bytes.length);
  }

  private static String padded(Entry entry) {
    String digits = Integer.toString(entry.length());
    return "0".repeat(DIGITS - digits.length()) + digits;
  }

  static byte[] word(Stage stage) {
    return name(stage).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String name(Stage stage) {
    return stage.name().toLowerCase(Locale.ROOT);
  }

  /// The commit that begins here and is there with both its lines.
  static Optional<Entry> whole(byte[] bytes, long at, Path segment) {
    return head(bytes, (int) at, segment, at)
        .filter(entry -> entry.end() <= bytes.length)
        .filter(entry -> tail(bytes, (int) entry.end() - TAIL) == entry.length());
  }

  /// The commit whose first line this is; empty when it is none.
  static Optional<Entry> head(byte[] bytes, int from, Path segment, long position) {
    if (from + HEAD > bytes.length) {
      return Optional.empty();
    }
    String line = new String(bytes, from, HEAD, StandardCharsets.ISO_8859_1);
    try {
      String stage = line.substring(STAGE_AT, TIME_AT - 1).toUpperCase(Locale.ROOT);
      Instant at = Stamps.parse(line.substring(TIME_AT, LENGTH_AT - 1));
      int length = Integer.parseUnsignedInt(line.substring(LENGTH_AT, CRC_AT - 1));
      int crc = Integer.parseUnsignedInt(line.substring(CRC_AT, HEAD - 1), 16);
      return line.startsWith(FIRST) && line.endsWith("\n") && length >= 0
          ? Optional.of(new Entry(segment, position, Stage.valueOf(stage), at, length, crc))
          : Optional.empty();
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  /// The length that a last line tells; -1 when it is none.
  static int tail(byte[] bytes, int from) {
    String line = new String(bytes, from, TAIL, StandardCharsets.ISO_8859_1);
    try {
      return line.startsWith(LAST) && line.endsWith("\n")
          ? Integer.parseInt(line.substring(LAST.length(), TAIL - 1))
          : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /// Whether a process that died may have left this: the beginning of a commit, and not all of it.
  static boolean isTorn(byte[] rest) {
    String begin = FIRST + name(Stage.OPEN) + " ";
    String start =
        new String(rest, 0, Math.min(rest.length, begin.length()), StandardCharsets.ISO_8859_1);
    return (begin.startsWith(start) && rest.length < HEAD)
        || head(rest, 0, Path.of(""), 0).filter(entry -> entry.end() > rest.length).isPresent();
  }
}
