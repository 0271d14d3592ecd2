package dev.codestrator.app.machine;

import java.util.Optional;

/// A program that is needed, and how it stands with it.
///
/// @param name the program
/// @param needed the oldest version whose ways are known
/// @param version what is there; empty when nothing is
/// @param install how it is installed where no package has it: by npm
public record Part(
    String name, State state, String needed, Optional<String> version, Optional<String> install) {
  /// How it stands.
  public enum State {
    READY,
    MISSING,
    OLD
  }

  /// Whether nothing is to be done.
  public boolean isReady() {
    return state == State.READY;
  }
}
