package dev.codestrator.board;

import dev.codestrator.io.Watch;
import dev.codestrator.model.Rejection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Counts changes of the records, as the file system tells of them, while somebody listens: nobody
/// watches for nobody.
final class Changes implements AutoCloseable {
  private static final Duration GLANCE = Duration.ofSeconds(1);

  /// Several files change together; they are one change.
  private static final Duration TOGETHER = Duration.ofMillis(80);

  private static final int MOST_TOGETHER = 5;

  private final Supplier<List<Path>> folders;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition told = lock.newCondition();
  private long count;
  private int listeners;
  private boolean watching;
  private volatile boolean closed;

  /// @param folders those whose files matter, as they are now
  Changes(Supplier<List<Path>> folders) {
    this.folders = folders;
  }

  /// Somebody who is told of changes, from the start of the watching on.
  final class Listener implements AutoCloseable {
    /// Waits until the count is another than this, at most this long; the count.
    long await(long seen, Duration limit) {
      lock.lock();
      try {
        long left = limit.toNanos();
        while (count == seen && !closed && left > 0) {
          left = told.awaitNanos(left);
        }
        return count;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return count;
      } finally {
        lock.unlock();
      }
    }

    /// Whether nothing more will be told.
    boolean isOver() {
      return closed || Thread.currentThread().isInterrupted();
    }

    @Override
    public void close() {
      lock.lock();
      try {
        listeners--;
      } finally {
        lock.unlock();
      }
    }
  }

  /// Begins to listen.
  Listener listen() {
    lock.lock();
    try {
      listeners++;
      count++; // who comes looks once
      if (!watching) {
        watching = true;
        Thread.ofPlatform().daemon().name("board-watch").start(this::watch);
      }
      return new Listener();
    } finally {
      lock.unlock();
    }
  }

  private void watch() {
    List<Path> known = List.of();
    while (goesOn()) {
      List<Path> now = look(known);
      try (Watch watch = Watch.on(now, Changes::matters)) {
        tell(); // what changed before it was watched
        known = now;
        while (known.equals(now) && goesOn()) {
          if (watch.await(GLANCE)) {
            settle(watch);
            now = look(known);
            tell();
          }
        }
      }
    }
  }

  /// The folders to watch; those that were known, while the clone can't be looked at.
  private List<Path> look(List<Path> known) {
    try {
      return folders.get();
    } catch (Rejection e) {
      return known;
    }
  }

  private static void settle(Watch watch) {
    int times = 0;
    while (watch.await(TOGETHER) && times < MOST_TOGETHER) {
      times++;
    }
  }

  private boolean goesOn() {
    lock.lock();
    try {
      watching = listeners > 0 && !closed;
      return watching;
    } finally {
      lock.unlock();
    }
  }

  private void tell() {
    lock.lock();
    try {
      count++;
      told.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// The log grows with whatever a terminal shows, and a hook's draft is no event yet.
  private static boolean matters(String name) {
    return !name.equals("log") && !name.endsWith(".tmp");
  }

  @Override
  public void close() {
    closed = true;
    tell();
  }
}
