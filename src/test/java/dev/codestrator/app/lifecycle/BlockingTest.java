package dev.codestrator.app.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.testing.Answer;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Player;
import dev.codestrator.testing.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockingTest {
  @TempDir Path temp;
  private Scene scene;
  private String mine = "";
  private String next = "";
  private String other = "";
  private Player worker;

  @BeforeEach
  void open() {
    scene = Orchestra.in(temp).open("Checkout");
    mine = scene.aCase("Mine", "One", "Two");
    next = scene.aCase("Next");
    other = scene.aCase("Other", "One");
    worker = Worker.in(scene, "t-0000001", List.of(mine, next));
  }

  private String text(String aCase) throws IOException {
    return Files.readString(scene.file(aCase));
  }

  @Test
  void aBlockedCaseSaysWhyAndRootIsTold() throws IOException {
    worker.call("case.begin", "case_id", mine);
    Answer state = worker.call("case.block", "case_id", mine, "reason", "No test\naccount");

    assertThat(state.text("status")).isEqualTo("blocked");
    assertThat(text(mine)).contains("status: blocked", "next_action: \"Blocked: No test account\"");
    assertThat(scene.git().read(state.text("checkpoint")).orElseThrow())
        .contains("event: block", "step: One", "No test\naccount");
    Answer message =
        scene
            .root()
            .call("inbox.pending", "receiver_thread_id", "root")
            .list("messages")
            .getFirst();
    assertThat(message.text("kind")).isEqualTo("blocker");
    assertThat(message.text("sender")).isEqualTo("t-0000001");
    assertThat(message.text("message")).contains(mine, "No test\naccount");
    assertThat(worker.call("work.current_ref").text("next_action")).contains("Blocked: No test");

    worker.call("case.begin", "case_id", next);
    worker.call("case.complete", "case_id", next, "summary", "Done meanwhile");
    Answer again = worker.call("case.begin", "case_id", mine);
    assertThat(again.text("status")).isEqualTo("in_progress");
    assertThat(text(mine)).contains("next_action: \"One\"\n");
  }

  @Test
  void aCaseThatIsOverIsNotBlocked() {
    worker.call("case.begin", "case_id", next);
    worker.call("case.complete", "case_id", next, "summary", "x");
    assertThat(worker.refused("case.block", "case_id", next, "reason", "x").code())
        .isEqualTo("case_over");
    assertThat(worker.refused("case.block", "case_id", mine, "reason", " ").code())
        .isEqualTo("empty_text");
    assertThat(worker.refused("case.block", "case_id", mine).code()).isEqualTo("missing_field");
    assertThat(scene.root().call("inbox.list", "thread_id", "root").list("messages")).isEmpty();
  }

  @Test
  void aStepIsAddedLastOrBehindAnother() throws IOException {
    Answer last = scene.root().call("step.add", "case_id", mine, "title", "Four");
    assertThat(last.has("checkpoint")).isFalse();
    String two = last.each("steps", "id").get(1);
    scene.root().call("step.add", "case_id", mine, "step_title", "Three", "after", two);
    assertThat(text(mine))
        .containsPattern(
            "One \\^\\w+\n\n- \\[ ] Two \\^\\w+\n\n- \\[ ] Three \\^\\w+\n\n- \\[ ] Four");
    assertThat(scene.root().call("task.get", "task_id", mine).each("steps", "title"))
        .containsExactly("One", "Two", "Three", "Four");
  }

  @Test
  void aStepAddedToABegunCaseMovesItsReference() throws IOException {
    worker.call("case.begin", "case_id", next);
    Answer added = worker.call("step.add", "case_id", next, "title", "Log it");
    assertThat(added.at("step").text("title")).isEqualTo("Log it");
    assertThat(scene.git().read(added.text("checkpoint")).orElseThrow())
        .contains("event: step-add");
    assertThat(text(next)).contains("next_action: Log it\n");
    assertThat(worker.call("work.current_ref").text("next_action")).isEqualTo("Log it");
  }

  @Test
  void aStepIsNewAndBehindOneThatIsThere() {
    assertThat(refusal("step.add", "case_id", mine, "title", "one")).isEqualTo("step_exists");
    assertThat(refusal("step.add", "case_id", mine, "title", " ")).isEqualTo("empty_text");
    assertThat(refusal("step.add", "case_id", mine, "title", "^a7k2")).isEqualTo("unknown_step");
    assertThat(refusal("step.add", "case_id", mine, "title", "X", "after", "Nowhere"))
        .isEqualTo("unknown_step");
    scene.root().call("task.update", "task_id", mine, "status", "cancelled");
    assertThat(refusal("step.add", "case_id", mine, "title", "X")).isEqualTo("case_over");
  }

  private String refusal(String method, Object... pairs) {
    return scene.root().refused(method, pairs).code();
  }

  @Test
  void aWorkerReachesNoCaseOutsideItsScope() throws IOException {
    String before = text(other);
    String root = scene.git().git("status", "--porcelain");
    List<Rejection> refusals =
        List.of(
            worker.refused("task.get", "task_id", other),
            worker.refused(
                "task.get",
                "task_id",
                scene.root().call("task.get", "task_id", mine).text("parent_id")),
            worker.refused("case.begin", "case_id", other),
            worker.refused("case.block", "case_id", other, "reason", "x"),
            worker.refused("step.add", "case_id", other, "title", "x"),
            worker.refused("step.check", "case_id", other, "step", "One", "result", "pass"),
            worker.refused("case.complete", "case_id", other, "summary", "x"));
    assertThat(refusals)
        .allSatisfy(refusal -> {
          assertThat(refusal).isInstanceOf(Rejection.Forbidden.class);
          assertThat(refusal.code()).isEqualTo("outside_scope");
        });
    assertThat(text(other)).isEqualTo(before);
    assertThat(scene.git().git("status", "--porcelain")).isEqualTo(root);
    assertThat(worker.call("task.list").each("tasks", "id")).containsExactlyInAnyOrder(mine, next);
    assertThat(worker.call("task.list", "text", "Other").list("tasks")).isEmpty();
    assertThat(worker.call("task.get", "task_id", mine).text("id")).isEqualTo(mine);
  }

  @Test
  void aWorkerBeginsForItselfOnlyAndNeedsAThread() {
    Worker.in(scene, "t-0000002", List.of(mine));
    assertThat(worker.refused("case.begin", "case_id", mine, "thread_id", "t-0000002").code())
        .isEqualTo("not_own_thread");
    Player nobody = scene.orchestra().as(Role.WORKER);
    assertThat(nobody.refused("task.list", "session_id", scene.session()).code())
        .isEqualTo("no_thread");
  }
}
