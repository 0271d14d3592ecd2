package dev.codestrator.app.task;

import dev.codestrator.model.Id;
import dev.codestrator.model.Level;
import dev.codestrator.model.Task;
import dev.codestrator.store.Node;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What is told of a task, at its place in the tree.
///
/// @param task empty when its file can't be read
public record Placed<T>(Node node, Optional<Task> task, T what) {
  /// In the order in which people read a tree: each right before what is below it; siblings by
  /// priority, then the oldest first.
  public static <T> List<T> inOrder(List<Placed<T>> all) {
    var below = new HashMap<Id, List<Placed<T>>>();
    for (Placed<T> each : all) {
      if (each.node().level() != Level.CASE) {
        below.put(each.node().id(), new ArrayList<>());
      }
    }
    var tops = new ArrayList<Placed<T>>();
    for (Placed<T> each : all) {
      each.node().parent().map(below::get).orElse(tops).add(each);
    }
    var ordered = new ArrayList<T>(all.size());
    add(tops, below, ordered);
    return ordered;
  }

  private static <T> void add(
      List<Placed<T>> siblings, Map<Id, List<Placed<T>>> below, List<T> ordered) {
    siblings.sort(Placed::compare);
    for (Placed<T> each : siblings) {
      ordered.add(each.what());
      if (each.node().level() != Level.CASE) {
        add(Objects.requireNonNull(below.get(each.node().id())), below, ordered);
      }
    }
  }

  /// Not by `Comparator`'s own makers: what they make is in no class cache.
  private static int compare(Placed<?> one, Placed<?> other) {
    int byPriority = Integer.compare(other.priority(), one.priority());
    int byAge = byPriority != 0 ? byPriority : one.created().compareTo(other.created());
    return byAge != 0 ? byAge : one.node().id().compareTo(other.node().id());
  }

  private int priority() {
    return task.map(Task::priority).orElse(0);
  }

  private Instant created() {
    return task.flatMap(Task::createdAt).orElse(Instant.EPOCH);
  }
}
