package dev.codestrator.io;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/// Deletes many files that nobody misses, without waiting for the disk: after a power cut some may
/// be there again.
public final class Sweep {
  private Sweep() {}

  /// Deletes these files; those that are missing are fine.
  public static void delete(Collection<Path> files) {
    for (Path file : files) {
      FileCall.run("delete", file, () -> Files.deleteIfExists(file));
    }
  }
}
