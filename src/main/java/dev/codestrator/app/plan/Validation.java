package dev.codestrator.app.plan;

import dev.codestrator.model.Budget;
import dev.codestrator.model.Id;
import dev.codestrator.model.PlanNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What `graph.validate` says of a part of the graph.
///
/// @param valid whether it can be worked on as it is; an overlap is no obstacle
/// @param nodes how many were looked at
/// @param cycles each as a path: `n-a -> n-b -> n-a`
/// @param overBudget slices that are too large
/// @param dangling edges to nodes that aren't there
/// @param overlaps leaves that may be worked on at the same time and touch the same files
/// @param criticalPath the longest chain of what is left to do
/// @param criticalTokens what it is estimated at
/// @param ready what can be begun now
/// @param text all of it for people
public record Validation(
    boolean valid,
    int nodes,
    List<String> cycles,
    List<Budget.Excess> overBudget,
    List<Dangling> dangling,
    List<Overlap> overlaps,
    List<Id> criticalPath,
    long criticalTokens,
    List<Id> ready,
    String text) {
  /// An edge to a node that isn't there.
  ///
  /// @param edge the key that holds it
  public record Dangling(Id nodeId, String edge, Id missing) {}

  /// Looks at these nodes of a graph.
  static Validation of(PlanGraph graph, Set<Id> among, Budget budget) {
    List<PlanNode> nodes =
        graph.nodes().stream().filter(node -> among.contains(node.id())).toList();
    List<String> cycles =
        graph.cycles().stream()
            .filter(cycle -> cycle.stream().anyMatch(among::contains))
            .map(Paths::shown)
            .toList();
    List<Budget.Excess> excesses =
        budget.excesses(nodes.stream().filter(node -> !graph.status(node.id()).isOver()).toList());
    List<Dangling> dangling = nodes.stream().flatMap(node -> dangling(graph, node)).toList();
    List<Overlap> overlaps = Overlap.of(graph, among);
    CriticalPath critical = CriticalPath.of(graph, among);
    List<Id> ready = graph.ready().stream().filter(among::contains).toList();
    boolean valid = cycles.isEmpty() && excesses.isEmpty() && dangling.isEmpty();
    String text =
        new Text(graph, valid).of(nodes, cycles, excesses, dangling, overlaps, critical, ready);
    return new Validation(
        valid,
        nodes.size(),
        cycles,
        excesses,
        dangling,
        overlaps,
        critical.nodes(),
        critical.tokens(),
        ready,
        text);
  }

  private static Stream<Dangling> dangling(PlanGraph graph, PlanNode node) {
    return Stream.of(
            edges("parent", node, node.parent().stream().toList()),
            edges("depends_on", node, node.dependsOn()),
            edges("blocks", node, node.blocks()),
            edges("relates_to", node, node.relatesTo()))
        .flatMap(List::stream)
        .filter(edge -> graph.find(edge.missing()).isEmpty());
  }

  private static List<Dangling> edges(String key, PlanNode node, Collection<Id> ids) {
    return ids.stream().map(id -> new Dangling(node.id(), key, id)).toList();
  }

  /// The validation in words.
  private record Text(PlanGraph graph, boolean valid) {
    String of(
        List<PlanNode> nodes,
        List<String> cycles,
        List<Budget.Excess> excesses,
        List<Dangling> dangling,
        List<Overlap> overlaps,
        CriticalPath critical,
        List<Id> ready) {
      var lines = new ArrayList<String>();
      cycles.forEach(cycle -> lines.add("cycle: " + cycle));
      excesses.forEach(excess -> lines.add("over budget: " + excess.message()));
      dangling.forEach(
          edge -> lines.add("dangling: " + edge.nodeId + " " + edge.edge + " " + edge.missing));
      overlaps.forEach(each ->
          lines.add(
              "overlap: %s and %s may run at once and touch %s"
                  .formatted(each.first(), each.second(), String.join(", ", each.files()))));
      lines.add(
          "critical path (" + critical.tokens() + " tokens): " + named(critical.nodes(), " -> "));
      lines.add("ready: " + named(ready, ", "));
      lines.add(nodes.size() + " nodes, " + (valid ? "nothing is wrong" : "not valid"));
      return String.join("\n", lines);
    }

    private String named(List<Id> ids, String between) {
      return ids.isEmpty()
          ? "none"
          : ids.stream()
              .map(id -> id + " " + graph.find(id).map(PlanNode::title).orElse(""))
              .collect(Collectors.joining(between));
    }
  }
}
