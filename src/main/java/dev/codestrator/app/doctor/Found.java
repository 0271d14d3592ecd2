package dev.codestrator.app.doctor;

import dev.codestrator.store.Draft;
import java.util.Optional;

/// A problem, and how it is mended when that is safe.
///
/// @param problem what is wrong
/// @param fix mends it in a draft; empty when only a person can know what is right
record Found(Problem problem, Optional<Fix> fix) {
  /// Mends a problem.
  @FunctionalInterface
  interface Fix {
    /// Changes records in a draft, which are then written all together.
    void apply(Draft draft);
  }

  /// A problem that a person has to solve.
  static Found of(String code, String where, String message, String hint) {
    return new Found(new Problem(code, where, message, hint, false, false), Optional.empty());
  }

  /// A problem that can be mended.
  static Found of(String code, String where, String message, String hint, Fix fix) {
    return new Found(new Problem(code, where, message, hint, true, false), Optional.of(fix));
  }

  /// The same, for a person: where it is must not be written from here.
  Found unfixable(String why) {
    return Found.of(problem.code(), problem.where(), problem.message(), why);
  }
}
