package dev.codestrator.mcp;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// The requests under way, each on a thread of its own: a long one keeps nobody waiting.
final class Running {
  /// How long calls that change nothing may go on after input has ended.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<Object, Thread> byId = new ConcurrentHashMap<>();
  private final Set<Thread> readers = new HashSet<>();

  /// Runs a request.
  void start(Object id, Runnable request) {
    threads.execute(() -> {
      byId.put(id, Thread.currentThread());
      try {
        request.run();
      } finally {
        byId.remove(id, Thread.currentThread());
      }
    });
  }

  /// Runs work that changes nothing, and so may be interrupted.
  <T> T reading(Supplier<T> work) {
    Thread self = Thread.currentThread();
    synchronized (readers) {
      readers.add(self);
    }
    try {
      return work.get();
    } finally {
      synchronized (readers) {
        readers.remove(self);
        Thread.interrupted();
      }
    }
  }

  /// Interrupts a request that nobody waits for any more, unless it changes something.
  void cancel(Object id) {
    Thread thread = byId.get(id);
    synchronized (readers) {
      if (thread != null && readers.contains(thread)) {
        thread.interrupt();
      }
    }
  }

  /// Returns when all requests are answered. Those that change something are waited for however
  /// long they take; others for some seconds.
  void finish() {
    threads.shutdown();
    if (!isQuietWithin(PATIENCE)) {
      synchronized (readers) {
        readers.forEach(Thread::interrupt);
      }
    }
    threads.close();
  }

  private boolean isQuietWithin(Duration limit) {
    try {
      return threads.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
