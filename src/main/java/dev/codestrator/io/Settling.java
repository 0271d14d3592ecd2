package dev.codestrator.io;

import dev.codestrator.model.Rejection;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Sees to it that what was written comes to rest on the disk: within some seconds while the
/// process lives, else when it ends. Until then the log has it.
final class Settling {
  private static final Settling OF_PROCESS = new Settling();

  private final Map<Path, WriteLog> due = new ConcurrentHashMap<>();
  private final Semaphore work = new Semaphore(0);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicBoolean started = new AtomicBoolean();

  private Settling() {}

  /// Something was written by way of this log.
  static void soon(WriteLog log) {
    if (Durability.NOW.forced()) {
      OF_PROCESS.add(log);
    }
  }

  private void add(WriteLog log) {
    due.put(log.folder(), log);
    start();
    work.release();
  }

  private void start() {
    if (started.compareAndSet(false, true)) {
      Thread.ofPlatform().daemon().name("settling").start(this::run);
      try {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
      } catch (IllegalStateException e) {
        return; // the process ends while it writes: the next one finds it in the log
      }
    }
  }

  private void run() {
    try {
      do {
        work.acquire();
        work.drainPermits();
        settle();
      } while (!ended.await(1, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void end() {
    ended.countDown();
    settle();
  }

  /// One at a time, so that the end waits for what is under way.
  private synchronized void settle() {
    for (Path folder : List.copyOf(due.keySet())) {
      Optional.ofNullable(due.remove(folder)).ifPresent(Settling::settle);
    }
  }

  private static void settle(WriteLog log) {
    try {
      log.settle();
    } catch (Rejection | UncheckedIOException leftToTheNext) {
      // the next process finds it in the log
    }
  }
}
