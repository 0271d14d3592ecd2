package dev.codestrator.store;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The threads of this process that want to write to one clone, in the order of their coming. One
/// leads: it gets the clone's lock and begins a [WriteGroup], which the others may be called into.
final class WriteQueue {
  private static final Map<Path, WriteQueue> ALL = new ConcurrentHashMap<>();

  private final Deque<Turn> waiting = new ArrayDeque<>();
  private boolean led;
  private long came;
  private volatile @Nullable Thread writer;

  private WriteQueue() {}

  /// The one of the clone with this folder.
  static WriteQueue of(Path localDir) {
    return ALL.computeIfAbsent(localDir, _ -> new WriteQueue());
  }

  /// A thread's place in the queue.
  static final class Turn {
    private final long number;
    private final Semaphore called = new Semaphore(0);
    private Optional<WriteGroup> group = Optional.empty();

    private Turn(long number) {
      this.number = number;
    }

    /// How many came before it, and itself.
    long number() {
      return number;
    }

    /// The group that the thread was called into; empty when it leads the next one.
    Optional<WriteGroup> group() {
      return group;
    }

    /// Waits until this is called, as has been promised to it.
    void await() {
      called.acquireUninterruptibly();
    }

    void call() {
      called.release();
    }
  }

  /// Waits until this thread leads or is called into a group.
  ///
  /// @param deadline of [System#nanoTime]
  /// @return empty when the time is over, or the thread is interrupted
  /// @throws IllegalStateException when this thread writes already
  Optional<Turn> enter(long deadline) {
    if (Thread.currentThread().equals(writer)) {
      throw new IllegalStateException("this thread writes already");
    }
    Turn turn;
    synchronized (this) {
      turn = new Turn(++came);
      if (!led) {
        led = true;
        return Optional.of(turn);
      }
      waiting.add(turn);
    }
    if (!isCalled(turn, deadline)) {
      synchronized (this) {
        if (waiting.remove(turn)) {
          return Optional.empty();
        }
      }
      turn.await();
    }
    return Optional.of(turn);
  }

  private static boolean isCalled(Turn turn, long deadline) {
    try {
      return turn.called.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// From now on this thread writes.
  void begin() {
    writer = Thread.currentThread();
  }

  void end() {
    writer = null;
  }

  /// The number of the thread that came last.
  synchronized long newest() {
    return came;
  }

  /// The one whose turn is next, for this group; it must be called.
  synchronized Optional<Turn> next(WriteGroup group) {
    Optional<Turn> next = Optional.ofNullable(waiting.poll());
    next.ifPresent(turn -> turn.group = Optional.of(group));
    return next;
  }

  /// Lets the next one lead.
  synchronized void leave() {
    Turn next = waiting.poll();
    led = next != null;
    if (next != null) {
      next.call();
    }
  }
}
