package dev.codestrator.app.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.model.Role;
import dev.codestrator.testing.Answer;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Player;
import dev.codestrator.testing.Scene;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkTest {
  @TempDir Path temp;
  private Orchestra orchestra;
  private Scene scene;

  @BeforeEach
  void open() {
    orchestra = Orchestra.in(temp);
    scene = orchestra.open("Checkout");
  }

  private Answer here(Object... pairs) {
    return scene.root().call("work.current_ref", pairs);
  }

  @Test
  void withoutARecordItIsDerivedFromTheTasks() {
    assertThat(here().text("next_action")).isEqualTo("Nothing is to be done.");
    String old = scene.aCase("Old");
    orchestra.clock().pass(Duration.ofMinutes(1));
    scene.aCase("Young");
    assertThat(here().text("case_id")).isEqualTo(old);
    String urgent = scene.aCase("Urgent", Map.of("priority", 1, "steps", List.of("First")));
    assertThat(here().text("case_id")).isEqualTo(urgent);
    assertThat(here().text("next_action")).isEqualTo("First");
    assertThat(here().has("ref_id")).isFalse();
    scene.root().call("case.begin", "case_id", old);
    assertThat(here().text("case_id")).isEqualTo(old);
    assertThat(here().has("ref_id")).isTrue();
  }

  @Test
  void settingItChangesItsIdAndAsksForANewAcknowledgement() {
    String aCase = scene.aCase("Card", "One");
    String first =
        here("next_action", "Plan it", "node_id", aCase, "required_files", List.of("b.md", "a.md"))
            .text("ref_id");
    assertThat(scene.root().call("work.current_ref.ack", "ref_id", first).get("acknowledged"))
        .isEqualTo(true);
    Answer read = here();
    assertThat(read.get("acknowledged")).isEqualTo(true);
    assertThat(read.texts("required_files")).containsExactlyInAnyOrder("b.md", "a.md");
    assertThat(read.text("text"))
        .contains("Case " + aCase + ": Card", "Next step: One", "Do next: Plan it");
    String second = here("next_action", "Spawn it", "summary", "Planned").text("ref_id");
    assertThat(second).isNotEqualTo(first);
    assertThat(here().get("acknowledged")).isEqualTo(false);
    assertThat(scene.root().refused("work.current_ref.ack", "ref_id", first).code())
        .isEqualTo("reference_outdated");
    assertThat(scene.git().read(".orchestrator/current/" + scene.thread() + ".md").orElseThrow())
        .contains("id: " + second, "next_action: Spawn it", "Planned");
  }

  @Test
  void compactIsShortAndOthersHoldMore() {
    String aCase = scene.aCase("Card", "One", "Two");
    scene.root().call("step.check", "case_id", begun(aCase), "step", "One", "result", "pass");
    for (String text : List.of("x", "xy")) {
      here("next_action", text, "summary", "😀".repeat(3_000), "node_id", aCase);
      String compact = here().text("text");
      assertThat(compact).hasSizeLessThanOrEqualTo(2_000).startsWith("Case " + aCase);
      assertThat(compact).endsWith("😀…\n");
    }
    assertThat(here("mode", "full").text("text")).contains("[x] One\n[ ] Two\n");
    assertThat(here("mode", "resume").text("text")).contains("## Steps", "pass at ");
    assertThat(scene.root().refused("work.current_ref", "mode", "tiny").code())
        .isEqualTo("wrong_type");
  }

  private String begun(String aCase) {
    scene.root().call("case.begin", "case_id", aCase);
    return aCase;
  }

  @Test
  void thereIsNothingToAcknowledgeWithoutARecord() {
    assertThat(scene.root().refused("work.current_ref.ack", "ref_id", "k-0000000").code())
        .isEqualTo("no_reference");
    assertThat(scene.root().refused("work.current_ref", "thread_id", "t-0000000").code())
        .isEqualTo("unknown_id");
    assertThat(scene.root().refused("work.current_ref", "next_action", " ").code())
        .isEqualTo("empty_text");
  }

  @Test
  void aWorkersReferenceFollowsItsCaseAndIsItsOwn() {
    try (Orchestra _ = orchestra) {
      String aCase = scene.aCase("Card", "One", "Two");
      String thread = scene.spawn(aCase, "exec sleep 60");
      Player worker = scene.child(Role.WORKER, thread);
      assertThat(worker.call("work.current_ref").text("next_action"))
          .isEqualTo("Begin case " + aCase);
      worker.call("case.begin", "case_id", aCase);
      worker.call("step.check", "case_id", aCase, "step", "One", "result", "pass");
      Answer now = worker.call("work.current_ref");
      assertThat(now.text("step")).isEqualTo("Two");
      assertThat(now.text("path")).startsWith(scene.folder(status(thread)).toString());
      Answer asRoot = here("thread_id", thread);
      assertThat(asRoot.text("ref_id")).isEqualTo(now.text("ref_id"));
      assertThat(
              worker
                  .refused("work.current_ref", "thread_id", scene.thread(), "next_action", "Rest")
                  .code())
          .isEqualTo("not_own_thread");
      worker.call("step.check", "case_id", aCase, "step", "Two", "result", "pass");
      worker.call("case.complete", "case_id", aCase, "summary", "Done");
      assertThat(worker.call("work.current_ref").text("next_action")).contains("is complete");
    }
  }

  private String status(String thread) {
    return scene.root().call("thread.child.status", "thread_id", thread).text("worktree_id");
  }
}
