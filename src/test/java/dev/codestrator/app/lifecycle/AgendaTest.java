package dev.codestrator.app.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.model.Role;
import dev.codestrator.testing.Answer;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgendaTest {
  @TempDir Path temp;
  private Orchestra orchestra;
  private Scene scene;

  @BeforeEach
  void open() {
    orchestra = Orchestra.in(temp);
    scene = orchestra.open("Checkout");
  }

  @AfterEach
  void end() {
    orchestra.close();
  }

  private Answer next() {
    return scene.root().call("resume.next");
  }

  @Test
  void whatIsBegunComesBeforeWhatIsUrgent() {
    String old = scene.aCase("Old", "One", "Two");
    orchestra.clock().pass(Duration.ofMinutes(1));
    scene.aCase("Young");
    assertThat(next().text("case_id")).isEqualTo(old);
    String urgent = scene.aCase("Urgent", Map.of("priority", 1));
    assertThat(next().text("case_id")).isEqualTo(urgent);
    scene.root().call("case.begin", "case_id", old, "required_files", List.of("a.md"));
    scene.root().call("step.check", "case_id", old, "step", "One", "result", "pass");
    Answer next = next();
    assertThat(next.text("case_id")).isEqualTo(old);
    assertThat(next.text("status")).isEqualTo("in_progress");
    assertThat(next.at("step").text("title")).isEqualTo("Two");
    assertThat(next.text("next_action")).isEqualTo("Two");
    assertThat(next.at("latest_checkpoint").text("event")).isEqualTo("step-check");
    assertThat(scene.git().read(next.at("latest_checkpoint").text("path")).orElseThrow())
        .contains("event: step-check");
    assertThat(next.get("steps_done")).isEqualTo(1);
    scene.root().call("step.check", "case_id", old, "step", "Two", "result", "pass");
    assertThat(next().text("next_action")).isEqualTo("Complete " + old + ": orch case complete");
  }

  @Test
  void aCaseWithOpenDependenciesIsNotNext() {
    String first = scene.aCase("First");
    scene.aCase("Second", Map.of("depends_on", List.of(first), "priority", 9));
    assertThat(next().text("case_id")).isEqualTo(first);
  }

  @Test
  void whenAllIsDoneTheRootIsToldToBringItTogether() {
    assertThat(next().text("next_action")).isEqualTo("Nothing is to be done.");
    assertThat(next().has("case_id")).isFalse();
    String worktree = scene.root().call("worktree.spawn", "slug", "spike").text("id");
    assertThat(next().text("next_action")).contains("orch worktree merge " + worktree);
    scene.root().call("worktree.merge_to_parent", "worktree_id", worktree);
    String aCase = scene.aCase("Card");
    scene.root().call("case.begin", "case_id", aCase);
    scene.root().call("case.complete", "case_id", aCase, "summary", "Done");
    assertThat(next().text("next_action")).contains("orch merge request");
    assertThat(scene.root().call("work.current_ref").text("next_action"))
        .contains("orch merge request");
  }

  @Test
  void aWorkerIsToldOnlyOfItsOwnCases() {
    String own = scene.aCase("Own");
    scene.aCase("Urgent", Map.of("priority", 5));
    String thread = scene.spawn(own, "exec sleep 60");
    assertThat(scene.child(Role.WORKER, thread).call("resume.next").text("case_id")).isEqualTo(own);
    assertThat(scene.root().call("resume.next").text("title")).isEqualTo("Urgent");
  }

  @Test
  void whatAnotherOpenSessionWorksOnIsNotNext() {
    String aCase = scene.aCase("Card");
    scene.root().call("case.begin", "case_id", aCase);
    Scene other = orchestra.open("Other");
    assertThat(other.root().call("resume.next").has("case_id")).isFalse();
    assertThat(orchestra.as(Role.MERGE_REVIEWER).refused("resume.next").code())
        .isEqualTo("not_your_method");
  }
}
