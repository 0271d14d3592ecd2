package dev.codestrator.mirror;

import dev.codestrator.model.Id;
import dev.codestrator.model.Texts;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/// Which Case waits for which, as far as it is drawn.
final class Dependencies {
  /// More than this no viewer draws in time.
  private static final int MOST = 300;

  private final Outline outline;
  private final List<Edge> edges;

  Dependencies(Outline outline) {
    this.outline = outline;
    this.edges =
        outline.cases().stream()
            .flatMap(item -> item.dependsOn().stream().map(id -> new Edge(id, item.id())))
            .toList();
  }

  /// One Case waits for another.
  record Edge(Id from, Id to) {}

  /// All, also those that aren't drawn.
  int count() {
    return edges.size();
  }

  /// Those that are drawn.
  List<Edge> edges() {
    return edges.subList(0, Math.min(MOST, edges.size()));
  }

  /// The Cases at the ends of these.
  static SequencedSet<Id> ends(List<Edge> edges) {
    var ends = new LinkedHashSet<Id>();
    edges.forEach(edge -> {
      ends.add(edge.from());
      ends.add(edge.to());
    });
    return ends;
  }

  Optional<Item> find(Id id) {
    return outline.find(id);
  }

  /// What a Case is called.
  String title(Id id) {
    return find(id).map(Item::title).orElse(id + ", which is gone");
  }

  /// Its status as one word: `in_progress`; `gone` when there is no such Case.
  String status(Id id) {
    return find(id).map(item -> Texts.words(item.status().name()).replace(' ', '_')).orElse("gone");
  }

  /// What is said below a drawing of so many.
  String rest(int drawn) {
    int more = count() - drawn;
    return more == 0 ? "" : more + " more are not drawn.";
  }
}
