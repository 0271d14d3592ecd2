package dev.codestrator.app.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.Disk;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.testing.Answer;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Player;
import dev.codestrator.testing.Scene;
import dev.codestrator.testing.Waiting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewsTest {
  @TempDir Path temp;
  private Orchestra orchestra;
  private Reviewed work;

  @BeforeEach
  void begin() {
    orchestra = Orchestra.in(temp);
    work = Reviewed.in(orchestra, "Checkout");
  }

  @AfterEach
  void end() {
    orchestra.close();
  }

  private static Map<String, Object> finding(String severity, String file, int line) {
    return Reviewed.finding(severity, file, line, "Bad");
  }

  @Test
  void aRequestIsAPlaceInTheQueueOverTheSessionsEpics() {
    work.scene().aCase("Never begun");
    Answer queued = work.queue();
    assertThat(queued.text("status")).isEqualTo("queued");
    assertThat(queued.get("position")).isEqualTo(1);
    assertThat(queued.texts("tasks")).hasSize(1).allMatch(id -> id.startsWith("e-"));
    assertThat(queued.text("target")).isEqualTo("main");
    assertThat(work.root().refused("merge.main.request").code()).isEqualTo("already_queued");

    Reviewed other = Reviewed.in(orchestra, "Other work");
    assertThat(other.root().call("merge.main.request", "priority", 5).get("position")).isEqualTo(1);
    assertThat(work.root().call("merge.main.list").each("queue", "session"))
        .containsExactly(other.scene().session(), work.scene().session());
    assertThat(
            work.root()
                .call("merge.main.status", "request_id", queued.text("request_id"))
                .get("position"))
        .isEqualTo(2);
  }

  @Test
  void aRequestIsRefusedWithoutMergedWork() {
    Scene empty = orchestra.open("Nothing yet");
    assertThat(empty.root().refused("merge.main.request").code()).isEqualTo("nothing_to_merge");
    assertThat(empty.root().refused("merge.main.status").code()).isEqualTo("not_queued");
    assertThat(work.root().refused("merge.main.request", "target_branch", "nowhere").code())
        .isEqualTo("no_target");
    String child = work.root().call("worktree.spawn", "slug", "spike").text("id");
    Rejection refusal = work.root().refused("merge.main.request");
    assertThat(refusal.code()).isEqualTo("children_unmerged");
    assertThat(refusal.message()).contains(child);
    assertThat(work.root().refused("merge.main.request", "from_worktree_id", child).code())
        .isEqualTo("not_root_worktree");
    assertThat(
            empty
                .root()
                .refused("merge.main.request", "from_worktree_id", work.scene().worktree())
                .code())
        .isEqualTo("not_root_worktree");
    assertThat(empty.root().call("merge.main.list").list("queue")).isEmpty();
  }

  @Test
  void aReviewerGetsACheckoutOfExactlyTheCommitUnderTheLock() {
    work.queue();
    Answer asked = work.ask();
    assertThat(asked.text("commit"))
        .isEqualTo(orchestra.git().at(Path.of(asked.text("path"))).git("rev-parse", "HEAD"));
    assertThat(Path.of(asked.text("path")).resolve("card.sh")).exists();
    Answer status = work.root().call("merge.review.thread_status");
    assertThat(status.text("state")).isEqualTo("running");
    assertThat(status.text("thread_id")).isEqualTo(asked.at("thread").text("thread_id"));
    assertThat(work.status()).isEqualTo("in_review");
    assertThat(work.root().call("merge.main.status").text("holder"))
        .isEqualTo(work.scene().session());
    assertThat(work.root().refused("merge.review.request_auto", "provider", "command").code())
        .isEqualTo("review_pending");
    assertThat(work.root().refused("merge.main.release_lock").code()).isEqualTo("no_verdict");
    Reviewed other = Reviewed.in(orchestra, "Other work");
    other.queue();
    Rejection refusal = other.root().refused("merge.review.request_auto", "provider", "command");
    assertThat(refusal.code()).isEqualTo("lease_held");
    assertThat(refusal.message()).contains(work.scene().session());
    assertThat(other.root().refused("merge.main.acquire_lock").code()).isEqualTo("lease_held");
    assertThat(other.root().refused("merge.main.release_lock").code())
        .isEqualTo("main_lock_needed");
  }

  @Test
  void theContextHoldsDiffEvidenceAndConflicts() {
    work.scene().git().write("other.txt", "x\n").commit("Outside");
    String request = work.queue().text("merge_request_id");
    orchestra.git().write("card.sh", "mine\n").commit("Mine");
    Answer context = work.root().call("merge.review_context", "merge_request_id", request);
    assertThat(context.each("files", "path")).containsExactly("card.sh", "other.txt");
    assertThat(context.text("diff")).contains("+one").doesNotContain(".orchestrator/");
    assertThat(context.each("conflicts", "path")).containsExactly("card.sh");
    assertThat(context.texts("outside")).containsExactly("other.txt");
    Answer aCase = context.list("cases").getFirst();
    assertThat(aCase.text("status")).isEqualTo("done");
    assertThat(aCase.texts("checkpoints")).hasSize(2);
    assertThat(context.text("diff_command")).startsWith("git diff ").endsWith("'");
    assertThat(context.text("diff_command").chars().filter(c -> c == '\'').count()).isEven();
  }

  @Test
  void aVerdictIsTheReviewersAlone() {
    work.queue();
    Answer asked = work.ask();
    String request = asked.text("merge_request_id");
    Object[] approve = {"merge_request_id", request, "verdict", "APPROVE"};
    assertThat(work.root().refused("merge.review.submit", approve).code())
        .isEqualTo("not_the_reviewer");
    Player stranger = work.scene().child(Role.MERGE_REVIEWER, work.scene().thread());
    assertThat(stranger.refused("merge.review.submit", approve).code())
        .isEqualTo("not_the_reviewer");
    assertThat(work.root().atTerminal().call("merge.review.submit", approve).text("state"))
        .isEqualTo("approved");
    assertThat(work.reviewer(asked).refused("merge.review.submit", approve).code())
        .isEqualTo("no_review_pending");
    assertThat(work.status()).isEqualTo("approved");
    assertThat(work.root().call("inbox.pending").each("messages", "kind"))
        .containsExactly("verdict");
  }

  @Test
  void aReviewerFindsItselfInTheReviewAsSoonAsItRuns() {
    work.queue();
    Path reviews = work.scene().folder(work.scene().worktree()).resolve(".orchestrator/reviews");
    Answer asked =
        work.root()
            .call(
                "merge.review.request_auto",
                "provider",
                "command",
                "launch_command",
                "cat '" + reviews + "'/*.md >'" + temp.resolve("seen") + "'; exec sleep 60");
    Waiting.until("it has looked", () -> Disk.exists(temp.resolve("seen")));
    assertThat(Disk.text(temp.resolve("seen"))).contains("thread: " + thread(asked) + "\n");
  }

  @Test
  void aBlockNeedsABlockingFindingAndAnApprovalHasNone() {
    work.queue();
    Answer asked = work.ask();
    assertThat(submit(asked, "BLOCK", List.of())).isEqualTo("verdict_without_finding");
    assertThat(submit(asked, "BLOCK", List.of(finding("warning", "card.sh", 1))))
        .isEqualTo("verdict_without_finding");
    assertThat(submit(asked, "APPROVE", List.of(finding("blocking", "card.sh", 1))))
        .isEqualTo("verdict_against_findings");
    assertThat(submit(asked, "BLOCK", List.of(finding("blocking", "nowhere.sh", 1))))
        .isEqualTo("no_such_file");
    assertThat(submit(asked, "BLOCK", List.of(finding("blocking", "card.sh", 3))))
        .isEqualTo("no_such_line");
    assertThat(submit(asked, "BLOCK", List.of(finding("blocking", "card.sh", 0))))
        .isEqualTo("no_such_line");
    var vague = new HashMap<Object, Object>(finding("blocking", "card.sh", 1));
    vague.put("evidence", " ");
    assertThat(submit(asked, "BLOCK", List.of(vague))).isEqualTo("finding_without_evidence");
    Answer given = work.block(asked, List.of(finding("blocking", "card.sh", 2)));
    assertThat(given.text("state")).isEqualTo("blocked");
    assertThat(child(asked).text("status")).isEqualTo("completed");
    assertThat(work.root().call("merge.review.thread_status").each("findings", "line"))
        .containsExactly("2");
    assertThat(work.landingRefused().code()).isEqualTo("not_approved");
    assertThat(work.root().call("merge.main.release_lock").text("state")).isEqualTo("released");
    assertThat(work.status()).isEqualTo("blocked");
    assertThat(work.root().call("merge.main.status").get("position")).isEqualTo(1);
  }

  @Test
  void anotherReviewTakesAwayWhatTheOneBeforeLeft() {
    work.queue();
    Answer first = work.ask();
    work.block(first, List.of(finding("blocking", "card.sh", 1)));
    int worktrees = orchestra.worktrees().size();
    assertThat(child(first).get("pane_exists")).isEqualTo(true);

    work.scene().git().write("card.sh", "mended\n").commit("Mend");
    Answer second = work.ask();
    assertThat(orchestra.worktrees()).hasSize(worktrees).contains(second.text("path"));
    assertThat(orchestra.git().at(Path.of(second.text("path"))).git("rev-parse", "HEAD"))
        .isEqualTo(second.text("commit"));
    assertThat(child(first).get("pane_exists")).isEqualTo(false);
    assertThat(child(first).text("status")).isEqualTo("completed");
    work.approve(second);
    assertThat(work.root().call("merge.main.land").text("commit")).isEqualTo(work.head("main"));
  }

  private Answer child(Answer asked) {
    return work.root().call("thread.child.status", "thread_id", thread(asked));
  }

  private static String thread(Answer asked) {
    return asked.at("thread").text("thread_id");
  }

  private String submit(Answer asked, String verdict, List<?> findings) {
    return work.reviewer(asked)
        .refused(
            "merge.review.submit",
            "merge_request_id",
            asked.text("merge_request_id"),
            "verdict",
            verdict,
            "findings",
            findings)
        .code();
  }

  @Test
  void aReviewerThatEndsWithoutAVerdictHasFailedAndAnotherMayBeAsked() {
    work.queue();
    Answer asked =
        work.root()
            .call("merge.review.request_auto", "provider", "command", "launch_command", "exit 0");
    Waiting.until(
        "the review has failed",
        () -> work.root().call("merge.review.thread_status").text("state").equals("failed"));
    Answer again = work.ask();
    assertThat(again.text("review_job_id")).isNotEqualTo(asked.text("review_job_id"));
    work.approve(again);
    assertThat(work.root().call("merge.main.land").text("commit")).isEqualTo(work.head("main"));
  }

  @Test
  void aReviewThatCannotBeginLeavesThePlaceAsItWas() {
    work.queue();
    int worktrees = orchestra.worktrees().size();
    assertThat(work.root().refused("merge.review.request_auto", "provider", "nobody").code())
        .isEqualTo("unknown_provider");
    assertThat(work.status()).isEqualTo("queued");
    assertThat(orchestra.worktrees()).hasSize(worktrees);
    assertThat(orchestra.root().call("lock.list").list("locks")).isEmpty();
    work.approve(work.ask());
  }

  @Test
  void whatIsNotCommittedCannotBeReviewed() {
    work.queue();
    work.scene().git().write("draft.txt", "x\n");
    assertThat(work.root().refused("merge.review.request_auto").code())
        .isEqualTo("work_uncommitted");
    assertThat(orchestra.open("Nothing").root().refused("merge.review.request_auto").code())
        .isEqualTo("not_queued");
  }

  @Test
  void theLockIsReleasedWithAVerdictOrAReason() {
    work.queue();
    work.root().call("merge.main.acquire_lock");
    assertThat(work.root().call("merge.main.acquire_lock").list("stolen_from")).isEmpty();
    assertThat(work.root().refused("merge.main.release_lock").code()).isEqualTo("no_verdict");
    assertThat(work.root().refused("merge.main.release_lock", "abandon", true).code())
        .isEqualTo("missing_field");
    work.root().call("merge.main.release_lock", "abandon", true, "reason", "Later");
    assertThat(orchestra.root().call("lock.list").list("locks")).isEmpty();
  }

  @Test
  void theReportIsAFileAndTheCheckoutGoesWithTheSession() throws Exception {
    Answer asked = work.approved();
    Path report =
        work.scene().path().resolve(".orchestrator/reviews/" + asked.text("review_job_id") + ".md");
    assertThat(Files.readString(report)).contains("state: approved", "### Verdict: APPROVE");
    work.root().call("thread.child.stop", "thread_id", asked.at("thread").text("thread_id"));
    work.root().call("session.close");
    assertThat(Path.of(asked.text("path"))).doesNotExist();
  }
}
