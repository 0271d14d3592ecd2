package dev.codestrator.io;

import dev.codestrator.io.Entry.Stage;
import dev.codestrator.model.Rejection;
import java.util.List;
import java.util.Optional;

/// What the commits of a log replaced or deleted.
final class Undos {
  private Undos() {}

  /// All of them, the newest first. One that can't be read is listed without paths.
  static List<Undo> list(WriteLog log) {
    return log.segments().reversed().stream()
        .flatMap(segment ->
            segment.entries().reversed().stream().flatMap(entry -> of(segment, entry).stream()))
        .toList();
  }

  private static Optional<Undo> of(Segment segment, Entry entry) {
    if (entry.stage() != Stage.DONE && entry.stage() != Stage.SAFE) {
      return Optional.empty();
    }
    try {
      Transaction transaction = segment.read(entry);
      return transaction.replaces() ? Optional.of(Undo.of(entry, transaction)) : Optional.empty();
    } catch (Rejection e) {
      return Optional.of(Undo.unreadable(entry, e));
    }
  }
}
