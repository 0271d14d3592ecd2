package dev.codestrator.app.install;

import java.util.Optional;

/// Text of ours in one file of a repository, which may hold text of others as well.
///
/// A file that is missing is the empty text.
sealed interface Part permits WholeFile, MarkedBlock, JsonEntry {
  /// The file, below the worktree's root.
  String path();

  /// What is ours, as [#in] would find it.
  String text();

  /// What stands in the file where ours would; empty when nothing does.
  Optional<String> in(String content);

  /// The file with ours, and all else as it was.
  String with(String content);

  /// The file without it, and all else as it was.
  String without(String content);

  /// Why ours is not to be put into a file that doesn't have it; empty when it may be.
  Optional<String> obstacle(String content);
}
