package dev.codestrator.app.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.model.Rejection;
import dev.codestrator.testing.Answer;
import dev.codestrator.testing.GitFixture;
import dev.codestrator.testing.Orchestra;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Several approved requests that land with one verification.
class BatchTest {
  @TempDir Path temp;
  private Orchestra orchestra;
  private GitFixture main;
  private final List<Reviewed> works = new ArrayList<>();

  @BeforeEach
  void begin() {
    orchestra = Orchestra.in(temp);
    main = orchestra.git();
  }

  @AfterEach
  void end() {
    orchestra.close();
  }

  /// Approved sessions that each wrote a file; the last one holds the lock.
  private void approved(String... files) {
    for (String file : files) {
      Reviewed work = Reviewed.writing(orchestra, "Work " + file, file);
      works.add(work);
      work.config(
          "merge:\n  batch: 9\n  strategy: "
              + strategy
              + "\n  verify: echo run >>"
              + temp
              + "/runs; test ! -e bad.sh\n");
    }
    for (Reviewed work : works) {
      orchestra.clock().pass(Duration.ofSeconds(1));
      Answer queued = work.queue();
      work.root()
          .atTerminal()
          .call(
              "merge.review.submit",
              "merge_request_id",
              queued.text("merge_request_id"),
              "verdict",
              "APPROVE");
      if (!work.equals(works.getLast())) {
        work.root().call("merge.main.release_lock");
      }
    }
  }

  private String strategy = "merge";

  private long runs() {
    return main.at(temp).read("runs").orElse("").lines().count();
  }

  @ParameterizedTest
  @ValueSource(strings = {"merge", "squash"})
  void allLandWithOneVerification(String how) {
    strategy = how;
    approved("a.sh", "b.sh", "c.sh");
    Answer landed = works.getLast().root().call("merge.main.land");
    assertThat(landed.list("batch")).hasSize(2).allMatch(each -> each.has("commit"));
    assertThat(runs()).isEqualTo(1);
    assertThat(List.of("a.sh", "b.sh", "c.sh")).allMatch(file -> main.read(file).isPresent());
    assertThat(works).allMatch(work -> work.status().equals("landed"));
    assertThat(main.git("log", "--first-parent", "--format=%s", "-3").lines())
        .containsExactly("Land work-c", "Land work-b", "Land work-sh");
    assertThat(main.git("status", "--porcelain")).isEmpty();
    assertThat(main.git("worktree", "list")).doesNotContain("verify-");
  }

  @Test
  void theOneThatBreaksItIsFoundAndReturnedAndTheRestLands() {
    approved("a.sh", "bad.sh", "c.sh", "d.sh");
    Answer landed = works.getLast().root().call("merge.main.land");
    Reviewed culprit = works.get(1);
    assertThat(landed.list("batch"))
        .filteredOn(each -> each.has("problem"))
        .extracting(each -> each.text("session"))
        .containsExactly(culprit.scene().session());
    assertThat(List.of("a.sh", "c.sh", "d.sh")).allMatch(file -> main.read(file).isPresent());
    assertThat(main.read("bad.sh")).isEmpty();
    assertThat(culprit.status()).isEqualTo("failed");
    assertThat(culprit.root().call("inbox.pending", "receiver_thread_id", "root").list("messages"))
        .anyMatch(message -> message.text("message").contains("did not land"));
    assertThat(runs()).isLessThanOrEqualTo(4);
  }

  @Test
  void theCallersOwnMayBeTheOne() {
    approved("a.sh", "bad.sh");
    Rejection refusal = works.getLast().landingRefused();
    assertThat(refusal.code()).isEqualTo("verify_failed");
    assertThat(refusal.message()).contains("1 others landed");
    assertThat(main.read("a.sh")).isPresent();
    assertThat(works.getFirst().status()).isEqualTo("landed");
    assertThat(works.getLast().status()).isEqualTo("failed");
  }

  @Test
  void aTargetThatFailsItselfBlamesNobody() {
    main.write("bad.sh", "bad\n").commit("Bad");
    approved("a.sh", "b.sh");
    assertThat(works.getLast().landingRefused().message()).contains("the target itself fails");
    assertThat(works).allMatch(work -> work.status().equals("approved"));
  }

  @Test
  void whatConflictsWithThoseBeforeItWaits() {
    approved("a.sh", "b.sh");
    main.write("a.sh", "mine\n").commit("Mine");
    Answer landed = works.get(1).root().call("merge.main.land");
    assertThat(landed.list("batch").getFirst().text("problem")).contains("conflicts");
    assertThat(main.read("b.sh")).isPresent();
    assertThat(main.read("a.sh")).contains("mine\n");
    assertThat(works.getFirst().status()).isEqualTo("approved");
  }
}
