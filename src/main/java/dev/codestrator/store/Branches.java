package dev.codestrator.store;

import java.util.Optional;

/// What branches hold, for Cases of worktrees that are not on this machine.
public interface Branches {
  /// The file of a branch; empty when there is no such branch or file.
  ///
  /// @param path from the worktree's root, with forward slashes
  Optional<byte[]> read(String branch, String path);
}
