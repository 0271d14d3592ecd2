package dev.codestrator.markdown;

import dev.codestrator.model.Rejection;
import java.util.List;

/// One place of a text that changes.
///
/// @param start where the replaced part begins
/// @param end where it ends; the start for a pure insertion
/// @param with what comes there instead
record Splice(int start, int end, String with) implements Comparable<Splice> {
  Splice {
    if (hasLoneSurrogate(with)) {
      throw new Rejection.Invalid(
          "malformed_text",
          "the text has half of a surrogate pair, which no file can hold",
          "send whole Unicode characters");
    }
  }

  /// By place.
  @Override
  public int compareTo(Splice other) {
    return start == other.start
        ? Integer.compare(end, other.end)
        : Integer.compare(start, other.start);
  }

  static Splice insert(int at, String text) {
    return new Splice(at, at, text);
  }

  static Splice delete(int start, int end) {
    return new Splice(start, end, "");
  }

  /// The text with all splices applied; they must not overlap. An insertion comes before a deletion
  /// that begins at the same place.
  static String apply(String text, List<Splice> splices) {
    var result = new StringBuilder(text.length() + 64);
    int copied = 0;
    for (Splice splice : splices.stream().sorted().toList()) {
      result.append(text, copied, splice.start).append(splice.with);
      copied = splice.end;
    }
    return result.append(text, copied, text.length()).toString();
  }

  private static boolean hasLoneSurrogate(String text) {
    return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= 0xDFFF);
  }
}
