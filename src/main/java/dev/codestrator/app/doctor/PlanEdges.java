package dev.codestrator.app.doctor;

import dev.codestrator.app.plan.Paths;
import dev.codestrator.app.plan.PlanGraph;
import dev.codestrator.model.Id;
import dev.codestrator.model.PlanEdge;
import dev.codestrator.model.PlanNode;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.shape.Kind;
import dev.codestrator.store.NodeFile;
import dev.codestrator.store.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Edges of the planning graph that lead to nothing, or in a circle.
///
/// Mended where nothing hangs on it: an edge that blocks or relates to a node which isn't there is
/// forgotten. What a node waits for, what contains it and which edge of a cycle is the wrong one
/// only a person knows.
final class PlanEdges implements Check {
  private static final String CODE = "dangling_reference";

  @Override
  public List<Found> look(Scene scene) {
    List<NodeFile> files = NodeFile.list(scene.view());
    var found = new ArrayList<Found>();
    files.forEach(file -> edges(scene, file, found));
    found.addAll(cycles(scene, files));
    return found;
  }

  private static void edges(Scene scene, NodeFile file, List<Found> found) {
    PlanNode node = file.node();
    node.parent()
        .filter(id -> isGone(scene, id))
        .ifPresent(id -> found.add(explained(scene, file, "parent", id)));
    node.dependsOn().stream()
        .filter(id -> isGone(scene, id))
        .forEach(id -> found.add(explained(scene, file, "depends_on", id)));
    for (PlanEdge.Type type : List.of(PlanEdge.Type.BLOCKS, PlanEdge.Type.RELATES_TO)) {
      node.edges(type).stream()
          .filter(id -> isGone(scene, id))
          .forEach(id -> found.add(forgotten(scene, file, type, id)));
    }
    node.task()
        .filter(id -> scene.trees().stream().allMatch(tree -> tree.find(id).isEmpty()))
        .filter(_ -> scene.openSessions().stream().anyMatch(s -> s.id().equals(node.session())))
        .ifPresent(id -> found.add(explained(scene, file, "task", id)));
  }

  private static boolean isGone(Scene scene, Id id) {
    return !scene.has(RecordType.PLAN_NODE, Optional.of(id), _ -> true);
  }

  private static Found explained(Scene scene, NodeFile file, String key, Id id) {
    return Found.of(
        CODE,
        scene.view().shown(file.file()),
        "its " + key + " " + id + " is not there",
        "bring that file back (git log --all -- '*" + id + "*'), or change " + key);
  }

  private static Found forgotten(Scene scene, NodeFile file, PlanEdge.Type type, Id id) {
    return scene.guarded(
        file.file(),
        Found.of(
            CODE,
            scene.view().shown(file.file()),
            "its " + Kind.word(type) + " " + id + " is not there",
            "forget it",
            draft ->
                new NodeFile(file.file(), draft.document(file.file()))
                    .withoutEdge(type, id)
                    .save(draft)));
  }

  private static List<Found> cycles(Scene scene, List<NodeFile> files) {
    var graph = new PlanGraph(files.stream().map(NodeFile::node).toList(), Map.of());
    return graph.cycles().stream().map(cycle -> cycle(scene, cycle)).toList();
  }

  private static Found cycle(Scene scene, List<Id> cycle) {
    return Found.of(
        "plan_cycle",
        where(scene, cycle.getFirst()),
        "plan nodes contain or wait for each other: " + Paths.shown(cycle),
        "take one out of another's depends_on or blocks, or change its parent");
  }

  private static String where(Scene scene, Id id) {
    try {
      return scene.view().shown(NodeFile.get(scene.view(), id.value()).file());
    } catch (Rejection e) {
      return id.value();
    }
  }
}
