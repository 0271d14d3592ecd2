package dev.codestrator.app.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.model.Rejection;
import dev.codestrator.testing.Answer;
import dev.codestrator.testing.GitFixture;
import dev.codestrator.testing.Orchestra;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LandingTest {
  @TempDir Path temp;
  private Orchestra orchestra;
  private Reviewed work;
  private GitFixture main;

  @BeforeEach
  void begin() {
    orchestra = Orchestra.in(temp);
    work = Reviewed.in(orchestra, "Checkout");
    main = orchestra.git();
  }

  @AfterEach
  void end() {
    orchestra.close();
  }

  @Test
  void approvedWorkLandsWithItsRecordsAndTheSessionsEndFollows() {
    Answer asked = work.approved();
    String before = work.head("main");

    Answer landed = work.root().call("merge.main.land");

    assertThat(landed.text("target")).isEqualTo("main");
    assertThat(landed.text("commit")).isEqualTo(work.head("main"));
    assertThat(landed.texts("files")).containsExactly("card.sh");
    assertThat(work.head("main^1")).isEqualTo(before);
    assertThat(main.read("card.sh")).contains("one\ntwo\n");
    assertThat(main.git("status", "--porcelain")).isEmpty();
    assertThat(main.git("log", "-1", "--format=%B"))
        .startsWith("Land checkout\n\n- Epic\n")
        .contains("Orchestrator-Session: " + work.scene().session());
    assertThat(work.status()).isEqualTo("landed");
    assertThat(work.landingRefused().code()).isEqualTo("already_landed");

    work.root().call("merge.main.release_lock");
    Answer closed = work.close(asked);
    assertThat(closed.text("landed")).isEqualTo(landed.text("commit"));
    assertThat(closed.text("verdict")).isEqualTo("approved");
    assertThat(closed.has("unlanded_branch")).isFalse();
    assertThat(main.read(".orchestrator/sessions/" + work.scene().session() + ".md").orElseThrow())
        .contains("status: closed");
    assertThat(main.git("status", "--porcelain")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"squash, 1", "fast_forward, 1", "merge, 2"})
  void theStrategySaysWhatIsLeftOnTheTarget(String strategy, int parents) {
    work.config("merge:\n  strategy: " + strategy + "\n");
    Answer asked = work.approved();
    String before = work.head("main");
    work.root().call("merge.main.land");
    assertThat(main.git("rev-list", "--parents", "-1", "main").split(" ")).hasSize(1 + parents);
    if (strategy.equals("squash")) {
      assertThat(work.head("main^")).isEqualTo(before);
    }
    assertThat(main.read("card.sh")).contains("one\ntwo\n");
    work.close(asked);
    assertThat(main.read(".orchestrator/sessions/" + work.scene().session() + ".md").orElseThrow())
        .contains("status: closed");
  }

  @Test
  void aFailingVerificationLeavesTheTargetAndMayBeRepeated() {
    work.config("merge:\n  verify: test -f ok || { echo not yet; exit 3; }\n");
    work.approved();
    String before = work.head("main");
    Rejection refusal = work.landingRefused();
    assertThat(refusal.code()).isEqualTo("verify_failed");
    assertThat(refusal.message()).contains("not yet", "exited 3");
    assertThat(work.head("main")).isEqualTo(before);
    assertThat(main.read("card.sh")).isEmpty();
    assertThat(work.status()).isEqualTo("failed");
    work.config("merge:\n  verify: 'true'\n");
    assertThat(work.root().call("merge.main.land").text("verified")).isEqualTo("true");
  }

  @Test
  void aTargetThatOthersMovedIsMergedFirst() {
    work.approved();
    main.write("other.txt", "other\n").commit("Other");
    work.root().call("merge.main.land");
    assertThat(main.read("other.txt")).contains("other\n");
    assertThat(main.read("card.sh")).contains("one\ntwo\n");
    assertThat(work.scene().git().read("other.txt")).contains("other\n");
  }

  @Test
  void whatAFailedLandingMergedInDoesNotMakeTheVerdictStale() {
    work.config("merge:\n  verify: test -f ok\n");
    work.approved();
    main.write("other.txt", "other\n").commit("Other");
    assertThat(work.landingRefused().code()).isEqualTo("verify_failed");
    work.config("merge:\n  verify: 'true'\n");
    work.scene().git().write("later.sh", "later\n").commit("Later");
    assertThat(work.landingRefused().message()).contains("later.sh").doesNotContain("other.txt");
    work.scene().git().git("rm", "--quiet", "later.sh");
    work.scene().git().commit("Without");
    work.root().call("merge.main.land");
    assertThat(main.read("other.txt")).contains("other\n");
  }

  @Test
  void aTargetThatConflictsIsLeftAlone() {
    work.approved();
    main.write("card.sh", "mine\n").commit("Mine");
    String before = work.head("main");
    String branch = work.scene().git().git("rev-parse", "HEAD:card.sh");
    Rejection refusal = work.landingRefused();
    assertThat(refusal.code()).isEqualTo("merge_conflict");
    assertThat(refusal.message()).contains("card.sh");
    assertThat(work.head("main")).isEqualTo(before);
    assertThat(work.scene().git().git("rev-parse", "HEAD:card.sh")).isEqualTo(branch);
  }

  @Test
  void aDirtyTargetIsRefusedInTheTouchedPathsOnly() {
    work.approved();
    main.write("card.sh", "mine\n").write("README.md", "# Mine\n");
    String before = work.head("main");
    Rejection refusal = work.landingRefused();
    assertThat(refusal.code()).isEqualTo("target_dirty");
    assertThat(refusal.message()).contains("card.sh");
    assertThat(work.head("main")).isEqualTo(before);
    assertThat(main.read("card.sh")).contains("mine\n");
    main.delete("card.sh");
    work.root().call("merge.main.land");
    assertThat(main.read("README.md")).contains("# Mine\n");
    assertThat(main.git("status", "--porcelain")).isEqualTo("M README.md");
  }

  @Test
  void aTargetThatIsNotCheckedOutMovesToo() {
    main.git("switch", "--quiet", "-c", "elsewhere");
    work.approved();
    work.root().call("merge.main.land");
    assertThat(main.git("show", "main:card.sh")).isEqualTo("one\ntwo");
    assertThat(main.read("card.sh")).isEmpty();
    assertThat(main.git("status", "--porcelain")).isEmpty();
  }

  @Test
  void landingNeedsTheLockAndAnApproval() {
    work.queue();
    assertThat(work.landingRefused().code()).isEqualTo("main_lock_needed");
    work.root().call("merge.main.acquire_lock");
    assertThat(work.landingRefused().code()).isEqualTo("not_approved");
    work.ask();
    assertThat(work.landingRefused().code()).isEqualTo("not_approved");
  }

  @Test
  void anApprovalIsForExactlyOneCommit() {
    work.approved();
    work.scene().git().write("later.sh", "later\n");
    assertThat(work.landingRefused().code()).isEqualTo("verdict_stale");
    work.scene().git().commit("Later");
    Rejection refusal = work.landingRefused();
    assertThat(refusal.code()).isEqualTo("verdict_stale");
    assertThat(refusal.message()).contains("later.sh");
    assertThat(work.root().call("merge.main.status").text("waiting_for"))
        .startsWith("a new review: changed since")
        .endsWith("later.sh");
    work.approve(work.ask());
    assertThat(work.root().call("merge.main.status").text("waiting_for"))
        .isEqualTo("its landing: orch merge land");
    work.root().call("merge.main.land");
    assertThat(main.read("later.sh")).contains("later\n");
  }

  @Test
  void aHookOfTheUserMayRefuse() {
    work.approved();
    main.hook("pre-merge-commit", "echo frozen; exit 1");
    String before = work.head("main");
    assertThat(work.landingRefused().message()).contains("frozen");
    assertThat(work.head("main")).isEqualTo(before);
  }

  @Test
  void whatHasLandedStaysLandedWhenItsRecordCannotBeCommitted() {
    work.approved();
    work.scene().git().hook("commit-msg", "grep -q '^Land q-' \"$1\" && exit 1; exit 0");
    assertThat(work.landingRefused().code()).isEqualTo("commit_failed");
    assertThat(main.read("card.sh")).contains("one\ntwo\n");
    assertThat(work.status()).isEqualTo("landed");
  }

  @Test
  void closingSaysWhenTheLastRecordsCouldNotLand() {
    Answer asked = work.approved();
    work.root().call("merge.main.land");
    main.hook("pre-merge-commit", "echo frozen; exit 1");
    assertThat(work.close(asked).text("summary")).contains("did not land", "frozen");
    assertThat(orchestra.root().call("session.list").list("sessions")).isEmpty();
  }

  @Test
  void anotherSessionDoesNotLandIt() {
    Answer asked = work.approved();
    work.root().call("merge.main.release_lock");
    Reviewed other = Reviewed.in(orchestra, "Other work");
    other.root().call("merge.main.acquire_lock");
    assertThat(
            other.root().refused("merge.main.land", "request_id", asked.text("request_id")).code())
        .isEqualTo("other_session");
    assertThat(work.landingRefused().code()).isEqualTo("main_lock_needed");
  }
}
