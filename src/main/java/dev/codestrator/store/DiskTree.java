package dev.codestrator.store;

import dev.codestrator.io.Disk;
import dev.codestrator.io.FileKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The files on disk, as they are now.
final class DiskTree implements Tree {
  @Override
  public Optional<byte[]> read(Path file) {
    return Disk.read(file);
  }

  @Override
  public List<String> names(Path folder) {
    return Disk.names(folder);
  }

  @Override
  public Optional<FileKind> kind(Path path) {
    return FileKind.of(path);
  }

  @Override
  public boolean isShared() {
    return true;
  }
}
