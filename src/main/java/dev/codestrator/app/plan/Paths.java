package dev.codestrator.app.plan;

import dev.codestrator.model.Id;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Paths through a graph, and how they are shown.
public final class Paths {
  private Paths() {}

  /// A cycle as people read it: `n-a -> n-b -> n-a`.
  ///
  /// @param cycle its nodes, each once
  public static String shown(List<Id> cycle) {
    return cycle.stream().map(Id::value).collect(Collectors.joining(" -> "))
        + " -> "
        + cycle.getFirst();
  }

  /// The shortest path between two nodes, both included; of a node to itself, itself alone.
  static Optional<List<Id>> shortest(Id from, Id to, Function<Id, List<Id>> next) {
    Map<Id, Id> cameFrom = new HashMap<>();
    var open = new ArrayDeque<Id>(List.of(from));
    cameFrom.put(from, from);
    while (!open.isEmpty()) {
      Id at = open.remove();
      if (at.equals(to)) {
        return Optional.of(back(cameFrom, from, to));
      }
      for (Id each : next.apply(at)) {
        if (cameFrom.putIfAbsent(each, at) == null) {
          open.add(each);
        }
      }
    }
    return Optional.empty();
  }

  private static List<Id> back(Map<Id, Id> cameFrom, Id from, Id to) {
    var path = new ArrayList<Id>(List.of(to));
    while (!path.getLast().equals(from)) {
      path.add(cameFrom.getOrDefault(path.getLast(), from));
    }
    return path.reversed();
  }

  /// The same cycle from its least node on.
  static List<Id> beginningWithLeast(List<Id> cycle) {
    var turned = new ArrayList<>(cycle);
    Collections.rotate(turned, -turned.indexOf(Collections.min(turned)));
    return turned;
  }
}
