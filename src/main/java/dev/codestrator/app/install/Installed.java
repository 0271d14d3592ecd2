package dev.codestrator.app.install;

import java.util.Optional;

/// What became of one part.
///
/// @param path the file, below the worktree's root
/// @param note why, where it isn't as one would expect
public record Installed(String path, Outcome outcome, Optional<String> note) {
  /// What was done with it.
  public enum Outcome {
    ADDED,
    RENEWED,
    UNCHANGED,
    REMOVED,
    /// Somebody edited ours: it stays as it is.
    KEPT,
    /// It can't be put there.
    SKIPPED
  }
}
