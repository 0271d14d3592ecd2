package dev.codestrator.mirror;

import dev.codestrator.model.Id;
import dev.codestrator.model.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// The task tree of a snapshot.
final class Outline {
  private final SequencedMap<Id, Item> items = new LinkedHashMap<>();
  private final Map<Id, List<Item>> children = new HashMap<>();

  Outline(List<Item> all) {
    for (Item item : all) {
      items.put(item.id(), item);
      item.parent().ifPresent(id -> children.computeIfAbsent(id, _ -> new ArrayList<>()).add(item));
    }
  }

  /// The Epics, in their order.
  List<Item> epics() {
    return items.values().stream().filter(item -> item.level() == Level.EPIC).toList();
  }

  /// All Cases, in the order of the tree.
  List<Item> cases() {
    return items.values().stream().filter(item -> item.level() == Level.CASE).toList();
  }

  Optional<Item> find(Id id) {
    return Optional.ofNullable(items.get(id));
  }

  /// The Epic that a task is in; itself when it is in none.
  Id top(Id id) {
    return find(id).flatMap(Item::parent).map(this::top).orElse(id);
  }

  List<Item> below(Item item) {
    return children.getOrDefault(item.id(), List.of());
  }

  Progress progress(Item item) {
    return item.level() == Level.CASE
        ? Progress.of(item)
        : Progress.of(below(item).stream().map(this::progress).toList());
  }
}
