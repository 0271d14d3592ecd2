package dev.codestrator.markdown;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/// Bytes to text and back without loss.
final class Utf8 {
  private Utf8() {}

  /// The text of these bytes; encoding it gives the same bytes again.
  ///
  /// @throws Unreadable at the first byte that is no UTF-8
  static String decode(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') >= 0) {
      check(bytes);
    }
    return text;
  }

  /// A replacement character may stand in the file itself, so only the decoder can tell.
  private static void check(byte[] bytes) {
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate(bytes.length);
    if (StandardCharsets.UTF_8.newDecoder().decode(in, out, true).isError()) {
      String before = out.flip().toString();
      throw Unreadable.at(before, before.length(), "not UTF-8 text");
    }
  }
}
