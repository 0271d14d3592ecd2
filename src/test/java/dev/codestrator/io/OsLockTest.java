package dev.codestrator.io;

import static dev.codestrator.io.Journals.journal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codestrator.model.Rejection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class OsLockTest {
  private static final Duration SHORT = Duration.ofMillis(100);
  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir Path folder;

  @Test
  void whoWaitsInVainLearnsWhichProcessHoldsTheLock() throws IOException {
    try (ForkedJvm holder = ForkedJvm.start(OsLockTest.class, "hold", file())) {
      assertThat(holder.line()).isEqualTo("held");

      assertThatThrownBy(() -> OsLock.acquire(file(), SHORT, "task create"))
          .isInstanceOfSatisfying(
              Rejection.Busy.class, r -> assertThat(r.code()).isEqualTo("lock_busy"))
          .hasMessageContaining("pid " + holder.process().pid())
          .hasMessageContaining("case begin c-4h");
    }
  }

  @Test
  void aStoppedProcessIsNamedAndItsLockIsFreeWhenItIsKilled() throws Exception {
    try (ForkedJvm holder = ForkedJvm.start(OsLockTest.class, "hold", file())) {
      assertThat(holder.line()).isEqualTo("held");
      String pid = Long.toString(holder.process().pid());
      assertThat(new ProcessBuilder("kill", "-STOP", pid).start().waitFor()).isZero();
      assertThatThrownBy(() -> OsLock.acquire(file(), SHORT, "task create"))
          .hasMessageContaining("pid " + pid)
          .isInstanceOfSatisfying(
              Rejection.Busy.class, r -> assertThat(r.hint()).contains("end it"));
      var waiting = waiting();
      holder.process().destroyForcibly();
      assertThat(waiting.get()).isEqualTo("acquired");
    }
  }

  @Test
  void theLockOfAKilledProcessIsFree() throws Exception {
    try (ForkedJvm holder = ForkedJvm.start(OsLockTest.class, "hold", file())) {
      assertThat(holder.line()).isEqualTo("held");
      var waiting = waiting();

      holder.process().destroyForcibly();

      assertThat(waiting.get()).isEqualTo("acquired");
      assertThat(holder.process().waitFor()).isEqualTo(ForkedJvm.KILLED);
    }
  }

  @Test
  void aThreadThatWaitsInVainDoesNotBreakTheLockOfAnother() throws Exception {
    try (OsLock _ = OsLock.acquire(file(), SHORT, "case begin c-4h")) {
      assertThat(inThread(() -> OsLock.acquire(file(), SHORT, "other")))
          .contains("pid " + ProcessHandle.current().pid())
          .contains("case begin c-4h");

      try (ForkedJvm other = ForkedJvm.start(OsLockTest.class, "try", file())) {
        assertThat(other.line()).isEqualTo("lock_busy");
      }
    }
    try (ForkedJvm other = ForkedJvm.start(OsLockTest.class, "try", file())) {
      assertThat(other.line()).isEqualTo("acquired");
    }
  }

  @Test
  void theNextThreadGetsItWhenItIsClosed() throws Exception {
    FutureTask<String> waiting;
    try (OsLock _ = OsLock.acquire(file(), SHORT, "first")) {
      waiting = waiting();
      assertThat(waiting.isDone()).isFalse();
    }
    assertThat(waiting.get()).isEqualTo("acquired");
  }

  @Test
  void acquiringTwiceOnOneThreadIsABug() {
    try (OsLock _ = OsLock.acquire(file(), SHORT, "outer")) {
      assertThatThrownBy(() -> OsLock.acquire(file(), SHORT, "inner"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("outer");
    }
    OsLock.acquire(file(), SHORT, "again").close();
  }

  @Test
  void aLinkToTheFolderLeadsToTheSameLock() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), file().getParent());
    try (OsLock _ = OsLock.acquire(file(), SHORT, "outer")) {
      assertThatThrownBy(() -> OsLock.acquire(link.resolve("lock"), SHORT, "inner"))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void anInterruptEndsTheWait() throws IOException {
    try (ForkedJvm holder = ForkedJvm.start(OsLockTest.class, "hold", file())) {
      assertThat(holder.line()).isEqualTo("held");
      Thread.currentThread().interrupt();

      assertThatThrownBy(() -> OsLock.acquire(file(), LONG, "x"))
          .isInstanceOfSatisfying(
              Rejection.ToolFailed.class, r -> assertThat(r.code()).isEqualTo("interrupted"));
      assertThat(Thread.interrupted()).isTrue();
    }
    OsLock.acquire(file(), LONG, "afterwards").close();
  }

  @Test
  void eightProcessesCountExactlyThoughANinthDiesInTheMiddle() throws Exception {
    var children = new ArrayList<ForkedJvm>();
    for (int i = 0; i < 8; i++) {
      children.add(ForkedJvm.start(OsLockTest.class, "count", file(), 50, Integer.MAX_VALUE));
    }
    int inTheTenthCommit = 9 * POINTS + 5;
    children.add(ForkedJvm.start(OsLockTest.class, "count", file(), 50, inTheTenthCommit));
    var exits = new ArrayList<Integer>();
    for (ForkedJvm child : children) {
      exits.add(child.process().waitFor());
    }

    journal(folder).recover();

    assertThat(exits).containsExactly(0, 0, 0, 0, 0, 0, 0, 0, ForkedJvm.KILLED);
    assertThat(List.of(number("a"), number("b"))).containsOnly(8 * 50 + 10);
  }

  /// How many fault points a commit of two files passes.
  private static final int POINTS = 7;

  public static void main(String[] words) throws Exception {
    Path file = Path.of(words[1]);
    switch (words[0]) {
      case "hold" -> hold(file);
      case "try" -> System.out.println(attempt(file, SHORT));
      default -> count(file, Integer.parseInt(words[2]), Integer.parseInt(words[3]));
    }
  }

  private static void hold(Path file) throws IOException {
    try (OsLock _ = OsLock.acquire(file, LONG, "case begin c-4h")) {
      System.out.println("held");
      System.in.read();
    }
  }

  private static void count(Path file, int times, int death) throws ChangedOnDisk {
    var journal = journal(file.resolveSibling("../").normalize(), ForkedJvm.killAt(death));
    for (int i = 0; i < times; i++) {
      try (OsLock _ = OsLock.acquire(file, LONG, "count")) {
        journal.recover();
        journal.commit(
            List.of(new Commit("count", List.of(increment(file, "a"), increment(file, "b")))));
      }
    }
  }

  private static Change increment(Path lock, String name) {
    Path file = lock.resolveSibling(name);
    Optional<byte[]> before = Disk.read(file);
    int count = Integer.parseInt(before.map(OsLockTest::text).orElse("0"));
    return Change.write(file, before, ("" + (count + 1)).getBytes(StandardCharsets.UTF_8));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private int number(String name) {
    return Integer.parseInt(Disk.text(file().resolveSibling(name)));
  }

  private Path file() {
    Disk.createFolders(folder.resolve("common"));
    return folder.resolve("common/lock");
  }

  /// A thread that is waiting for the lock.
  private FutureTask<String> waiting() {
    var task = new FutureTask<>(() -> attempt(file(), LONG));
    Thread thread = Thread.ofPlatform().start(task);
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    return task;
  }

  private static String attempt(Path file, Duration wait) {
    try (OsLock _ = OsLock.acquire(file, wait, "attempt")) {
      return "acquired";
    } catch (Rejection.Busy e) {
      return e.code();
    }
  }

  private static String inThread(Runnable action) throws Exception {
    var task =
        new FutureTask<>(() -> {
          try {
            action.run();
            return "";
          } catch (Rejection e) {
            return e.message();
          }
        });
    Thread.ofPlatform().start(task);
    return task.get();
  }
}
