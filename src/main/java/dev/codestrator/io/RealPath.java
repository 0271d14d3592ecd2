package dev.codestrator.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Where a path leads when its end doesn't exist yet.
final class RealPath {
  private RealPath() {}

  /// Resolves all links of an absolute path, those that lead nowhere too.
  static Path of(Path path) throws IOException {
    try {
      return path.toRealPath();
    } catch (NoSuchFileException e) {
      Path above = path.getParent();
      if (above == null) {
        throw e;
      }
      Path end = Files.isSymbolicLink(path) ? Files.readSymbolicLink(path) : path.getFileName();
      return end.equals(path.getFileName())
          ? of(above).resolve(end).normalize()
          : of(above.resolve(end));
    }
  }
}
