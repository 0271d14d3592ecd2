package dev.codestrator.app.doctor;

import dev.codestrator.model.Id;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Cases that wait for each other in a circle, so that none can ever begin. Which dependency is the
/// wrong one only a person knows.
final class DependencyCycles implements Check {
  @Override
  public List<Found> look(Scene scene) {
    return scene.trees().stream()
        .flatMap(tree -> new Walk(scene.tasks(tree)).run(scene).stream())
        .toList();
  }

  /// A walk along the dependencies of one tree.
  private static final class Walk {
    private final Map<Id, Tasks.Known> tasks = new HashMap<>();
    private final Set<Id> done = new HashSet<>();
    private final List<List<Tasks.Known>> cycles = new ArrayList<>();

    Walk(List<Tasks.Known> all) {
      all.forEach(known -> tasks.put(known.task().id(), known));
    }

    List<Found> run(Scene scene) {
      tasks.keySet().stream().sorted().forEach(id -> visit(id, new ArrayList<>()));
      return cycles.stream().map(cycle -> found(scene, cycle)).toList();
    }

    private void visit(Id id, List<Tasks.Known> path) {
      Tasks.Known task = tasks.get(id);
      if (task == null || done.contains(id)) {
        return;
      }
      int begin = path.indexOf(task);
      path.add(task);
      if (begin >= 0) {
        cycles.add(List.copyOf(path.subList(begin, path.size())));
      } else {
        task.task().dependsOn().forEach(needed -> visit(needed, path));
        done.add(id);
      }
      path.removeLast();
    }

    private static Found found(Scene scene, List<Tasks.Known> cycle) {
      return Found.of(
          "dependency_cycle",
          scene.view().shown(cycle.getFirst().node().file()),
          "cases wait for each other: "
              + cycle.stream()
                  .map(task -> task.task().id().value())
                  .collect(Collectors.joining(" -> ")),
          "take one of them out of another's depends_on");
    }
  }
}
