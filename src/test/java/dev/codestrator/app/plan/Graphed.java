package dev.codestrator.app.plan;

import dev.codestrator.io.Disk;
import dev.codestrator.model.Rejection;
import dev.codestrator.testing.Answer;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// What the tests of the planning graph have in common: a session, and calls that each get a
/// dispatcher of their own.
abstract class Graphed {
  @TempDir Path temp;
  Scene scene;

  @BeforeEach
  void open() {
    scene = Orchestra.in(temp).open("Checkout");
  }

  Answer node(String title, Object... more) {
    Object[] pairs = new Object[more.length + 4];
    System.arraycopy(new Object[] {"node_type", "slice", "title", title}, 0, pairs, 0, 4);
    System.arraycopy(more, 0, pairs, 4, more.length);
    return scene.root().call("graph.node.create", pairs);
  }

  String id(String title) {
    return node(title).text("id");
  }

  Path file(String id) {
    return scene.path().resolve(".orchestrator/plan").resolve(id + ".md");
  }

  String text(String id) {
    return Disk.text(file(id));
  }

  void put(String id, String text) {
    Disk.replace(file(id), text.getBytes(StandardCharsets.UTF_8));
  }

  Answer listed(String id) {
    return scene.root().call("graph.node.list").list("nodes").stream()
        .filter(node -> node.text("id").equals(id))
        .findFirst()
        .orElseThrow();
  }

  Answer edge(String from, String type, String to) {
    return scene
        .root()
        .call("graph.edge.create", "from_node_id", from, "to_node_id", to, "edge_type", type);
  }

  Rejection noEdge(String from, String type, String to) {
    return scene
        .root()
        .refused("graph.edge.create", "from_node_id", from, "to_node_id", to, "edge_type", type);
  }

  Answer item(String id, String text, Object... more) {
    Object[] pairs = new Object[more.length + 4];
    System.arraycopy(new Object[] {"node_id", id, "item_text", text}, 0, pairs, 0, 4);
    System.arraycopy(more, 0, pairs, 4, more.length);
    return scene.root().call("graph.checklist.upsert", pairs);
  }
}
