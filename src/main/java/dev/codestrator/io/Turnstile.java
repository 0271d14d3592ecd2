package dev.codestrator.io;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Lets the threads of this process pass one at a time, in the order of their coming.
final class Turnstile {
  private static final Map<Path, Turnstile> ALL = new ConcurrentHashMap<>();

  private final Semaphore gate = new Semaphore(1, true);
  private volatile @Nullable Thread inside;
  private volatile String holder = "";

  private Turnstile() {}

  /// The one for this file.
  static Turnstile of(Path real) {
    return ALL.computeIfAbsent(real, file -> new Turnstile());
  }

  /// Waits for its turn; false when the wait is over or the thread is interrupted.
  ///
  /// @param wait in nanoseconds
  /// @throws IllegalStateException when this thread is inside already
  boolean enter(long wait, String command) {
    if (Thread.currentThread().equals(inside)) {
      throw new IllegalStateException("this thread holds the lock already, for: " + holder);
    }
    try {
      if (!gate.tryAcquire(wait, TimeUnit.NANOSECONDS)) {
        return false;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    inside = Thread.currentThread();
    holder = ProcessRef.self().text() + " " + command;
    return true;
  }

  void leave() {
    inside = null;
    gate.release();
  }

  /// Who is inside: `PID@START COMMAND`.
  String holder() {
    return holder;
  }
}
