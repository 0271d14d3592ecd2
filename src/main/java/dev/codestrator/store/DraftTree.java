package dev.codestrator.store;

import dev.codestrator.io.Change;
import dev.codestrator.io.FileKind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Changes laid over the files of another tree, which stays as it is.
final class DraftTree implements Tree {
  private final Tree below;
  private final Map<Path, Optional<byte[]>> after = new LinkedHashMap<>();

  DraftTree(Tree below) {
    this.below = below;
  }

  @Override
  public Optional<byte[]> read(Path file) {
    Optional<byte[]> changed = after.get(file);
    return changed != null ? changed : below.read(file);
  }

  @Override
  public List<String> names(Path folder) {
    List<String> old = below.names(folder);
    if (!holdsChanges(folder)) {
      return old;
    }
    var names = new TreeSet<>(old);
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
    return holdsChanges(path) ? Optional.of(FileKind.FOLDER) : below.kind(path);
  }

  private boolean holdsChanges(Path folder) {
    for (Path file : after.keySet()) {
      if (file.startsWith(folder)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean isShared() {
    return below.isShared();
  }

  void put(Path file, byte[] bytes) {
    below.read(file); // what it was is known from now on
    after.put(file, Optional.of(bytes));
  }

  void remove(Path file) {
    below.read(file);
    after.put(file, Optional.empty());
  }

  /// The same changes over another tree.
  DraftTree over(Tree other) {
    var moved = new DraftTree(other);
    moved.take(this);
    return moved;
  }

  /// Takes over the changes of a tree that was laid over this one.
  void take(DraftTree above) {
    after.putAll(above.after);
  }

  /// What has to be written so that the tree below is as this one.
  List<Change> changes() {
    return after.entrySet().stream()
        .filter(entry -> differs(entry.getKey(), entry.getValue()))
        .map(entry -> change(entry.getKey(), entry.getValue()))
        .toList();
  }

  private boolean differs(Path file, Optional<byte[]> bytes) {
    Optional<byte[]> old = below.read(file);
    return old.isPresent() != bytes.isPresent()
        || (bytes.isPresent() && !Arrays.equals(old.orElseThrow(), bytes.get()));
  }

  private Change change(Path file, Optional<byte[]> bytes) {
    Optional<byte[]> old = below.read(file);
    return bytes
        .map(now -> Change.write(file, old, now))
        .orElseGet(() -> Change.delete(file, old.orElseThrow()));
  }
}
