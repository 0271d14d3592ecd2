package dev.codestrator.app.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.Disk;
import dev.codestrator.model.Rejection;
import dev.codestrator.testing.Answer;
import dev.codestrator.testing.Orchestra;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The ways to a verdict, and what follows from one.
class VerdictsTest {
  @TempDir Path temp;
  private Orchestra orchestra;
  private Reviewed work;

  @BeforeEach
  void begin() {
    orchestra = Orchestra.in(temp);
    work = Reviewed.in(orchestra, "Checkout");
    work.queue();
  }

  @AfterEach
  void end() {
    orchestra.close();
  }

  private void write(Answer asked, String text) {
    Path file =
        work.scene().path().resolve(".orchestrator/reviews/" + asked.text("review_job_id") + ".md");
    Disk.replace(file, (Disk.text(file) + text).getBytes(StandardCharsets.UTF_8));
  }

  private Rejection taken(Answer asked) {
    return work.root()
        .refused("merge.review.take", "merge_request_id", asked.text("merge_request_id"));
  }

  @Test
  void aVerdictMayBeWrittenIntoTheReviewsFile() {
    Answer asked = work.ask();
    assertThat(taken(asked).code()).isEqualTo("no_verdict_written");
    write(asked, "\n# Mine\n\n- warning `card.sh:1`: Short\n  - evidence: one\n");
    assertThat(taken(asked).code()).isEqualTo("no_verdict_written");
    write(asked, "\n### Verdict: APPROVE\n");
    assertThat(work.root().call("merge.review.thread_status").text("detail"))
        .contains("holds a verdict");
    assertThat(taken(asked).code()).isEqualTo("verdict_unconfirmed");
    Rejection refusal = work.landingRefused();
    assertThat(refusal.code()).isEqualTo("verdict_unconfirmed");
    assertThat(refusal.hint()).contains("orch merge take " + asked.text("merge_request_id"));
    work.root()
        .atTerminal()
        .call("merge.review.take", "merge_request_id", asked.text("merge_request_id"));
    work.root().call("merge.main.land");
    assertThat(work.status()).isEqualTo("landed");
    assertThat(work.root().call("merge.review.thread_status").text("report")).contains("# Mine");
  }

  /// Changes the record of a review as anybody can who may write there.
  private void forge(Answer asked, String from, String to) {
    Path file =
        work.scene().path().resolve(".orchestrator/reviews/" + asked.text("review_job_id") + ".md");
    String text = Disk.text(file);
    assertThat(text).contains(from);
    Disk.replace(file, text.replace(from, to).getBytes(StandardCharsets.UTF_8));
  }

  private List<String> found() {
    return work.root().call("system.doctor").list("problems").stream()
        .filter(problem -> problem.text("code").equals("authority_changed"))
        .map(problem -> problem.text("message"))
        .toList();
  }

  @Test
  void aReviewThatIsWrittenToBeApprovedLandsNothing() {
    Answer asked = work.ask();
    assertThat(found()).isEmpty();
    forge(asked, "state: running", "state: approved");
    assertThat(found()).singleElement().asString().contains(asked.text("review_job_id"));
    Rejection refusal = work.landingRefused();
    assertThat(refusal.code()).isEqualTo("verdict_unconfirmed");
    assertThat(work.status()).isEqualTo("in_review");

    String merge = asked.text("merge_request_id");
    assertThat(refusal.hint()).contains("orch merge approve " + merge);
    work.root()
        .atTerminal()
        .call("merge.review.submit", "merge_request_id", merge, "verdict", "APPROVE");
    assertThat(work.root().call("merge.main.land").text("commit")).isNotEmpty();
    assertThat(found()).as("once it has landed").isEmpty();
  }

  @Test
  void aBlockThatIsTurnedIntoAnApprovalLandsNothing() {
    Answer asked = work.ask();
    work.block(asked, List.of(Reviewed.finding("blocking", "card.sh", 1, "Not checked")));
    forge(asked, "state: blocked", "state: approved");
    assertThat(work.landingRefused().code()).isEqualTo("verdict_unconfirmed");
  }

  @Test
  void anApprovalOfOneCommitIsNoneOfAnother() {
    Answer asked = work.ask();
    work.approve(asked);
    assertThat(found()).isEmpty();
    work.scene().git().write("card.sh", "evil\n").commit("Evil");
    assertThat(work.landingRefused().code()).isEqualTo("verdict_stale");
    forge(asked, asked.text("commit"), work.scene().git().git("rev-parse", "HEAD").strip());
    assertThat(work.landingRefused().code()).isEqualTo("verdict_unconfirmed");
    assertThat(orchestra.git().read("card.sh")).isEmpty();
  }

  @Test
  void whatIsWrittenIsCheckedAsWhatIsSubmitted() {
    Answer asked = work.ask();
    write(asked, "\n- blocking `card.sh:99`: Bad\n  - evidence: x\n\n### Verdict: BLOCK\n");
    assertThat(
            work.root()
                .atTerminal()
                .refused("merge.review.take", "merge_request_id", asked.text("merge_request_id"))
                .code())
        .isEqualTo("no_such_line");
    assertThat(work.root().atTerminal().refused("merge.main.land").code())
        .isEqualTo("no_such_line");
    assertThat(work.status()).isEqualTo("in_review");
  }

  @Test
  void aVerdictForAnotherCommitIsRefused() {
    Answer asked = work.ask();
    Rejection refusal =
        work.reviewer(asked)
            .refused(
                "merge.review.submit",
                "merge_request_id",
                asked.text("merge_request_id"),
                "verdict",
                "APPROVE",
                "commit",
                work.head("main"));
    assertThat(refusal.code()).isEqualTo("other_commit");
    assertThat(refusal.message()).contains(asked.text("commit"), work.head("main"));
  }

  @Test
  void aPersonReviewsInACheckoutOfHisOwn() throws IOException {
    Answer asked = work.root().call("merge.review.request_auto", "me", true);
    assertThat(asked.has("thread")).isFalse();
    Path checkout = Path.of(asked.text("path"));
    assertThat(orchestra.git().at(checkout).git("rev-parse", "HEAD"))
        .isEqualTo(asked.text("commit"));
    assertThat(Files.getPosixFilePermissions(checkout.resolve("card.sh")))
        .doesNotContain(PosixFilePermission.OWNER_WRITE, PosixFilePermission.GROUP_WRITE);
    assertThat(orchestra.git().at(checkout).git("status", "--porcelain", "card.sh")).isEmpty();
    String merge = asked.text("merge_request_id");
    assertThat(
            work.root()
                .refused("merge.review.submit", "merge_request_id", merge, "verdict", "APPROVE")
                .code())
        .isEqualTo("not_the_reviewer");
    work.root()
        .atTerminal()
        .call("merge.review.submit", "merge_request_id", merge, "verdict", "APPROVE");
    work.root().call("merge.main.land");
    work.root().call("session.close");
    assertThat(checkout).doesNotExist();
  }

  @Test
  void whatBlocksBecomesCasesOnRequestAndOnlyOnce() {
    Answer asked = work.ask();
    work.block(
        asked,
        List.of(
            Reviewed.finding("blocking", "card.sh", 1, "Not checked"),
            Reviewed.finding("warning", "card.sh", 2, "Not nice")));
    assertThat(work.root().call("inbox.pending", "receiver_thread_id", "root").list("messages"))
        .anyMatch(message -> message.text("message").contains("card.sh:1: Not checked"));
    String group =
        work.root().call("task.list", "level", "test_group").each("tasks", "id").getFirst();
    Object[] ask = {"review_job_id", asked.text("review_job_id"), "parent_id", group};
    Answer made = work.root().call("merge.review.follow_up", ask);
    assertThat(made.each("cases", "title")).containsExactly("card.sh:1: Not checked");
    Answer task = work.root().call("task.get", "task_id", made.each("cases", "id").getFirst());
    assertThat(task.texts("files")).containsExactly("card.sh");
    assertThat(work.root().call("merge.review.follow_up", ask).list("cases")).isEmpty();
  }
}
