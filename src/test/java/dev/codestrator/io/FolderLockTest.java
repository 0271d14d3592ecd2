package dev.codestrator.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codestrator.model.Rejection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
  @TempDir private Path temp;

  @Test
  void oneAtATimeHasIt() {
    Path lock = temp.resolve("file.lock");
    var inside = new AtomicInteger();
    var most = new AtomicInteger();
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 20; i++) {
        threads.submit(() ->
            FolderLock.during(
                lock,
                Duration.ofSeconds(20),
                () -> {
                  most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                  inside.decrementAndGet();
                }));
      }
    }
    assertThat(most).hasValue(1);
    assertThat(lock).doesNotExist();
  }

  @Test
  void itIsGivenBackWhenTheActionFails() {
    Path lock = temp.resolve("file.lock");
    assertThatThrownBy(() ->
            FolderLock.during(
                lock,
                Duration.ofSeconds(1),
                () -> {
                  throw new IllegalStateException("failed");
                }))
        .hasMessage("failed");
    assertThat(lock).doesNotExist();
  }

  @Test
  void oneThatShowsNoLifeIsTakenOver() throws IOException {
    Path lock = Files.createDirectory(temp.resolve("file.lock"));
    var done = new AtomicInteger();
    FolderLock.during(lock, Duration.ofMillis(200), done::incrementAndGet);
    assertThat(done).hasValue(1);
    assertThat(lock).doesNotExist();
  }

  @Test
  void oneThatIsRenewedIsLeftToItsHolder() throws IOException {
    Path lock = Files.createDirectory(temp.resolve("file.lock"));
    Files.setLastModifiedTime(lock, FileTime.from(Instant.EPOCH));
    try (var threads = Executors.newSingleThreadExecutor()) {
      var renewing = new java.util.concurrent.atomic.AtomicBoolean(true);
      threads.submit(() -> {
        for (long second = 1; renewing.get(); second++) {
          Files.setLastModifiedTime(lock, FileTime.from(Instant.ofEpochSecond(second)));
        }
        return second();
      });
      assertThatThrownBy(() ->
              FolderLock.during(
                  lock, Duration.ofMillis(300), () -> assertThat(lock).doesNotExist()))
          .isInstanceOf(Rejection.Busy.class);
      renewing.set(false);
    }
    assertThat(lock).exists();
  }

  private static int second() {
    return 1;
  }
}
