package dev.codestrator.app.plan;

import dev.codestrator.model.Budget;
import dev.codestrator.model.Id;
import dev.codestrator.model.Param;
import dev.codestrator.model.PlanItem;
import dev.codestrator.model.PlanNode;
import dev.codestrator.model.PlanSnapshot;
import dev.codestrator.model.TaskStatus;
import dev.codestrator.model.Texts;
import dev.codestrator.store.NodeFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a node comes to, from what it contains.
///
/// @param status as derived from the children
/// @param done how many leaves are over
/// @param total how many leaves there are
/// @param tokenEstimate of all leaves together
/// @param affectedFiles what the node and all that it contains touch
/// @param children right below the node, most important first
/// @param overBudget slices that are too large
/// @param nextAction its own, else the titles of what can be begun
public record Rollup(
    Id nodeId,
    String title,
    TaskStatus status,
    PlanNode.Approval approvalState,
    int done,
    int total,
    long tokenEstimate,
    List<String> affectedFiles,
    List<Child> children,
    List<Budget.Excess> overBudget,
    String nextAction) {
  private static final int EXCERPT = 200;

  /// What `plan.rollup.preview` takes.
  public record Preview(@Param("the node whose contents are looked at") String parentNodeId) {}

  /// A node right below.
  ///
  /// @param latest the beginning of its newest snapshot
  /// @param openItems what is not ticked in its checklists
  public record Child(
      Id id,
      String nodeType,
      String title,
      TaskStatus status,
      PlanNode.Approval approvalState,
      Optional<Integer> tokenEstimate,
      Optional<Id> task,
      Optional<String> latest,
      List<String> openItems) {
    private static Child of(PlanGraph graph, NodeFile file) {
      PlanNode node = file.node();
      return new Child(
          node.id(),
          node.nodeType(),
          node.title(),
          graph.status(node.id()),
          node.approvalState(),
          node.tokenEstimate(),
          node.task(),
          file.snapshots().stream()
              .reduce((_, later) -> later)
              .map(PlanSnapshot::summary)
              .map(text -> Texts.excerpt(text, EXCERPT)),
          file.items().stream()
              .filter(item -> !item.status().isOver())
              .map(PlanItem::text)
              .toList());
    }
  }

  /// @param files those of the children, among others
  static Rollup of(PlanGraph graph, PlanNode top, Map<Id, NodeFile> files, Budget budget) {
    List<PlanNode> all =
        graph.within(top.id()).stream().flatMap(id -> graph.find(id).stream()).toList();
    List<PlanNode> leaves =
        all.stream()
            .filter(node -> graph.isLeaf(node.id()) && !node.id().equals(top.id()))
            .toList();
    return new Rollup(
        top.id(),
        top.title(),
        graph.status(top.id()),
        top.approvalState(),
        (int) leaves.stream().filter(node -> graph.status(node.id()).isOver()).count(),
        leaves.size(),
        leaves.stream().mapToLong(node -> node.tokenEstimate().orElse(0)).sum(),
        all.stream().flatMap(node -> node.affectedFiles().stream()).distinct().sorted().toList(),
        graph.below(top.id()).stream()
            .sorted((a, b) -> Integer.compare(b.priority(), a.priority()))
            .flatMap(node -> Stream.ofNullable(files.get(node.id())))
            .map(file -> Child.of(graph, file))
            .toList(),
        budget.excesses(leaves),
        top.nextAction().orElseGet(() -> next(graph, leaves)));
  }

  private static String next(PlanGraph graph, List<PlanNode> leaves) {
    List<Id> ids = leaves.stream().map(PlanNode::id).toList();
    String titles =
        graph.ready().stream()
            .filter(ids::contains)
            .flatMap(id -> graph.find(id).stream())
            .map(node -> node.id() + " " + node.title())
            .collect(Collectors.joining("; "));
    return titles.isEmpty() ? "nothing can be begun" : "begin " + titles;
  }
}
