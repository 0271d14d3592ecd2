package dev.codestrator.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.testing.Waiting;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RunningTest {
  private final Running running = new Running();
  private final CountDownLatch never = new CountDownLatch(1);
  private final AtomicBoolean interrupted = new AtomicBoolean();

  @Test
  void requestsRunAtTheSameTime() {
    var all = new CountDownLatch(50);
    for (int i = 0; i < 50; i++) {
      running.start(
          i,
          () -> {
            all.countDown();
            pause(all);
          });
    }
    running.finish();
    assertThat(all.getCount()).isZero();
    assertThat(interrupted).isFalse();
  }

  @Test
  void aCancelledReaderIsInterrupted() {
    var begun = new CountDownLatch(1);
    running.start(
        "r",
        () ->
            running.reading(() -> {
              begun.countDown();
              return pause(never);
            }));
    pause(begun);

    running.cancel("r");

    running.finish();
    assertThat(interrupted).isTrue();
  }

  @Test
  void aCancelledWriterGoesOn() {
    var begun = new CountDownLatch(1);
    var done = new CountDownLatch(1);
    running.start(
        "w",
        () -> {
          begun.countDown();
          pause(done);
        });
    pause(begun);

    running.cancel("w");
    done.countDown();

    running.finish();
    assertThat(interrupted).isFalse();
  }

  @Test
  void theEndInterruptsReadersAndWaitsForWriters() {
    var written = new AtomicInteger();
    running.start("reader", () -> running.reading(() -> pause(never)));
    running.start(
        "writer",
        () -> {
          Waiting.until("the reader is interrupted", interrupted::get);
          written.incrementAndGet();
        });

    running.finish();

    assertThat(written).hasValue(1);
  }

  private boolean pause(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      interrupted.set(true);
    }
    return true;
  }
}
