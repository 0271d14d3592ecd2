package dev.codestrator.app.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.testing.Answer;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who worked on what.
class HistoryTest {
  @TempDir Path temp;
  private Orchestra orchestra;
  private Scene scene;
  private String first;
  private String second;

  @BeforeEach
  void work() {
    orchestra = Orchestra.in(temp);
    scene = orchestra.open("Checkout");
    first = scene.aCase("First", "One", "Two");
    second = scene.aCase("Second", "Three");
    scene.root().call("case.begin", "case_id", first);
    orchestra.clock().pass(Duration.ofMinutes(1));
    scene.root().call("step.check", "case_id", first, "step", "One", "result", "pass");
    orchestra.clock().pass(Duration.ofMinutes(1));
    scene.root().call("case.begin", "case_id", second);
  }

  @AfterEach
  void end() {
    orchestra.close();
  }

  private List<String> told(Object... pairs) {
    return scene.root().call("work.history", pairs).list("entries").stream()
        .map(entry -> entry.text("event") + " " + entry.text("title"))
        .toList();
  }

  @Test
  void theNewestComesFirst() {
    assertThat(told()).containsExactly("begin Second", "step-check First", "begin First");
    Answer checked = scene.root().call("work.history").list("entries").get(1);
    assertThat(checked.text("step")).isEqualTo("One");
    assertThat(checked.text("case_id")).isEqualTo(first);
    assertThat(checked.text("path")).startsWith(".orchestrator/checkpoints/" + first);
  }

  @Test
  void itIsToldInParts() {
    assertThat(told("limit", 1)).containsExactly("begin Second");
    Answer part = scene.root().call("work.history", "limit", 1);
    assertThat(part.get("total")).isEqualTo(3);
    assertThat(told("limit", 2, "cursor", part.text("cursor")))
        .containsExactly("step-check First", "begin First");
  }

  @Test
  void oneTaskHasItsOwn() {
    assertThat(told("task_id", second)).containsExactly("begin Second");
  }

  @Test
  void whatCannotBeReadIsLeftOut() throws IOException {
    String path = scene.root().call("work.history", "limit", 1).list("entries").get(0).text("path");
    Files.writeString(scene.path().resolve(path), "---\nevent: [\n---\n");
    assertThat(told()).containsExactly("step-check First", "begin First");
  }
}
