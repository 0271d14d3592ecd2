package dev.codestrator.store;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What the text of a record must say for the record to be of interest. Most of those that lie in a
/// clone are of sessions that are over; they are read, and not parsed.
///
/// @param word of ASCII letters; empty for any record
record Clue(Optional<String> word) {
  static final Clue NONE = new Clue(Optional.empty());

  static Clue of(String word) {
    return new Clue(Optional.of(word));
  }

  /// Whether these bytes may be such a record. With an escape in it, the word may be written in
  /// another way.
  boolean fits(byte[] record) {
    return word.isEmpty() || fits(new String(record, StandardCharsets.ISO_8859_1), word.get());
  }

  private static boolean fits(String text, String word) {
    return text.contains(word) || text.indexOf('\\') >= 0;
  }
}
