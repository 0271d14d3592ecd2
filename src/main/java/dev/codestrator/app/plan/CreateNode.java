package dev.codestrator.app.plan;

import dev.codestrator.model.Id;
import dev.codestrator.model.Param;
import dev.codestrator.model.PlanNode;
import dev.codestrator.model.TaskStatus;
import java.util.List;
import java.util.Optional;

/// What `graph.node.create` takes.
public record CreateNode(
    @Param("initiative, plan, slice, task, or any word") String nodeType,
    @Param("one line") String title,
    @Param(value = "which view of the work it belongs to", orElse = "planning") String facet,
    @Param(value = "how far it is", orElse = "todo") TaskStatus status,
    @Param(value = "higher goes first", orElse = "0") int priority,
    @Param("the node that contains it") Optional<String> parentId,
    @Param("the worktree that it is for") Optional<Id> worktreeId,
    @Param("the session that plans it; default: the caller's") Optional<Id> ownerSessionId,
    @Param("Markdown") Optional<String> summary,
    @Param("low, medium, high, or any word") Optional<String> riskLevel,
    @Param("how many tokens its work may take") Optional<Integer> tokenEstimate,
    @Param("globs of what it will touch") List<String> affectedFiles,
    @Param(value = "none, pending, approved or rejected", orElse = "none")
        PlanNode.Approval approvalState) {
  /// A node with this type and title, and defaults for the rest.
  static CreateNode of(String nodeType, String title) {
    return new CreateNode(
        nodeType,
        title,
        "planning",
        TaskStatus.TODO,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        PlanNode.Approval.NONE);
  }

  /// The same in a node of a session.
  CreateNode in(Optional<Id> parent, Optional<Id> session) {
    return new CreateNode(
        nodeType,
        title,
        facet,
        status,
        priority,
        parent.map(Id::value),
        worktreeId,
        session,
        summary,
        riskLevel,
        tokenEstimate,
        affectedFiles,
        approvalState);
  }

  /// The same with what a planner says of it.
  CreateNode told(int rank, Optional<String> text, Optional<Integer> tokens, List<String> files) {
    return new CreateNode(
        nodeType,
        title,
        facet,
        status,
        rank,
        parentId,
        worktreeId,
        ownerSessionId,
        text,
        riskLevel,
        tokens,
        files,
        approvalState);
  }
}
