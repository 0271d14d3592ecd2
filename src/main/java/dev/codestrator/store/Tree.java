package dev.codestrator.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Files as one reader sees them: those on disk, or those with a draft's changes laid over them.
interface Tree {
  /// The file's bytes; empty when it doesn't exist.
  Optional<byte[]> read(Path file);

  /// The names in a folder, sorted; empty when it doesn't exist.
  List<String> names(Path folder);

  /// Whether anything has this name.
  boolean exists(Path path);

  /// Whether this is a folder, and no link to one.
  boolean isFolder(Path path);

  /// Whether several threads may read at once.
  boolean isShared();
}
