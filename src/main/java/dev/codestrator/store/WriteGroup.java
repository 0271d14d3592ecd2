package dev.codestrator.store;

import dev.codestrator.io.ChangedOnDisk;
import dev.codestrator.io.Commit;
import dev.codestrator.io.Journal;
import dev.codestrator.io.OsLock;
import dev.codestrator.model.Rejection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Changes by several threads of this process that go to the disk together (group commit): the lock
/// is taken once and the disk waited for once. Each thread makes its change itself, on top of those
/// before it, and hears of its own result only; one that fails leaves nothing. The last one commits
/// for all.
///
/// Each sees the files as they were after it came: what was read for those before it is read anew
/// for a thread that came later. Of its state, one thread at a time uses what is not final.
final class WriteGroup {
  private static final int MOST = 16;

  private final WriteQueue queue;
  private final Journal journal;
  private final OsLock lock;
  private final long full;
  private final List<Commit> commits = new ArrayList<>();
  private final List<WriteQueue.Turn> members = new ArrayList<>();
  private DraftTree changed = new DraftTree(new SeenTree());
  private long newest;
  private boolean landed;
  private @Nullable Throwable failure;

  /// @param lock of the clone, given up when the group has ended
  /// @param young for how long others are called in
  WriteGroup(WriteQueue queue, Journal journal, OsLock lock, Duration young) {
    this.queue = queue;
    this.journal = journal;
    this.lock = lock;
    this.full = System.nanoTime() + young.toNanos();
    this.newest = queue.newest();
  }

  /// Makes one change, on this thread.
  ///
  /// @return its result, or what it failed with; of worth once the group has ended
  <R> Supplier<R> run(String label, Function<DraftTree, R> work) {
    var mine = new DraftTree(changed);
    queue.begin();
    try {
      R result = work.apply(mine);
      commits.add(new Commit(label, mine.changes()));
      changed.take(mine);
      return () -> result;
    } catch (RuntimeException | Error e) {
      return () -> {
        throw e;
      };
    } finally {
      queue.end();
    }
  }

  /// Calls the next thread in, or commits when there is none; returns when that is done.
  ///
  /// @param turn of this thread
  /// @return whether the changes are on disk; if not, each thread has to try by itself
  /// @throws Rejection.ToolFailed `io_failed` when a file can't be written; nothing is changed
  boolean end(WriteQueue.Turn turn) {
    members.add(turn);
    Optional<WriteQueue.Turn> next = next();
    if (next.isPresent()) {
      next.get().call();
      turn.await();
    } else {
      commit();
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    } else if (failure instanceof Error e) {
      throw e;
    }
    return landed;
  }

  private Optional<WriteQueue.Turn> next() {
    boolean open = members.size() < MOST && System.nanoTime() - full < 0;
    Optional<WriteQueue.Turn> next = open ? queue.next(this) : Optional.empty();
    if (next.filter(turn -> turn.number() > newest).isPresent()) {
      newest = queue.newest();
      changed = changed.over(new SeenTree());
    }
    return next;
  }

  private void commit() {
    try (lock) {
      journal.commit(commits);
      landed = true;
    } catch (ChangedOnDisk e) {
      landed = false;
    } catch (RuntimeException e) {
      boolean last = landed || members.size() == 1 || !Journal.isTakenBack(e);
      failure = last ? e : null;
    } catch (Error e) {
      failure = e;
    } finally {
      queue.leave();
      members.forEach(WriteQueue.Turn::call);
    }
  }
}
