package dev.codestrator.app.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.codestrator.testing.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How a request becomes the Cases of a pipeline, and what its gates hold back.
class PipelinesTest extends Planned {
  private Answer pipeline(String template, Object... more) {
    var fields = new ArrayList<Object>(List.of("template", template, "request", "Refunds"));
    fields.addAll(List.of(more));
    return root.call("plan.pipeline", fields.toArray());
  }

  private static List<String> lines(Answer made) {
    return made.list("cases").stream()
        .map(each ->
            each.text("title")
                + " "
                + each.text("role")
                + (each.has("sandbox") ? " " + each.text("sandbox") : ""))
        .toList();
  }

  @Test
  void aSimpleOneIsOneChangeAndItsGate() {
    assertThat(lines(pipeline("simple")))
        .containsExactly("Change: Refunds worker workspace_write", "Gate: Change root");
  }

  @Test
  void aStandardOneResearchesBuildsAndReviews() {
    assertThat(lines(pipeline("standard")))
        .containsExactly(
            "Map: Refunds worker read_only",
            "Risks: Refunds worker read_only",
            "Gate: Research root",
            "Build: Refunds worker workspace_write",
            "Gate: Implementation root",
            "Review security: Refunds worker read_only",
            "Review errors: Refunds worker read_only",
            "Review data integrity: Refunds worker read_only",
            "Gate: Review root");
  }

  @Test
  void aFullOneHasEveryStageAndACaseForEachPhase() {
    Answer made = pipeline("full", "phases", List.of("Schema", "Endpoint"), "files", "src/**");
    assertThat(made.each("cases", "stage").stream().distinct())
        .containsExactly(
            "Ideation", "Research", "Synthesis", "PRD", "Implementation", "Review", "Testing");
    assertThat(lines(made))
        .contains(
            "Shape: Refunds root",
            "PRD: Refunds root",
            "Build: Schema worker workspace_write",
            "Build: Endpoint worker workspace_write",
            "Test: Refunds worker workspace_write",
            "Gate: Testing root");
    Answer built = shown(made, "Build: Schema");
    assertThat(built.texts("files")).containsExactly("src/**");
    assertThat(shown(made, "Map: Refunds").texts("files")).isEmpty();
  }

  private Answer shown(Answer made, String title) {
    return root.call("task.get", "task_id", id(made, title));
  }

  private static String id(Answer made, String title) {
    return made.list("cases").stream()
        .filter(each -> each.text("title").equals(title))
        .map(each -> each.text("case_id"))
        .findFirst()
        .orElseThrow();
  }

  /// Steps, criteria, and the project's own check.
  @Test
  void casesSayWhatIsToBeDoneAndWhenItIs() {
    scene
        .git()
        .write(".orchestrator/config.yaml", "merge:\n  verify: make check\n")
        .commit("Settings");
    Answer made = pipeline("full");
    Answer built = shown(made, "Build: Refunds");
    assertThat(built.fields())
        .contains(entry("role", "worker"), entry("sandbox", "workspace_write"));
    assertThat(built.each("steps", "title"))
        .contains(
            "It builds and type-checks, and no type was loosened for it: `make check`",
            "No secret is in the code");
    assertThat(built.each("acceptance", "title"))
        .contains("What was asked for works, and a test shows it");
    assertThat(shown(made, "PRD: Refunds").each("steps", "title").getFirst())
        .startsWith("Write docs/prds/refunds.md: problem, solution,");
    for (Answer each : made.list("cases")) {
      Answer task = root.call("task.get", "task_id", each.text("case_id"));
      assertThat(task.list("steps")).as(each.text("title")).isNotEmpty();
      assertThat(task.each("steps", "title")).noneMatch(step -> step.contains("{"));
    }
  }

  @ParameterizedTest
  @CsvSource({"simple, 2", "standard, 9", "full, 16"})
  void eachStageWaitsForTheGateBeforeIt(String template, int cases) {
    Answer made = pipeline(template);
    assertThat(made.list("cases")).hasSize(cases);
    String stage = "";
    List<String> waits = List.of();
    List<String> done = new ArrayList<>();
    for (Answer each : made.list("cases")) {
      boolean gate = each.text("gate").equals("true");
      if (!gate && !each.text("stage").equals(stage)) {
        waits = List.copyOf(done);
        done.clear();
      }
      stage = each.text("stage");
      assertThat(each.texts("depends_on")).containsExactlyElementsOf(gate ? done : waits);
      if (gate) {
        done.clear();
      }
      done.add(each.text("case_id"));
    }
  }

  @Test
  void noStageBeginsBeforeItsGateAndNoGateOpensByItself() {
    Answer made = pipeline("standard");
    String build = id(made, "Build: Refunds");
    String gate = id(made, "Gate: Research");
    assertThat(root.refused("case.begin", "case_id", build).code()).isEqualTo("dependencies_open");
    assertThat(root.refused("case.begin", "case_id", gate).code()).isEqualTo("dependencies_open");
    Stream.of("Map: Refunds", "Risks: Refunds").forEach(title -> done(id(made, title)));
    root.call("case.begin", "case_id", gate);
    var refused = root.refused("case.complete", "case_id", gate, "summary", "Done");
    assertThat(refused.code()).isEqualTo("steps_open");
    assertThat(root.refused("case.begin", "case_id", build).code()).isEqualTo("dependencies_open");
    done(gate);
    root.call("case.begin", "case_id", build);
  }

  private void done(String aCase) {
    root.call("case.begin", "case_id", aCase);
    root.call("task.get", "task_id", aCase)
        .each("steps", "id")
        .forEach(step -> root.call("step.check", "case_id", aCase, "step", step, "result", "pass"));
    root.call("case.complete", "case_id", aCase, "summary", "Done");
  }

  @Test
  void whatIsRootsOwnIsGivenToNobody() {
    Answer made = pipeline("full");
    var refused =
        root.refused(
            "thread.child.spawn",
            "provider",
            "command",
            "launch_command",
            "true",
            "scope_case_ids",
            List.of(id(made, "Shape: Refunds")));
    assertThat(refused.code()).isEqualTo("case_of_root");
  }

  @Test
  void aRequestIsNeeded() {
    var refused = root.refused("plan.pipeline", "template", "full", "request", " ");
    assertThat(refused.code()).isEqualTo("empty_text");
    assertThat(root.refused("plan.pipeline", "template", "huge", "request", "x").message())
        .contains("huge");
  }

  @Test
  void aLongRequestIsKeptWholeInItsCases() {
    String request = "Refund what was paid twice. ".repeat(30).strip();
    Answer made = root.call("plan.pipeline", "template", "simple", "request", request);
    String path = made.list("cases").getFirst().text("path");
    assertThat(dev.codestrator.io.Disk.text(java.nio.file.Path.of(path))).contains(request);
  }
}
