package dev.codestrator.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that stands still until a test turns it forward.
public final class TurnableClock implements InstantSource {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-21T02:12:00Z"));

  @Override
  public Instant instant() {
    return now.get();
  }

  /// Turns it forward.
  public void pass(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }
}
