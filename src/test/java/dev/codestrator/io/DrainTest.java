package dev.codestrator.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class DrainTest {
  @Test
  void aReaderThatIsSlowIsWaitedFor() throws InterruptedException {
    assertThat(Drain.of(new Slow(30, Duration.ofMillis(40))).text()).hasSize(30);
  }

  @Test
  void aPipeThatSomebodyHoldsOpenIsNot() throws InterruptedException {
    var held = new Slow(3, Duration.ofDays(1));
    Drain drain = Drain.of(held);

    assertThat(drain.text()).isEmpty();

    held.ended.countDown();
  }

  /// Gives one byte after another, each a while later.
  private static final class Slow extends InputStream {
    final CountDownLatch ended = new CountDownLatch(1);
    private final Duration pause;
    private int left;

    Slow(int bytes, Duration pause) {
      this.left = bytes;
      this.pause = pause;
    }

    @Override
    public int read(byte[] bytes, int from, int count) {
      try {
        if (ended.await(pause.toMillis(), TimeUnit.MILLISECONDS) || left-- == 0) {
          return -1;
        }
        bytes[from] = 'x';
        return 1;
      } catch (InterruptedException e) {
        return -1;
      }
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException();
    }
  }
}
