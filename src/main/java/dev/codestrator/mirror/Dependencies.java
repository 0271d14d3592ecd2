package dev.codestrator.mirror;

import dev.codestrator.model.Id;
import dev.codestrator.model.Texts;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/// Which Case waits for which, as a Mermaid drawing.
final class Dependencies {
  /// More than this no viewer draws in time.
  private static final int MOST = 300;

  private final Outline outline;

  Dependencies(Outline outline) {
    this.outline = outline;
  }

  /// One Case waits for another.
  private record Edge(Id from, Id to) {}

  String draw() {
    List<Edge> edges =
        outline.cases().stream()
            .flatMap(item -> item.dependsOn().stream().map(id -> new Edge(id, item.id())))
            .toList();
    if (edges.isEmpty()) {
      return "No case depends on another.\n";
    }
    List<Edge> drawn = edges.subList(0, Math.min(MOST, edges.size()));
    var text = new StringBuilder("```mermaid\ngraph LR\n");
    ends(drawn).forEach(id -> text.append(node(id)));
    drawn.forEach(edge ->
        text.append("  ")
            .append(name(edge.from()))
            .append(" --> ")
            .append(name(edge.to()))
            .append('\n'));
    text.append("  classDef done fill:#d4edda\n  classDef in_progress fill:#cce5ff\n");
    text.append("  classDef blocked fill:#f8d7da\n```\n");
    int more = edges.size() - drawn.size();
    return more == 0 ? text.toString() : text + "\n" + more + " more are not drawn.\n";
  }

  private static SequencedSet<Id> ends(List<Edge> edges) {
    var ends = new LinkedHashSet<Id>();
    edges.forEach(edge -> {
      ends.add(edge.from());
      ends.add(edge.to());
    });
    return ends;
  }

  private String node(Id id) {
    return outline
        .find(id)
        .map(item ->
            "  %s[\"%s\"]:::%s\n"
                .formatted(
                    name(id),
                    Markup.label(item.title()),
                    Texts.words(item.status().name()).replace(' ', '_')))
        .orElseGet(() -> "  %s[\"%s, which is gone\"]\n".formatted(name(id), id));
  }

  private static String name(Id id) {
    return id.value().replace('-', '_');
  }
}
