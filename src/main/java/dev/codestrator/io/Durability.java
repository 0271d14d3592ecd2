package dev.codestrator.io;

import java.io.FileDescriptor;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/// Whether what is written is on the disk, and not only with the system, when a write returns.
///
/// It is, unless the variable `ORCH_FSYNC` is `off`: a matter of the machine, so no setting of the
/// project. Without it a killed process still loses nothing and leaves nothing half-written; a
/// power cut may cost the last seconds.
///
/// @param forced whether the disk is waited for
record Durability(boolean forced) {
  /// What holds for this process.
  static final Durability NOW = of(System.getenv());

  /// For what is on the disk elsewhere.
  static final Durability NEVER = new Durability(false);

  static Durability of(Map<String, String> environment) {
    return new Durability(!"off".equals(environment.get("ORCH_FSYNC")));
  }

  /// Waits until the bytes of a file are on the disk.
  void force(FileDescriptor file) throws IOException {
    if (forced) {
      file.sync();
    }
  }

  /// Waits until the bytes of a file, or renames, creations and deletions in a folder, are on the
  /// disk.
  void force(Path path) throws IOException {
    if (forced) {
      try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
