package dev.codestrator.io;

import dev.codestrator.model.Rejection;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// What a commit replaced or deleted, kept for a while.
///
/// @param file the segment of the log that it is in
/// @param position where in it, in bytes
/// @param at when it was committed
/// @param label what the commit was for
/// @param paths the files that it changed
public record Undo(Path file, long position, Instant at, String label, List<Path> paths) {
  public Undo {
    paths = List.copyOf(paths);
  }

  static Undo of(Entry entry, Transaction transaction) {
    List<Path> paths = transaction.steps().stream().map(s -> s.change().path()).toList();
    return new Undo(entry.segment(), entry.position(), entry.at(), transaction.label(), paths);
  }

  static Undo unreadable(Entry entry, Rejection why) {
    String label = "unreadable: " + why.message();
    return new Undo(entry.segment(), entry.position(), entry.at(), label, List.of());
  }

  /// Its name: when it was committed, no two at the same time.
  public String id() {
    return Stamps.of(at);
  }

  /// The changes that take it back, for [Journal#commit]; refused there as [ChangedOnDisk] when a
  /// file was changed again since.
  ///
  /// @throws Rejection.Conflict `journal_damaged`
  public List<Change> changes() {
    var segment = new Segment(file);
    return segment.read(segment.at(position)).steps().stream()
        .map(step -> step.change().inverse())
        .toList();
  }
}
