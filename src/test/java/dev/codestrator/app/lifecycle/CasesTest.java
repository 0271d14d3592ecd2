package dev.codestrator.app.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.model.Rejection;
import dev.codestrator.testing.Answer;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CasesTest {
  @TempDir Path temp;
  private Scene scene;

  @BeforeEach
  void open() {
    scene = Orchestra.in(temp).open("Checkout");
  }

  private Answer call(String method, Object... pairs) {
    return scene.root().call(method, pairs);
  }

  private String refusal(String method, Object... pairs) {
    return scene.root().refused(method, pairs).code();
  }

  private String begun(String... steps) {
    String aCase = scene.aCase("Reject a card", steps);
    call("case.begin", "case_id", aCase);
    return aCase;
  }

  private String text(String aCase) throws IOException {
    return Files.readString(scene.file(aCase));
  }

  @Test
  void beginningSetsTheCaseInProgressAndLeavesACheckpointInACommit() throws IOException {
    String aCase = scene.aCase("Reject a card", "One", "Two");
    Answer state =
        call(
            "case.begin",
            "case_id",
            aCase,
            "input_contract",
            Map.of("card", "a number"),
            "fixtures",
            List.of("cards.csv"),
            "required_files",
            List.of("docs/cards.md"));

    assertThat(state.text("status")).isEqualTo("in_progress");
    assertThat(state.text("next_action")).isEqualTo("One");
    assertThat(text(aCase))
        .contains("status: in_progress", "session: " + scene.session(), "next_action: One")
        .contains("## Input contract\n\n- card: a number\n", "## Fixtures\n\n- cards.csv\n");
    assertThat(scene.git().read(state.text("checkpoint")).orElseThrow())
        .contains("event: begin", "task: " + aCase, "- docs/cards.md");
    assertThat(state.text("commit")).isEqualTo(scene.git().git("rev-parse", "HEAD"));
    assertThat(scene.git().git("status", "--porcelain")).isEmpty();
    assertThat(scene.git().git("log", "-1", "--format=%s%n%(trailers:key=Orchestrator-Case)"))
        .isEqualTo("Begin " + aCase + ": Reject a card\nOrchestrator-Case: " + aCase);
    assertThat(call("task.get", "task_id", aCase).text("latest_checkpoint"))
        .isEqualTo(state.text("checkpoint"));
  }

  @Test
  void aCaseWaitsForItsDependencies() {
    String first = scene.aCase("First");
    String second = scene.aCase("Second", Map.of("depends_on", List.of(first)));
    Rejection refusal = scene.root().refused("case.begin", "case_id", second);
    assertThat(refusal.code()).isEqualTo("dependencies_open");
    assertThat(refusal.message()).contains(first);
    call("case.begin", "case_id", first);
    assertThat(refusal("case.begin", "case_id", second)).isEqualTo("dependencies_open");
    call("case.complete", "case_id", first, "summary", "Done");
    assertThat(call("case.begin", "case_id", second).text("status")).isEqualTo("in_progress");
  }

  @Test
  void onlyACaseInProgressIsCheckedAndCompleted() {
    String aCase = scene.aCase("Case", "One");
    assertThat(refusal("step.check", "case_id", aCase, "step", "One", "result", "pass"))
        .isEqualTo("not_begun");
    assertThat(refusal("case.complete", "case_id", aCase, "summary", "x")).isEqualTo("not_begun");
    call("case.begin", "case_id", aCase);
    call("step.check", "case_id", aCase, "step", "One", "result", "pass");
    call("case.complete", "case_id", aCase, "summary", "x");
    assertThat(refusal("step.check", "case_id", aCase, "step", "One", "result", "pass"))
        .isEqualTo("not_begun");
    assertThat(refusal("case.begin", "case_id", aCase)).isEqualTo("case_over");
    assertThat(
            refusal("case.begin", "case_id", call("task.get", "task_id", aCase).text("parent_id")))
        .isEqualTo("wrong_level");
  }

  @Test
  void aStepIsFoundByMarkOrTitleAndTicksByPassOnly() throws IOException {
    String aCase = begun("One", "Two", "Three");
    String mark = call("task.get", "task_id", aCase).each("steps", "id").get(1);
    String head = scene.git().git("rev-parse", "--short=12", "HEAD");

    Answer failed = call("step.check", "case_id", aCase, "step", "one", "result", "FAIL");
    assertThat(failed.get("ticked")).isEqualTo(false);
    assertThat(text(aCase)).containsPattern("- \\[ ] One \\^\\w{4}\n  - fail at " + head + "\n");
    Answer byMark =
        call(
            "step.check",
            "case_id",
            aCase,
            "step",
            "^" + mark,
            "result",
            "pass",
            "evidence",
            Map.of("command", "mvn `test`", "exit_code", 0, "commit", head),
            "artifacts",
            List.of("a.txt"));
    assertThat(byMark.text("next_action")).isEqualTo("One");
    assertThat(text(aCase))
        .contains(
            "- [x] Two ^" + mark + "\n  - pass at " + head + ": `` mvn `test` `` exit 0; a.txt\n");
    call("step.check", "case_id", aCase, "step_title", "Three", "status", "half way");
    assertThat(text(aCase)).contains("  - half way at " + head).contains("- [ ] Three");
    assertThat(call("task.get", "task_id", aCase).get("steps_done")).isEqualTo(1);
  }

  @Test
  void anUnknownTitleIsAddedAndAnUnknownMarkIsRefused() throws IOException {
    String aCase = begun("One");
    Answer added = call("step.check", "case_id", aCase, "step", "Two\nof two", "result", "pass");
    assertThat(added.each("steps", "title")).containsExactly("One", "Two of two");
    assertThat(text(aCase)).contains("- [x] Two of two ^");
    assertThat(refusal("step.check", "case_id", aCase, "step", "^zzzz", "result", "pass"))
        .isEqualTo("unknown_step");
    assertThat(refusal("step.check", "case_id", aCase, "step", " ", "result", "pass"))
        .isEqualTo("empty_text");
    assertThat(refusal("step.check", "case_id", aCase, "step", "One", "result", " "))
        .isEqualTo("empty_text");
    assertThat(call("task.get", "task_id", aCase).list("steps")).hasSize(2);
  }

  @Test
  void anEmptyStepNeverMeansABoxMadeByHand() throws IOException {
    String aCase = begun();
    Files.writeString(scene.file(aCase), text(aCase) + "\n## Steps\n\n- [ ] By hand\n");
    assertThat(refusal("step.check", "case_id", aCase, "step", "^", "result", "pass"))
        .isIn("unknown_step", "empty_text");
    assertThat(text(aCase)).endsWith("- [ ] By hand\n");
  }

  @Test
  void boxesTickedByHandCountAndGetTheirMarkAtTheNextWrite() throws IOException {
    String aCase = begun("One");
    String edited = text(aCase).replace("- [ ] One", "- [x] One") + "- [X] Two, by hand\n";
    Files.writeString(scene.file(aCase), edited);
    assertThat(call("task.get", "task_id", aCase).get("steps_done")).isEqualTo(2);
    assertThat(text(aCase)).isEqualTo(edited);
    call("case.complete", "case_id", aCase, "summary", "All ticked");
    assertThat(text(aCase)).containsPattern("- \\[X] Two, by hand \\^\\w{4}\n");
  }

  @Test
  void ofALineCopiedByHandWithItsMarkTheOneThatIsNamedIsTicked() throws IOException {
    String aCase = begun("One");
    String line = text(aCase).lines().filter(each -> each.contains("One ^")).findFirst().get();
    String copy = line.replace("One", "Two");
    Files.writeString(scene.file(aCase), text(aCase).replace(line, line + "\n" + copy));
    call("step.check", "case_id", aCase, "step", "Two", "result", "pass");
    assertThat(text(aCase)).contains(line).containsPattern("- \\[x] Two \\^\\w{4}\n");
    assertThat(text(aCase)).doesNotContain(copy.replace("[ ]", "[x]"));
  }

  @Test
  void checkpointsOfTheSameMomentDoNotReplaceEachOther() {
    String aCase = begun("One", "Two");
    String one =
        call("step.check", "case_id", aCase, "step", "One", "result", "pass").text("checkpoint");
    String two =
        call("step.check", "case_id", aCase, "step", "Two", "result", "pass").text("checkpoint");
    assertThat(two).isGreaterThan(one);
    assertThat(scene.git().read(one).orElseThrow()).contains("step: One");
    assertThat(scene.git().read(two).orElseThrow()).contains("step: Two");
  }

  @Test
  void aCaseWithOpenStepsIsCompletedByForceWithAReasonOnly() throws IOException {
    String aCase = begun("One", "Two");
    call("step.check", "case_id", aCase, "step", "One", "result", "fail");
    Rejection refusal = scene.root().refused("case.complete", "case_id", aCase, "summary", "x");
    assertThat(refusal.code()).isEqualTo("steps_open");
    assertThat(refusal.message()).contains("One (failed)", "Two");
    assertThat(
            refusal(
                "case.complete", "case_id", aCase, "summary", "x", "force", true, "reason", " "))
        .isEqualTo("steps_open");
    Answer done =
        call(
            "case.complete",
            "case_id",
            aCase,
            "summary",
            "x",
            "force",
            true,
            "reason",
            "No longer wanted");
    assertThat(done.text("status")).isEqualTo("done");
    assertThat(scene.git().read(done.text("checkpoint")).orElseThrow())
        .contains("Forced: No longer wanted");
    assertThat(text(aCase)).contains("status: done", "- [ ] One");
  }

  @Test
  void completingCommitsCodeAndRecords() {
    String aCase = begun("One");
    scene.git().write("src/card.sh", "echo card\n");
    call("step.check", "case_id", aCase, "step", "One", "result", "pass");
    Answer done = call("case.complete", "case_id", aCase, "summary", "Cards are rejected.");
    assertThat(done.text("commit")).isEqualTo(scene.git().git("rev-parse", "HEAD"));
    assertThat(scene.git().git("status", "--porcelain")).isEmpty();
    assertThat(scene.git().git("show", "--name-only", "--format=%s%n%b", "HEAD"))
        .contains("Complete " + aCase, "Cards are rejected.", "src/card.sh");
  }

  @Test
  void aHookThatRefusesTheCommitReopensTheCaseAndKeepsTheWork() throws IOException {
    String aCase = begun("One");
    scene.git().write("src/card.sh", "echo card\n");
    call("step.check", "case_id", aCase, "step", "One", "result", "pass");
    String head = scene.git().git("rev-parse", "HEAD");
    scene.git().hook("pre-commit", "echo lint failed; exit 1");

    Rejection refusal = scene.root().refused("case.complete", "case_id", aCase, "summary", "x");
    assertThat(refusal.code()).isEqualTo("commit_failed");
    assertThat(refusal.message()).contains("lint failed");
    assertThat(scene.git().git("rev-parse", "HEAD")).isEqualTo(head);
    assertThat(scene.git().read("src/card.sh")).contains("echo card\n");
    assertThat(text(aCase)).contains("status: in_progress", "- [x] One");
    scene.git().hook("pre-commit", "exit 0");
    assertThat(call("case.complete", "case_id", aCase, "summary", "x").text("status"))
        .isEqualTo("done");
  }

  @Test
  void withCommitsOffNothingIsCommitted() {
    String head = scene.git().git("rev-parse", "HEAD");
    scene.git().write(".orchestrator/config.yaml", "commits:\n  mode: off\n");
    String aCase = begun("One");
    assertThat(
            call("case.complete", "case_id", aCase, "summary", "x", "force", true, "reason", "test")
                .has("commit"))
        .isFalse();
    assertThat(scene.git().git("rev-parse", "HEAD")).isEqualTo(head);
  }
}
