package dev.codestrator.app.merge;

import dev.codestrator.app.Call;
import dev.codestrator.io.Disk;
import dev.codestrator.model.Id;
import dev.codestrator.model.QueueEntry;
import dev.codestrator.model.Rejection;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.View;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Whose turn the main lock is, by the queue. Who asked for it in vain a moment ago goes before
/// those behind him in the queue; who doesn't ask keeps nobody waiting.
final class Turns {
  /// How long having asked counts.
  private static final Duration COUNTS = Duration.ofMinutes(2);

  private final Call call;

  Turns(Call call) {
    this.call = call;
  }

  /// The queue's order: first come, first served within a priority.
  static Comparator<QueueEntry> order() {
    return Comparator.<QueueEntry>comparingInt(entry -> -entry.priority())
        .thenComparing(QueueEntry::queuedAt)
        .thenComparing(QueueEntry::id);
  }

  /// Those that have not landed, in order.
  static List<QueueEntry> waiting(View view) {
    return view.list(RecordType.QUEUE_ENTRY).stream()
        .map(Stored::value)
        .filter(QueueEntry::isOpen)
        .sorted(order())
        .toList();
  }

  /// Refuses when somebody before the caller's session waits for the lock.
  ///
  /// @throws Rejection.Busy `not_your_turn`
  void require(View view) {
    ahead(view)
        .ifPresent(entry -> {
          throw new Rejection.Busy(
              "not_your_turn",
              entry.id() + " of session " + entry.session() + " is before you, and waits too",
              "ask again in a while; see orch merge queue");
        });
  }

  /// Of those before the caller's own place (or all, without one) the first that asks as well.
  private Optional<QueueEntry> ahead(View view) {
    return waiting(view).stream()
        .takeWhile(entry -> !entry.session().equals(call.session()))
        .filter(QueueEntry::isReady)
        .filter(entry -> asks(entry.session()))
        .findFirst();
  }

  private boolean asks(Id session) {
    return Disk.modified(file(session))
        .filter(at -> at.plus(COUNTS).isAfter(call.now()))
        .isPresent();
  }

  /// Notes that the caller's session has asked for the lock in vain.
  void asked() {
    Disk.touch(file(call.session()), call.now());
  }

  /// Notes that it has the lock, or wants it no more.
  void served() {
    Disk.delete(file(call.session()));
  }

  private Path file(Id session) {
    return call.repository().localDir().resolve("leases").resolve("asks-" + session);
  }
}
