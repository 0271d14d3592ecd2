package dev.codestrator.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.testing.Answer;
import dev.codestrator.testing.Player;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A request goes through each pipeline, stage by stage and gate by gate: workers are the real
/// Codex, root's own Cases are done by the test.
@ExtendWith(ShownWhenFailed.class)
class PipelineE2E {
  @TempDir private Path temp;
  private Studio studio;
  private Player root;
  private final Map<String, Answer> planned = new HashMap<>();
  private final List<String> done = new ArrayList<>();

  @BeforeEach
  void open() throws Exception {
    studio = Studio.in(temp);
    root = studio.scene().root();
  }

  @AfterEach
  void end() {
    studio.close();
  }

  @Test
  void aSimpleOneIsChangedAndChecked() {
    assertThat(run("simple")).containsExactly("Change", "Gate: Change");
  }

  @Test
  void aStandardOneIsResearchedBuiltAndReviewed() {
    assertThat(run("standard"))
        .containsExactly(
            "Research",
            "Research",
            "Gate: Research",
            "Implementation",
            "Gate: Implementation",
            "Review",
            "Review",
            "Review",
            "Gate: Review");
  }

  @Test
  void aFullOneGoesFromTheIdeaToItsTests() {
    assertThat(run("full", "phases", List.of("Schema", "Endpoint")))
        .containsExactly(
            "Ideation",
            "Research",
            "Research",
            "Gate: Research",
            "Synthesis",
            "Gate: Synthesis",
            "PRD",
            "Gate: PRD",
            "Implementation",
            "Implementation",
            "Gate: Implementation",
            "Review",
            "Review",
            "Review",
            "Gate: Review",
            "Testing",
            "Gate: Testing");
  }

  /// @return what was done, in order
  private List<String> run(String template, Object... more) {
    var fields = new ArrayList<Object>(List.of("template", template, "request", "Refunds"));
    fields.addAll(List.of(more));
    Answer made = root.call("plan.pipeline", fields.toArray());
    made.list("cases").forEach(each -> planned.put(each.text("case_id"), each));
    List<String> ready = ready();
    while (!ready.isEmpty()) {
      refuseLater(ready);
      ready.stream().filter(this::isOfRoot).forEach(this::doIt);
      work(ready.stream().filter(each -> !isOfRoot(each)).toList());
      ready = ready();
    }
    assertThat(done).hasSize(planned.size());
    Answer epic = root.call("task.get", "task_id", made.text("epic_id"));
    assertThat(epic.text("status")).isEqualTo("done");
    return done.stream().map(this::name).toList();
  }

  private List<String> ready() {
    return root.call("task.list", "level", "case", "ready", true).each("tasks", "id").stream()
        .sorted()
        .toList();
  }

  /// Whatever waits for a gate can't be begun.
  private void refuseLater(List<String> ready) {
    planned.keySet().stream()
        .filter(each -> !ready.contains(each) && !done.contains(each))
        .forEach(each ->
            assertThat(root.refused("case.begin", "case_id", each).code())
                .isEqualTo("dependencies_open"));
  }

  private Answer planned(String aCase) {
    return Objects.requireNonNull(planned.get(aCase));
  }

  private boolean isOfRoot(String aCase) {
    return planned(aCase).text("role").equals("root");
  }

  private String name(String aCase) {
    Answer each = planned(aCase);
    return (each.text("gate").equals("true") ? "Gate: " : "") + each.text("stage");
  }

  private List<String> steps(String aCase) {
    return root.call("task.get", "task_id", aCase).each("steps", "id");
  }

  private void doIt(String aCase) {
    root.call("case.begin", "case_id", aCase);
    steps(aCase)
        .forEach(step -> root.call("step.check", "case_id", aCase, "step", step, "result", "pass"));
    root.call("case.complete", "case_id", aCase, "summary", "Seen");
    done.add(aCase);
  }

  /// Side by side, each with the sandbox of its Case; then their work comes together.
  private void work(List<String> cases) {
    var workers = new ArrayList<String>();
    for (String aCase : cases) {
      studio.model().on("## Case " + aCase, script(aCase));
      workers.add(studio.spawn("codex", aCase));
    }
    for (int i = 0; i < cases.size(); i++) {
      studio.await(workers.get(i), "completed");
      bringIn(workers.get(i));
      written(cases.get(i));
      done.add(cases.get(i));
    }
  }

  private void bringIn(String worker) {
    String worktree = studio.status(worker).text("worktree_id");
    root.call("thread.child.stop", "thread_id", worker, "terminate_pane", true);
    root.call("worktree.merge_to_parent", "worktree_id", worktree);
  }

  private Script script(String aCase) {
    var replies = new ArrayList<Reply>();
    replies.add(Reply.calls("orch_task", "case.begin", Map.of("case_id", aCase)));
    replies.add(new Reply.Runs("echo work >" + aCase + ".txt && echo WROTE || echo KEPT"));
    for (String step : steps(aCase)) {
      replies.add(
          Reply.calls(
              "orch_task", "step.check", Map.of("case_id", aCase, "step", step, "result", "pass")));
    }
    var told = Map.of("receiver_thread_id", "root", "message", "Found by " + aCase);
    replies.add(Reply.calls("orch_inbox", "inbox.send", told));
    replies.add(
        Reply.calls("orch_task", "case.complete", Map.of("case_id", aCase, "summary", "Done")));
    replies.add(new Reply.Says("Done."));
    return Script.of(replies.toArray(Reply[]::new));
  }

  /// Only who may write has written, and that has come to the session's branch.
  private void written(String aCase) {
    boolean mayWrite = planned(aCase).text("sandbox").equals("workspace_write");
    assertThat(Files.exists(studio.scene().path().resolve(aCase + ".txt"))).isEqualTo(mayWrite);
    String tried = mayWrite ? "WROTE" : "KEPT";
    assertThat(studio.model().heard().stream().filter(said -> said.text().contains(aCase)))
        .anySatisfy(said ->
            assertThat(said.results()).anySatisfy(text -> assertThat(text).contains(tried)));
    assertThat(root.call("inbox.list", "thread_id", "root").each("messages", "message"))
        .contains("Found by " + aCase);
  }
}
