package dev.codestrator.store;

import dev.codestrator.model.Rejection;
import java.nio.file.Path;
import java.util.Optional;

/// A file or folder of records that can't be read. It stops nothing else, and nobody but a person
/// knows what it should be.
///
/// @param code why, for programs
/// @param message why, with its path and, inside a file, line and column
public record Fault(Path file, String code, String message) {
  /// What is wrong when this can't be read.
  static Optional<Fault> in(Path file, Runnable reading) {
    try {
      reading.run();
      return Optional.empty();
    } catch (Rejection e) {
      return Optional.of(new Fault(file, e.code(), e.message()));
    }
  }
}
