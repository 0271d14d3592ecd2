package dev.codestrator.io;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// What a commit replaced or deleted, kept for a while.
///
/// @param file where it is kept
/// @param at when it was committed
/// @param label what the commit was for
/// @param paths the files that it changed
public record Undo(Path file, Instant at, String label, List<Path> paths) {
  public Undo {
    paths = List.copyOf(paths);
  }

  /// Its name: when it was committed, no two at the same time.
  public String id() {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, Math.min(name.length(), Undos.STAMP_LENGTH));
  }

  /// The changes that take it back, for [Journal#commit]; refused there as [ChangedOnDisk] when a
  /// file was changed again since.
  public List<Change> changes() {
    return TransactionFile.read(file).steps().stream().map(s -> s.change().inverse()).toList();
  }
}
