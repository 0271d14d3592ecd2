package dev.codestrator.app.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.Disk;
import dev.codestrator.model.Rejection;
import dev.codestrator.testing.Answer;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Player;
import dev.codestrator.testing.Scene;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// What the tests of the planning graph have in common: a session, and calls that each get a
/// dispatcher of their own.
abstract class Planned {
  @TempDir Path temp;
  Scene scene;
  Player root;
  String plan = "";

  @BeforeEach
  void bootstrap() {
    scene = Orchestra.in(temp).open("Checkout");
    root = scene.root();
    plan =
        root.call("plan.bootstrap", "initiative_title", "Pay", "plan_title", "Cards first")
            .text("plan_node_id");
  }

  Path file(String id) {
    return scene.path().resolve(".orchestrator/plan").resolve(id + ".md");
  }

  void edit(String id, String before, String after) {
    String text = Disk.text(file(id));
    assertThat(text).contains(before);
    Disk.replace(file(id), text.replace(before, after).getBytes(StandardCharsets.UTF_8));
  }

  Answer slices(List<Map<String, Object>> specs) {
    return root.call("plan.slice.generate", "plan_node_id", plan, "slice_specs", specs);
  }

  Rejection noSlices(Map<String, Object> spec) {
    return root.refused("plan.slice.generate", "plan_node_id", plan, "slice_specs", List.of(spec));
  }

  String slice(String title) {
    return slices(List.of(Map.of("title", title))).list("slices").getFirst().text("id");
  }

  Answer listed(String id) {
    return root.call("graph.node.list").list("nodes").stream()
        .filter(node -> node.text("id").equals(id))
        .findFirst()
        .orElseThrow();
  }

  String group() {
    String aCase = scene.aCase("Before");
    return root.call("task.get", "task_id", aCase).text("parent_id");
  }

  Rejection notMade(String id) {
    return root.refused("plan.materialize", "plan_node_id", id, "parent_id", group());
  }
}
