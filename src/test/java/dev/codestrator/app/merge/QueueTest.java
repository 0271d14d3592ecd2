package dev.codestrator.app.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.Disk;
import dev.codestrator.io.ForkedJvm;
import dev.codestrator.io.ProcessRef;
import dev.codestrator.model.Rejection;
import dev.codestrator.testing.Answer;
import dev.codestrator.testing.Orchestra;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many sessions on their way to one branch.
class QueueTest {
  @TempDir Path temp;
  private Orchestra orchestra;
  private Reviewed first;
  private Reviewed second;

  @BeforeEach
  void begin() {
    orchestra = Orchestra.in(temp);
    first = Reviewed.in(orchestra, "First");
    second = Reviewed.writing(orchestra, "Second", "second.sh");
    first.queue();
    orchestra.clock().pass(Duration.ofSeconds(1));
    second.queue();
  }

  @AfterEach
  void end() {
    orchestra.close();
  }

  private static String waitsFor(Reviewed work) {
    return work.root().call("merge.main.status").text("waiting_for");
  }

  @Test
  void everyPlaceSaysWhatItWaitsFor() {
    assertThat(waitsFor(first)).contains("a review");
    assertThat(waitsFor(second)).contains(first.scene().session(), "before it");
    Answer asked = first.ask();
    assertThat(waitsFor(first)).contains("verdict", asked.text("review_job_id"));
    assertThat(waitsFor(second)).contains("main lock", first.scene().session());
    first.approve(asked);
    assertThat(waitsFor(first)).contains("its landing");
    first.root().call("merge.main.land");
    assertThat(first.root().call("merge.main.status").has("waiting_for")).isFalse();
  }

  @Test
  void whoAskedInVainGoesBeforeThoseBehindHim() {
    Reviewed third = Reviewed.writing(orchestra, "Third", "third.sh");
    third.root().call("merge.main.acquire_lock");
    assertThat(first.root().refused("merge.main.acquire_lock").code()).isEqualTo("lease_held");
    third.root().call("merge.main.release_lock", "abandon", true, "reason", "a test");

    Rejection refusal = second.root().refused("merge.main.acquire_lock");
    assertThat(refusal.code()).isEqualTo("not_your_turn");
    assertThat(refusal.message()).contains(first.scene().session());
    first.root().call("merge.main.acquire_lock");
    first.root().call("merge.main.release_lock", "abandon", true, "reason", "a test");
    second.root().call("merge.main.acquire_lock");
  }

  @Test
  void whoDoesNotAskKeepsNobodyWaiting() {
    second.root().call("merge.main.acquire_lock");
    first.root().refused("merge.main.acquire_lock");
    second.root().call("merge.main.release_lock", "abandon", true, "reason", "a test");
    orchestra.clock().pass(Duration.ofMinutes(3));
    second.root().call("merge.main.acquire_lock");
  }

  @Test
  void ofAllThatRaceForTheLockOneHasIt() throws Exception {
    List<Reviewed> racers = List.of(first, second);
    var start = new CyclicBarrier(racers.size());
    try (ExecutorService threads = Executors.newFixedThreadPool(racers.size())) {
      List<Callable<Boolean>> races =
          racers.stream()
              .<Callable<Boolean>>map(racer ->
                  () -> {
                    start.await();
                    try {
                      racer.root().call("merge.main.acquire_lock");
                      return true;
                    } catch (Rejection.Conflict e) {
                      return false;
                    }
                  })
              .toList();
      long winners = 0;
      for (var result : threads.invokeAll(races)) {
        winners += result.get() ? 1 : 0;
      }
      assertThat(winners).isEqualTo(1);
    }
    assertThat(first.root().call("lock.list").list("locks")).hasSize(1);
  }

  @Test
  void theLockLastsWhileItsHoldersProcessRunsAndIsFreeWhenThatHasEnded() throws Exception {
    try (ForkedJvm holder = ForkedJvm.start(List.of(), Idle.class)) {
      assertThat(holder.line()).isEqualTo("here");
      first.root().call("merge.main.acquire_lock");
      ProcessRef process = ProcessRef.of(holder.process().pid()).orElseThrow();
      Path seen =
          orchestra.git().root().resolve(".git/orchestrator/sessions/" + first.scene().session());
      Disk.deleteTree(seen);
      Disk.append(seen.resolve(Long.toString(process.pid())), process.text());

      orchestra.clock().pass(Duration.ofHours(2));
      assertThat(second.root().refused("merge.main.acquire_lock").code()).isEqualTo("lease_held");

      holder.process().destroyForcibly().waitFor();
      second.root().call("merge.main.acquire_lock");
    }
  }

  /// A process that lasts.
  static final class Idle {
    private Idle() {}

    public static void main(String[] words) throws Exception {
      System.out.println("here");
      System.in.read();
    }
  }
}
