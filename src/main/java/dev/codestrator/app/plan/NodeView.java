package dev.codestrator.app.plan;

import dev.codestrator.model.Id;
import dev.codestrator.model.PlanItem;
import dev.codestrator.model.PlanNode;
import dev.codestrator.model.TaskStatus;
import dev.codestrator.model.Texts;
import dev.codestrator.store.NodeFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A node as it is listed.
///
/// @param itemsDone how many items of its checklists are done
/// @param summary its beginning; the file has the rest
/// @param path its file, absolute
public record NodeView(
    Id id,
    String nodeType,
    String title,
    String facet,
    TaskStatus status,
    int priority,
    PlanNode.Approval approvalState,
    Optional<Id> parent,
    Id session,
    Optional<Id> worktree,
    Optional<String> riskLevel,
    Optional<Integer> tokenEstimate,
    List<String> affectedFiles,
    List<Id> dependsOn,
    List<Id> blocks,
    List<Id> relatesTo,
    Optional<Id> task,
    Optional<String> nextAction,
    Instant createdAt,
    int itemsDone,
    int itemsTotal,
    String summary,
    String path) {
  private static final int SUMMARY = 300;

  static NodeView of(NodeFile file) {
    PlanNode node = file.node();
    List<PlanItem> items = file.items();
    return new NodeView(
        node.id(),
        node.nodeType(),
        node.title(),
        node.facet(),
        node.status(),
        node.priority(),
        node.approvalState(),
        node.parent(),
        node.session(),
        node.worktree(),
        node.riskLevel(),
        node.tokenEstimate(),
        node.affectedFiles(),
        node.dependsOn(),
        node.blocks(),
        node.relatesTo(),
        node.task(),
        node.nextAction(),
        node.createdAt(),
        (int) items.stream().filter(item -> item.status().isOver()).count(),
        items.size(),
        Texts.excerpt(file.summary(), SUMMARY),
        file.file().toString());
  }
}
