package dev.codestrator.store;

import dev.codestrator.markdown.Document;
import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Texts;
import java.util.Collection;
import java.util.stream.Collectors;

/// The rules for naming a record by the beginning of its ID.
final class Prefixes {
  private static final int MOST_CANDIDATES = 8;

  private Prefixes() {}

  /// @throws Rejection.Invalid when this can't begin an ID of that kind
  static void check(String noun, String prefix, Id.Kind kind) {
    if (!Id.isPrefix(prefix)) {
      throw new Rejection.Invalid(
          "malformed_id",
          "'" + Texts.excerpt(prefix, 40) + "' is not the ID of a " + noun,
          "such an ID begins with " + kind.letter() + "- and any unique beginning of it will do");
    }
    if (prefix.charAt(0) != kind.letter()) {
      throw new Rejection.Invalid(
          "wrong_kind",
          "'" + prefix + "' is no " + noun + ": its letter stands for another kind of record",
          "the ID of a " + noun + " begins with " + kind.letter() + "-");
    }
  }

  /// @throws Rejection.Invalid `id_mismatch` beginning with line and column, when a file's name and
  ///   its front matter don't say the same
  static void checkName(Document document, Id named, Id said) {
    if (!said.equals(named)) {
      throw new Rejection.Invalid(
          "id_mismatch",
          document.place("id") + ": its name says " + named + " and its front matter says " + said,
          "make both say the same, in the name or in the file");
    }
  }

  static Rejection.NotFound unknown(String noun, String prefix, Id.Kind kind) {
    return new Rejection.NotFound(
        "unknown_id",
        "there is no " + noun + " " + prefix,
        "IDs of this kind begin with " + kind.letter() + "-; only beginnings are accepted");
  }

  static Rejection.Invalid ambiguous(String noun, String prefix, Collection<Id> candidates) {
    String some =
        candidates.stream().limit(MOST_CANDIDATES).map(Id::value).collect(Collectors.joining(", "));
    String more = candidates.size() > MOST_CANDIDATES ? ", ..." : "";
    return new Rejection.Invalid(
        "ambiguous_id",
        "'" + prefix + "' fits " + candidates.size() + " records: " + some + more,
        "give more characters of the " + noun + "'s ID");
  }
}
