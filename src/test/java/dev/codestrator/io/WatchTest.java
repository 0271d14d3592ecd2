package dev.codestrator.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {
  private static final Duration NOW = Duration.ZERO;
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration LONG = Duration.ofSeconds(10);

  @TempDir Path folder;

  @Test
  void aRenameIsSeenOnceAndQuicklyThenItIsQuiet() throws IOException {
    try (Watch watch = Watch.on(List.of(folder))) {
      assertThat(watch.await(SHORT)).isFalse();
      Disk.replace(folder.resolve("message.md"), new byte[0]);
      long start = System.nanoTime();

      assertThat(watch.await(LONG)).isTrue();

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
      assertThat(watch.await(SHORT)).isFalse();
    }
  }

  @Test
  void aChangeBetweenTwoCallsIsNotLost() throws IOException {
    try (Watch watch = Watch.on(List.of(folder))) {
      watch.await(NOW);
      Files.writeString(folder.resolve("a"), "x");

      assertThat(watch.await(LONG)).isTrue();
    }
  }

  @Test
  void aTemporaryFileAloneIsNoChange() throws IOException {
    try (Watch watch = Watch.on(List.of(folder))) {
      Files.writeString(folder.resolve(".orch-1-x.tmp"), "x");

      assertThat(watch.await(SHORT)).isFalse();
    }
  }

  @Test
  void aFolderThatDoesNotExistYetIsWatchedByLooking() throws IOException {
    Path later = folder.resolve("later");
    try (Watch watch = Watch.on(List.of(folder, later))) {
      assertThat(watch.await(SHORT)).isFalse();
      Path file = Files.createDirectory(later).resolve("message");
      assertThat(watch.await(LONG)).isTrue();
      Files.writeString(file, "x");

      assertThat(watch.await(LONG)).isTrue();
      assertThat(watch.await(SHORT)).isFalse();
      Files.move(file, folder.resolve("moved"), StandardCopyOption.ATOMIC_MOVE);
      assertThat(watch.await(LONG)).isTrue();
    }
  }

  @Test
  void aFolderThatIsDeletedAndMadeAgainIsStillWatched() throws IOException {
    Path inbox = Files.createDirectory(folder.resolve("inbox"));
    try (Watch watch = Watch.on(List.of(inbox))) {
      Disk.deleteTree(inbox);
      assertThat(watch.await(LONG)).isTrue();
      watch.await(SHORT);
      Disk.replace(inbox.resolve("message"), new byte[0]);

      assertThat(watch.await(LONG)).isTrue();
    }
  }

  @Test
  void anInterruptEndsTheWaitAndStaysSet() {
    for (Path watched : List.of(folder, folder.resolve("missing"))) {
      try (Watch watch = Watch.on(List.of(watched))) {
        Thread.currentThread().interrupt();

        assertThat(watch.await(LONG)).isFalse();
        assertThat(Thread.interrupted()).isTrue();
      }
    }
  }
}
