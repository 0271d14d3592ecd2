package dev.codestrator.store;

import dev.codestrator.io.Disk;
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
  public boolean exists(Path path) {
    return Disk.exists(path);
  }

  @Override
  public boolean isFolder(Path path) {
    return Disk.isFolder(path);
  }

  @Override
  public boolean isShared() {
    return true;
  }
}
