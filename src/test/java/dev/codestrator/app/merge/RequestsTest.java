package dev.codestrator.app.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.testing.Answer;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Player;
import dev.codestrator.testing.Scene;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is asked for before and beside a review.
class RequestsTest {
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

  private String task(String level) {
    return work.root().call("task.list", "level", level).each("tasks", "id").getFirst();
  }

  private String record(String path) {
    return work.scene().git().read(".orchestrator/" + path + ".md").orElseThrow();
  }

  @Test
  void aFeatureIsAskedForAndGetsItsPlaceLater() {
    Scene reviewer = orchestra.open("Look after others");
    String feature = task("feature");
    Answer asked =
        work.root()
            .call(
                "merge.request",
                "feature_task_id",
                feature,
                "reviewer_session",
                reviewer.session(),
                "notes",
                "Mind the cards");
    assertThat(asked.texts("tasks")).containsExactly(feature);
    assertThat(record("merges/" + asked.text("id")))
        .contains("status: requested", "target: main", "Mind the cards")
        .contains("reviewer_session: " + reviewer.session());
    assertThat(reviewer.root().call("inbox.pending").each("messages", "message"))
        .singleElement()
        .asString()
        .contains(asked.text("id"), work.scene().session());
    assertThat(work.root().call("merge.main.list").list("queue")).isEmpty();

    Answer place = work.root().call("merge.main.request", "merge_request_id", asked.text("id"));
    assertThat(place.texts("tasks")).containsExactly(feature);
    Answer context = work.root().call("merge.review_context", "merge_request_id", asked.text("id"));
    assertThat(context.text("notes")).isEqualTo("Mind the cards");
    assertThat(context.each("cases", "status")).containsExactly("done");
  }

  @Test
  void onlyAFeatureWithWorkIsAskedForAndOnlyOnce() {
    String feature = task("feature");
    assertThat(refused(task("case"))).isEqualTo("wrong_level");
    assertThat(refused(task("test_group"))).isEqualTo("wrong_level");
    assertThat(refused("f-0000000")).isEqualTo("unknown_id");
    Scene other = orchestra.open("Nothing begun");
    other.aCase("One");
    String theirs =
        other.root().call("task.list", "level", "feature").each("tasks", "id").getFirst();
    assertThat(other.root().refused("merge.request", "feature_task_id", theirs).code())
        .isEqualTo("nothing_to_merge");
    assertThat(
            work.root()
                .refused(
                    "merge.request", "feature_task_id", feature, "reviewer_session", "s-0000000")
                .code())
        .isEqualTo("unknown_id");
    work.root().call("merge.request", "feature_task_id", feature);
    assertThat(refused(feature)).isEqualTo("already_requested");
    assertThat(
            work.scene()
                .child(Role.WORKER, work.scene().thread())
                .refused("merge.request", "feature_task_id", feature)
                .code())
        .isEqualTo("not_your_method");
  }

  private String refused(String task) {
    return work.root().refused("merge.request", "feature_task_id", task).code();
  }

  @Test
  void theNextIsTheFirstThatNeedsNoRepair() {
    assertThat(work.root().call("merge.main.next").has("next")).isFalse();
    String first = work.queue().text("request_id");
    orchestra.clock().pass(Duration.ofSeconds(1));
    Reviewed other = Reviewed.in(orchestra, "Other work");
    String second = other.queue().text("request_id");
    Answer next = other.root().call("merge.main.next");
    assertThat(next.at("next").text("request_id")).isEqualTo(first);
    assertThat(next.get("yours")).isEqualTo(false);
    assertThat(work.root().call("merge.main.next").get("yours")).isEqualTo(true);
    work.block(work.ask(), List.of(Reviewed.finding("blocking", "card.sh", 1, "Bad")));
    next = other.root().call("merge.main.next");
    assertThat(next.at("next").text("request_id")).isEqualTo(second);
    assertThat(next.text("holder")).isEqualTo(work.scene().session());
  }

  @Test
  void aRequestMayAskForItsReviewAtOnce() {
    work.config("agents:\n  provider: command\n  reviewer_command: exec sleep 60\n");
    work.scene().git().commit("Settings");
    Answer place = work.root().call("merge.main.request", "auto_review", true);
    assertThat(place.text("status")).isEqualTo("in_review");
    assertThat(place.at("review").text("state")).isEqualTo("running");
    assertThat(record("queue/" + place.text("request_id"))).contains("status: in_review");
    Reviewed other = Reviewed.in(orchestra, "Other work");
    Rejection refusal = other.root().refused("merge.main.request", "auto_review", true);
    assertThat(refusal.code()).isEqualTo("lease_held");
    assertThat(refusal.message()).contains("queued as q-", "could not begin");
    assertThat(other.status()).isEqualTo("queued");
  }

  @Test
  void whatWasLeasedIsNotOutside() {
    work.scene().git().write("other.txt", "x\n").write("third.txt", "y\n").commit("More");
    Answer lock = work.root().call("lock.acquire", "scope_path", "other.txt");
    work.root().call("lock.release", "lock_id", lock.text("lock_id"));
    String request = work.queue().text("merge_request_id");
    Answer context = work.root().call("merge.review_context", "merge_request_id", request);
    assertThat(context.texts("outside")).containsExactly("third.txt");
    assertThat(work.root().refused("merge.review_context", "merge_request_id", "r-0000000").code())
        .isEqualTo("unknown_id");
  }

  @Test
  void anAbandonedLockSaysWhyAndItsReviewHasFailed() {
    work.queue();
    Answer asked = work.ask();
    assertThat(work.root().refused("merge.main.release_lock").code()).isEqualTo("no_verdict");
    assertThat(work.root().refused("merge.main.release_lock", "abandon", true).code())
        .isEqualTo("missing_field");
    Answer lock =
        work.root()
            .call("merge.main.release_lock", "abandon", true, "reason", "The reviewer hangs");
    assertThat(record("locks/" + lock.text("lock_id")))
        .contains("state: released", "abandoned: The reviewer hangs");
    assertThat(record("reviews/" + asked.text("review_job_id")))
        .contains("state: failed", "The reviewer hangs");
    assertThat(work.status()).isEqualTo("queued");
    assertThat(work.root().call("merge.main.status").has("holder")).isFalse();
    assertThat(
            work.reviewer(asked)
                .refused(
                    "merge.review.submit",
                    "merge_request_id",
                    asked.text("merge_request_id"),
                    "verdict",
                    "APPROVE")
                .code())
        .isEqualTo("no_review_pending");
    assertThat(work.landingRefused().code()).isEqualTo("main_lock_needed");
  }

  @Test
  void aPersonAtATerminalReviewsWithoutAReviewer() {
    String request = work.queue().text("merge_request_id");
    Object[] approve = {"merge_request_id", request, "verdict", "APPROVE", "notes", "Read it"};
    assertThat(work.root().refused("merge.review.submit", approve).code())
        .isEqualTo("no_review_pending");
    Player person = work.root().atTerminal();
    Rejection refusal =
        person.refused("merge.review.submit", "merge_request_id", request, "verdict", "BLOCK");
    assertThat(refusal.code()).isEqualTo("verdict_without_finding");
    assertThat(work.status()).isEqualTo("queued");
    assertThat(work.root().call("merge.main.status").has("holder")).isFalse();

    orchestra.clock().pass(Duration.ofSeconds(1));
    Answer given = person.call("merge.review.submit", approve);
    assertThat(record("reviews/" + given.text("review_job_id")))
        .contains("state: approved", "Read it", "### Verdict: APPROVE");
    assertThat(work.root().call("merge.main.land").text("commit")).isEqualTo(work.head("main"));
  }

  @Test
  void aPersonsVerdictNeedsCommittedWork() {
    String request = work.queue().text("merge_request_id");
    work.scene().git().write("card.sh", "three\n");
    Rejection refusal =
        work.root()
            .atTerminal()
            .refused("merge.review.submit", "merge_request_id", request, "verdict", "APPROVE");
    assertThat(refusal.code()).isEqualTo("work_uncommitted");
  }
}
