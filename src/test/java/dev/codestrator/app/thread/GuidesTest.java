package dev.codestrator.app.thread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The first prompt begins with the guide of the role, and sends nobody where its role may not go.
class GuidesTest {
  @TempDir private Path temp;
  private Scene scene;

  @BeforeEach
  void open() {
    scene = Orchestra.in(temp).open("Pay by card");
  }

  @AfterEach
  void end() {
    scene.orchestra().close();
  }

  private String prompt(Object... more) throws IOException {
    var fields = new ArrayList<Object>(List.of("provider", "command"));
    fields.addAll(List.of("launch_command", "exec sleep 600"));
    fields.addAll(List.of(more));
    return Files.readString(
        Path.of(scene.root().call("thread.child.spawn", fields.toArray()).text("prompt")));
  }

  @Test
  void theGuideOfTheRepositoryGoesBeforeOurs() throws IOException {
    List<String> first = List.of(scene.aCase("One", "Step"));
    assertThat(prompt("scope_case_ids", first)).startsWith("# You are a worker\n");
    scene.git().write(".orchestrator/guides/main-worker.md", "# Ours\n");
    List<String> second = List.of(scene.aCase("Two", "Step"));
    assertThat(prompt("scope_case_ids", second)).startsWith("# Ours\n\n# Your task");
  }

  @Test
  void whoHasNoInboxIsNotSentThere() throws IOException {
    assertThat(prompt("role", "plan_architect", "objective", "Shape it"))
        .startsWith("# You are a plan architect\n")
        .contains("root reads the last thing that you say")
        .doesNotContain("orch inbox", "orch here");
  }
}
