package dev.codestrator.app.thread;

import dev.codestrator.app.Call;
import dev.codestrator.io.Watch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/// A call that lasts: it knows how late it is meanwhile.
///
/// @param call as it began
/// @param began by the machine's own count, in nanoseconds
record Clocked(Call call, long began) {
  private static final Duration LOOK = Duration.ofMillis(100);

  static Clocked from(Call call) {
    return new Clocked(call, System.nanoTime());
  }

  /// The call as it would begin now.
  Call now() {
    return new Call(
        call.repository(),
        call.caller(),
        call.config(),
        call.store(),
        call.now().plusNanos(System.nanoTime() - began));
  }

  /// Waits until something holds; looks when files come into these folders, and ten times a second.
  ///
  /// @return whether it came to hold
  static boolean until(List<Path> folders, Duration limit, BooleanSupplier what) {
    long end = System.nanoTime() + limit.toNanos();
    try (Watch watch = Watch.on(folders)) {
      while (!what.getAsBoolean()) {
        long left = Thread.currentThread().isInterrupted() ? 0 : end - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        watch.await(Duration.ofNanos(Math.min(left, LOOK.toNanos())));
      }
      return true;
    }
  }
}
