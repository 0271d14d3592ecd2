package dev.codestrator.mirror;

import dev.codestrator.mirror.Dependencies.Edge;
import dev.codestrator.model.Id;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which Case waits for which, as a Mermaid drawing in Markdown.
final class MermaidGraph {
  /// Viewers refuse a drawing of more than 50,000 characters.
  private static final int LONGEST = 45_000;

  private static final int LABEL = 60;
  private static final String STYLES =
      """
        classDef done fill:#d4edda,color:#111
        classDef in_progress fill:#cce5ff,color:#111
        classDef blocked fill:#f8d7da,color:#111
      """;

  private final Dependencies dependencies;
  private final StringBuilder nodes = new StringBuilder();
  private final StringBuilder arrows = new StringBuilder();

  private MermaidGraph(Dependencies dependencies) {
    this.dependencies = dependencies;
  }

  static String draw(Dependencies dependencies) {
    return dependencies.count() == 0
        ? "No case depends on another.\n"
        : new MermaidGraph(dependencies).draw();
  }

  private String draw() {
    int drawn = 0;
    Set<Id> known = new HashSet<>();
    for (Edge edge : dependencies.edges()) {
      if (nodes.length() + arrows.length() > LONGEST) {
        break;
      }
      List.of(edge.from(), edge.to()).stream().filter(known::add).forEach(this::node);
      arrows.append("  %s --> %s\n".formatted(name(edge.from()), name(edge.to())));
      drawn++;
    }
    String rest = dependencies.rest(drawn);
    return "```mermaid\ngraph LR\n"
        + nodes
        + arrows
        + STYLES
        + "```\n"
        + (rest.isEmpty() ? "" : "\n" + rest + "\n");
  }

  private void node(Id id) {
    nodes.append(
        "  %s[\"%s\"]:::%s\n"
            .formatted(
                name(id), Markup.label(dependencies.title(id), LABEL), dependencies.status(id)));
  }

  private static String name(Id id) {
    return id.value().replace('-', '_');
  }
}
