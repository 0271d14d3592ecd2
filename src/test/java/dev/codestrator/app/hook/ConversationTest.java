package dev.codestrator.app.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.testing.Answer;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a child is told when its conversation begins, when it is spoken to and when its turn ends.
class ConversationTest {
  private static final String STARTS = "{\"source\":\"compact\"}";
  private static final String STOPS = "{\"stop_hook_active\":false}";
  private static final String STOPS_AGAIN = "{\"stop_hook_active\":true}";

  @TempDir Path temp;
  private Orchestra orchestra;
  private Scene scene;
  private String aCase;
  private Asking child;

  @BeforeEach
  void spawn() {
    orchestra = Orchestra.in(temp);
    scene = orchestra.open("Checkout");
    aCase = scene.aCase("Reject the card", "Validate the expiry", "Map the failure");
    child = Asking.worker(scene, aCase);
  }

  @AfterEach
  void end() {
    orchestra.close();
  }

  private void begin() {
    child.player().call("case.begin", "case_id", aCase);
  }

  private void check(String step) {
    child.player().call("step.check", "case_id", aCase, "step", step, "result", "pass");
  }

  private void direct(String text) {
    scene
        .root()
        .call(
            "thread.child.directive",
            "thread_id",
            child.thread(),
            "directive",
            text,
            "mode",
            "queue");
  }

  private void send(String text) {
    scene.root().call("inbox.send", "receiver_thread_id", child.thread(), "message", text);
  }

  private List<String> pending() {
    return scene
        .root()
        .call("inbox.pending", "receiver_thread_id", child.thread())
        .each("messages", "message");
  }

  @Test
  void aConversationBeginsWithWhereTheThreadStands() {
    begin();
    check("Validate the expiry");
    assertThat(child.told("SessionStart", STARTS))
        .contains(child.thread(), "Case " + aCase, "Next step: Map the failure", "orch here");
  }

  @Test
  void directivesThatWaitAreToldWithIt() {
    direct("Use the cache");
    assertThat(child.told("SessionStart", STARTS)).contains("Directive m-", "Use the cache");
    assertThat(pending()).isEmpty();
  }

  @Test
  void messagesThatWaitComeWithTheNextPromptOnce() {
    send("The key is in the vault");
    send("Mind the\nline ends");
    String prompt = child.recorded("claude-prompt");
    assertThat(child.told("UserPromptSubmit", prompt))
        .containsSubsequence(
            "note m-", "The key is in the vault", "note m-", "Mind the\nline ends");
    assertThat(pending()).isEmpty();
    assertThat(child.ask("UserPromptSubmit", prompt)).isEmpty();
  }

  @Test
  void messagesOfOthersStayWhereTheyAre() {
    scene.root().call("inbox.send", "receiver_thread_id", "root", "message", "For root");
    assertThat(child.ask("UserPromptSubmit", child.recorded("codex-prompt"))).isEmpty();
    assertThat(scene.root().call("inbox.pending").list("messages")).hasSize(1);
  }

  @Test
  void whatDoesNotFitWaitsForTheNextPrompt() {
    send("first " + "a".repeat(20_000));
    send("second");
    String told = child.told("UserPromptSubmit", "{}");
    assertThat(told).hasSizeLessThan(9_000).contains("first", "orch inbox list");
    assertThat(pending()).containsExactly("second");
  }

  @Test
  void aDirectiveThatIsThePromptItselfIsDeliveredAndNotToldAgain() {
    direct("Use the\n  cache");
    String prompt = child.recorded("claude-prompt").replace("@PROMPT@", "Use the\\n  cache\\n");
    assertThat(child.ask("UserPromptSubmit", prompt)).isEmpty();
    assertThat(pending()).isEmpty();
    direct("go");
    assertThat(child.told("UserPromptSubmit", prompt)).contains("go");
  }

  @Test
  void aQueuedDirectiveIsTheInstructionThatATurnGoesOnWith() {
    send("Only a note");
    direct("Use the cache");
    assertThat(child.goesOn(child.recorded("codex-stop")))
        .contains("directive m-", "Use the cache")
        .doesNotContain("Only a note");
    assertThat(pending()).containsExactly("Only a note");
    assertThat(child.goesOn(STOPS_AGAIN)).doesNotContain("Use the cache");
  }

  @Test
  void aTurnThatEndsBeforeTheStepsIsSentOnThreeTimes() {
    begin();
    assertThat(child.goesOn(child.recorded("claude-stop")))
        .contains("next unchecked step: Validate the expiry", aCase);
    check("Validate the expiry");
    assertThat(child.goesOn(STOPS_AGAIN)).contains("next unchecked step: Map the failure");
    assertThat(child.goesOn(STOPS_AGAIN)).contains("next unchecked step");
    assertThat(child.goesOn(STOPS_AGAIN)).isEmpty();
    assertThat(child.goesOn(STOPS)).as("a new turn").contains("next unchecked step");
  }

  @Test
  void aDirectiveBetweenCountsForNothing() {
    begin();
    child.settings("hooks:\n  stop_nudges: 1\n");
    direct("Use the cache");
    assertThat(child.goesOn(STOPS)).contains("Use the cache").doesNotContain("unchecked");
    assertThat(child.goesOn(STOPS_AGAIN)).contains("next unchecked step");
    assertThat(child.goesOn(STOPS_AGAIN)).isEmpty();
  }

  @Test
  void whoEndsItsTurnBeforeItBeganItsCaseIsSentOnThreeTimes() {
    assertThat(child.goesOn(STOPS)).contains("not begun", "orch case begin " + aCase);
    assertThat(child.goesOn(STOPS_AGAIN)).contains("not begun");
    assertThat(child.goesOn(STOPS_AGAIN)).contains("not begun");
    assertThat(child.goesOn(STOPS_AGAIN)).isEmpty();
  }

  @Test
  void nobodyIsSentOnForACaseThatCannotBeBegunYet() {
    String first = scene.aCase("First of all");
    scene.root().call("task.update", "task_id", aCase, "depends_on", List.of(first));
    assertThat(child.goesOn(STOPS)).isEmpty();
  }

  @Test
  void nobodyIsSentOnForACaseThatIsBlockedOrComplete() {
    begin();
    child.player().call("case.block", "case_id", aCase, "reason", "No key");
    assertThat(child.goesOn(STOPS)).as("blocked").isEmpty();
    begin();
    check("Validate the expiry");
    check("Map the failure");
    assertThat(child.goesOn(STOPS))
        .as("all checked")
        .contains("not complete: orch case complete " + aCase);
    child.player().call("case.complete", "case_id", aCase, "summary", "Done");
    assertThat(child.goesOn(STOPS)).as("complete").isEmpty();
  }

  @Test
  void aReviewerIsSentOnUntilItHasGivenItsVerdict() {
    begin();
    check("Validate the expiry");
    check("Map the failure");
    child.player().call("case.complete", "case_id", aCase, "summary", "Done");
    Answer worker = scene.root().call("thread.child.status", "thread_id", child.thread());
    String worktree = worker.text("worktree_id");
    scene.root().call("worktree.merge_to_parent", "worktree_id", worktree);
    scene.root().call("merge.main.request");
    Answer asked =
        scene
            .root()
            .call(
                "merge.review.request_auto",
                "provider",
                "command",
                "launch_command",
                "exec sleep 60");
    Asking reviewer = Asking.of(scene, asked.at("thread").text("thread_id"));
    String request = asked.text("merge_request_id");
    assertThat(reviewer.goesOn(STOPS)).contains("orch merge submit " + request);
    scene
        .child(Role.MERGE_REVIEWER, reviewer.thread())
        .call("merge.review.submit", "merge_request_id", request, "verdict", "APPROVE");
    assertThat(reviewer.goesOn(STOPS)).isEmpty();
  }

  @Test
  void whoWaitsForItsOwnTasksIsNotSentOn() {
    begin();
    String waits =
        child
            .recorded("claude-stop")
            .replace("\"background_tasks\":[]", "\"background_tasks\":[{\"id\":\"b1\"}]");
    assertThat(child.goesOn(waits)).isEmpty();
  }

  @Test
  void noNudgesMeansNone() {
    begin();
    child.settings("hooks:\n  stop_nudges: 0\n");
    assertThat(child.goesOn(STOPS)).isEmpty();
  }

  @Test
  void otherEventsAreAnsweredWithNothing() {
    assertThat(child.ask("PermissionRequest", child.recorded("claude-permission"))).isEmpty();
    assertThat(child.ask("SomethingNew", "{}")).isEmpty();
  }

  @Test
  void whatIsNoJsonIsRefused() {
    assertThatThrownBy(() -> child.ask("Stop", "{\"stop")).isInstanceOf(Rejection.Invalid.class);
  }
}
