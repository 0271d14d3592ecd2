package dev.codestrator.app.task;

import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Task;
import dev.codestrator.store.TaskTree;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What waits for what.
final class Dependencies {
  private final Overview overview;
  private final Id wanted;
  private final Set<Id> seen = new HashSet<>();

  private Dependencies(Overview overview, Id wanted) {
    this.overview = overview;
    this.wanted = wanted;
  }

  /// Refuses dependencies by which a Case would wait for itself.
  ///
  /// @throws Rejection.Conflict `dependency_cycle` with the way around
  static void refuseCycle(TaskTree tree, Id id, List<Id> dependsOn) {
    var walk = new Dependencies(Overview.of(tree, tree.nodes()), id);
    for (Id first : dependsOn) {
      Optional<List<Id>> way = walk.way(first);
      if (way.isPresent()) {
        throw new Rejection.Conflict(
            "dependency_cycle",
            "cases would wait for each other: "
                + Stream.concat(Stream.of(id), way.get().stream())
                    .map(Id::value)
                    .collect(Collectors.joining(" -> ")),
            "leave one of these dependencies out");
      }
    }
  }

  /// The way from this Case to the wanted one along what each waits for.
  private Optional<List<Id>> way(Id from) {
    if (from.equals(wanted)) {
      return Optional.of(List.of(from));
    } else if (!seen.add(from)) {
      return Optional.empty();
    }
    return needed(from).stream()
        .map(this::way)
        .flatMap(Optional::stream)
        .findFirst()
        .map(rest -> Stream.concat(Stream.of(from), rest.stream()).toList());
  }

  private List<Id> needed(Id id) {
    return overview.find(id).flatMap(Overview.Entry::task).map(Task::dependsOn).orElse(List.of());
  }
}
