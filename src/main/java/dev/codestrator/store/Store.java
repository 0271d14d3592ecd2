package dev.codestrator.store;

import dev.codestrator.io.ChangedOnDisk;
import dev.codestrator.io.Commit;
import dev.codestrator.io.FaultPoint;
import dev.codestrator.io.Journal;
import dev.codestrator.io.OsLock;
import dev.codestrator.io.Permissions;
import dev.codestrator.io.Undo;
import dev.codestrator.model.Clone;
import dev.codestrator.model.Rejection;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// The records of a clone on disk.
///
/// Reads take no lock. A write holds the clone's one lock, sees the files as they are, and puts all
/// its changes on disk or none; when somebody without the lock (an editor, an agent) changed one of
/// its files meanwhile, it starts over with the new bytes. Threads that wait to write do it
/// together: [WriteGroup].
public final class Store {
  private static final int MOST_TRIES = 20;
  private static final Duration YOUNG = Duration.ofMillis(50);

  private final Clone repository;
  private final Journal journal;
  private final Duration wait;
  private final String process;
  private final RandomGenerator random;
  private final Branches branches;
  private final Duration young;

  /// @param wait how long a write waits for the lock
  /// @param process what others read about us when we hold the lock
  /// @param clock gives writes their times
  /// @param branches what they hold
  /// @param faults places for a test to crash at
  public Store(
      Clone repository,
      Duration wait,
      String process,
      RandomGenerator random,
      InstantSource clock,
      Branches branches,
      FaultPoint faults) {
    this(repository, wait, YOUNG, process, random, clock, branches, faults);
  }

  /// @param young for how long a write calls others in that wait
  Store(
      Clone repository,
      Duration wait,
      Duration young,
      String process,
      RandomGenerator random,
      InstantSource clock,
      Branches branches,
      FaultPoint faults) {
    this.repository = repository;
    this.journal = new Journal(repository.localDir(), clock, faults);
    this.wait = wait;
    this.process = process;
    this.random = random;
    this.branches = branches;
    this.young = young;
  }

  /// The records as they are now.
  public View view() {
    return new View(repository, new DiskTree(), branches);
  }

  /// Runs a change and puts it on disk.
  ///
  /// @param label what the change is, for the journal
  /// @param work may run more than once, so it changes nothing but its draft
  /// @throws Rejection.Busy `lock_busy`, or `file_keeps_changing`
  public <R> R write(String label, Function<Draft, R> work) {
    long since = System.nanoTime();
    var queue = WriteQueue.of(repository.localDir());
    WriteQueue.Turn turn =
        queue.enter(since + wait.toNanos()).orElseThrow(() -> OsLock.refusal(lockFile(), wait));
    WriteGroup group = turn.group().orElseGet(() -> lead(queue, since));
    Supplier<R> result = group.run(label, tree -> work.apply(draft(tree)));
    return group.end(turn) ? result.get() : alone(label, work);
  }

  private WriteGroup lead(WriteQueue queue, long since) {
    try {
      return begin(queue, lock(since));
    } catch (RuntimeException | Error e) {
      queue.leave();
      throw e;
    }
  }

  private WriteGroup begin(WriteQueue queue, OsLock lock) {
    try {
      journal.recover();
      return new WriteGroup(queue, journal, lock, young);
    } catch (RuntimeException | Error e) {
      lock.close();
      throw e;
    }
  }

  private Draft draft(DraftTree tree) {
    return new Draft(repository, tree, branches, random);
  }

  /// Runs a change and throws it away: what it would have done is in its result.
  public <R> R rehearse(Function<Draft, R> work) {
    return work.apply(draft(new DraftTree(new SeenTree())));
  }

  /// What the write was for that a dead process left half-done; the next write completes it.
  ///
  /// @throws Rejection.Conflict `journal_damaged`
  /// @throws Rejection.Busy `lock_busy`
  public Optional<String> unfinished() {
    if (journal.unfinished().isEmpty()) {
      return Optional.empty();
    }
    try (OsLock _ = lock()) {
      return journal.unfinished();
    }
  }

  private OsLock lock() {
    return lock(System.nanoTime());
  }

  private OsLock lock(long since) {
    Permissions.keepPrivate(repository.localDir());
    return OsLock.acquire(lockFile(), wait, since, process);
  }

  private Path lockFile() {
    return repository.localDir().resolve("lock");
  }

  /// What writes replaced, the newest first.
  public List<Undo> undos() {
    return journal.undos();
  }

  /// Puts back what a write replaced; that can be undone as well.
  ///
  /// @throws Rejection.Conflict `changed_since` when a file isn't as that write left it; nothing is
  ///   changed then
  public void restore(Undo undo) {
    try (OsLock _ = lock()) {
      journal.recover();
      String label = "undo of " + undo.id() + " " + undo.label();
      journal.commit(List.of(new Commit(label, undo.changes())));
    } catch (ChangedOnDisk e) {
      throw new Rejection.Conflict(
          "changed_since",
          e.path() + " was changed again after " + undo.label() + " of " + undo.id(),
          "take back the later writes first, or mend the file by hand; what it was is in "
              + undo.file());
    }
  }

  private <R> R alone(String label, Function<Draft, R> work) {
    try (OsLock _ = lock()) {
      return commit(label, work);
    }
  }

  private <R> R commit(String label, Function<Draft, R> work) {
    Path last = repository.localDir();
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      journal.recover();
      var tree = new DraftTree(new SeenTree());
      R result = work.apply(draft(tree));
      try {
        journal.commit(List.of(new Commit(label, tree.changes())));
        return result;
      } catch (ChangedOnDisk e) {
        last = e.path();
      }
    }
    throw new Rejection.Busy(
        "file_keeps_changing",
        "somebody keeps writing " + last + " while " + label + " tries to change it",
        "try again when that has ended");
  }
}
