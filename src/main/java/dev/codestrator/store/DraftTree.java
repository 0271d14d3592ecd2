package dev.codestrator.store;

import dev.codestrator.io.Change;
import dev.codestrator.io.Disk;
import dev.codestrator.io.FileKind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// The files on disk with changes laid over them. It remembers what it read of a file that it
/// changes, so that a change made meanwhile by somebody else is noticed.
final class DraftTree implements Tree {
  private final Map<Path, Optional<byte[]>> before = new LinkedHashMap<>();
  private final Map<Path, Optional<byte[]>> after = new LinkedHashMap<>();

  @Override
  public Optional<byte[]> read(Path file) {
    Optional<byte[]> changed = after.get(file);
    return changed != null ? changed : old(file);
  }

  @Override
  public List<String> names(Path folder) {
    List<String> onDisk = Disk.names(folder);
    if (after.isEmpty()) {
      return onDisk;
    }
    var names = new TreeSet<>(onDisk);
    after.forEach((file, bytes) -> {
      if (file.startsWith(folder) && !file.equals(folder)) {
        boolean direct = folder.equals(file.getParent());
        String name = folder.relativize(file).getName(0).toString();
        if (bytes.isPresent()) {
          names.add(name);
        } else if (direct) {
          names.remove(name);
        }
      }
    });
    return List.copyOf(names);
  }

  @Override
  public Optional<FileKind> kind(Path path) {
    Optional<byte[]> changed = after.get(path);
    if (changed != null) {
      return changed.map(_ -> FileKind.FILE);
    }
    return holdsChanges(path) ? Optional.of(FileKind.FOLDER) : FileKind.of(path);
  }

  private boolean holdsChanges(Path folder) {
    return after.keySet().stream().anyMatch(file -> file.startsWith(folder));
  }

  @Override
  public boolean isShared() {
    return false; // it remembers what was read
  }

  void put(Path file, byte[] bytes) {
    read(file);
    after.put(file, Optional.of(bytes));
  }

  void remove(Path file) {
    read(file);
    after.put(file, Optional.empty());
  }

  /// What has to be written so that the disk is as this tree.
  List<Change> changes() {
    return after.entrySet().stream()
        .filter(entry -> differs(entry.getKey(), entry.getValue()))
        .map(entry -> change(entry.getKey(), entry.getValue()))
        .toList();
  }

  private Optional<byte[]> old(Path file) {
    return before.computeIfAbsent(file, Disk::read);
  }

  private boolean differs(Path file, Optional<byte[]> bytes) {
    Optional<byte[]> old = old(file);
    return old.isPresent() != bytes.isPresent()
        || (bytes.isPresent() && !Arrays.equals(old.orElseThrow(), bytes.get()));
  }

  private Change change(Path file, Optional<byte[]> bytes) {
    Optional<byte[]> old = old(file);
    return bytes
        .map(now -> Change.write(file, old, now))
        .orElseGet(() -> Change.delete(file, old.orElseThrow()));
  }
}
