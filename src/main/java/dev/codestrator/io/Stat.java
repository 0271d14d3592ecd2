package dev.codestrator.io;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/// What tells one state of a file from another without reading it.
///
/// @param file which file
/// @param size its bytes
/// @param modified when it was last written
public record Stat(Path file, long size, FileTime modified) {
  /// The file's state now; empty when it is missing.
  public static Optional<Stat> of(Path file) {
    return Disk.attributes(file).map(a -> new Stat(file, a.size(), a.lastModifiedTime()));
  }
}
