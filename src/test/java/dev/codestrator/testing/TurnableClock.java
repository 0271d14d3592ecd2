package dev.codestrator.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that stands still until a test turns it forward.
public final class TurnableClock implements InstantSource {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-21T02:12:00Z"));

  private volatile boolean real;

  @Override
  public Instant instant() {
    return real ? Instant.now() : now.get();
  }

  /// From now on it is the machine's own, for tests with programs that look at that.
  public void followTheMachine() {
    real = true;
  }

  /// Turns it forward.
  public void pass(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }
}
