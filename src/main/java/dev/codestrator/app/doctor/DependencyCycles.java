package dev.codestrator.app.doctor;

import dev.codestrator.model.Id;
import dev.codestrator.model.Task;
import dev.codestrator.store.Stored;
import dev.codestrator.store.TaskTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/// Cases that wait for each other in a circle, so that none can ever begin. Which dependency is the
/// wrong one only a person knows.
final class DependencyCycles implements Check {
  @Override
  public List<Found> look(Scene scene) {
    return scene.trees().stream().flatMap(tree -> new Walk(tree).run(scene).stream()).toList();
  }

  private static final class Walk {
    private final Map<Id, Stored<Task>> tasks = new HashMap<>();
    private final SequencedSet<Id> done = new LinkedHashSet<>();
    private final List<List<Id>> cycles = new ArrayList<>();

    Walk(TaskTree tree) {
      Tasks.readable(tree).forEach(task -> tasks.put(task.value().id(), task));
    }

    List<Found> run(Scene scene) {
      tasks.keySet().stream().sorted().forEach(id -> visit(id, new ArrayList<>()));
      return cycles.stream().map(cycle -> found(scene, cycle)).toList();
    }

    private void visit(Id id, List<Id> path) {
      int begin = path.indexOf(id);
      if (begin >= 0) {
        var cycle = new ArrayList<>(path.subList(begin, path.size()));
        cycle.add(id);
        cycles.add(cycle);
      } else if (tasks.containsKey(id) && !done.contains(id)) {
        path.add(id);
        tasks.get(id).value().dependsOn().forEach(needed -> visit(needed, path));
        path.removeLast();
        done.add(id);
      }
    }

    private Found found(Scene scene, List<Id> cycle) {
      return Found.of(
          "dependency_cycle",
          scene.view().shown(tasks.get(cycle.getFirst()).file()),
          "cases wait for each other: "
              + cycle.stream().map(Id::value).collect(Collectors.joining(" -> ")),
          "take one of them out of another's depends_on");
    }
  }
}
