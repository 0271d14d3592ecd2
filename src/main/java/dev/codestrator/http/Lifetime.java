package dev.codestrator.http;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// How long a server runs: until the process is asked to end, which waits for it then, or nobody
/// has asked it for anything so long.
public final class Lifetime implements AutoCloseable {
  private static final long LOOK_AGAIN_MILLIS = 200;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  /// From now on the process ends when this is closed.
  public Lifetime() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::end));
  }

  private void end() {
    asked.countDown();
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Returns when it is time to close the door.
  ///
  /// @param idle how long nobody may ask for anything; empty for ever
  public void await(Door door, Optional<Duration> idle) {
    try {
      while (!asked.await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
        if (idle.filter(limit -> door.idle().compareTo(limit) > 0).isPresent()) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    ended.countDown();
  }
}
