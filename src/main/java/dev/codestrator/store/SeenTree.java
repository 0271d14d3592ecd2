package dev.codestrator.store;

import dev.codestrator.io.Disk;
import dev.codestrator.io.FileKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The files on disk, each as it was when it was first looked at: what a write decides by doesn't
/// change under it.
final class SeenTree implements Tree {
  private final Map<Path, Optional<byte[]>> files = new ConcurrentHashMap<>();
  private final Map<Path, List<String>> folders = new ConcurrentHashMap<>();
  private final Map<Path, Optional<FileKind>> kinds = new ConcurrentHashMap<>();

  @Override
  public Optional<byte[]> read(Path file) {
    return files.computeIfAbsent(file, Disk::read);
  }

  @Override
  public List<String> names(Path folder) {
    return folders.computeIfAbsent(folder, Disk::names);
  }

  @Override
  public Optional<FileKind> kind(Path path) {
    return kinds.computeIfAbsent(path, FileKind::of);
  }

  @Override
  public boolean isShared() {
    return true;
  }
}
