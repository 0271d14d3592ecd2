package dev.codestrator.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A node of the planning graph: an initiative, a plan, a slice, or whatever its type says.
///
/// The order of the components is the order of the keys in a new file: keys that change are kept
/// apart by keys that don't, so that plain `git merge` is clean.
///
/// @param dependsOn the nodes that must be done before
/// @param session the session that plans it
/// @param facet which view of the work it belongs to
/// @param blocks the nodes that it must be done before
/// @param relatesTo nodes that it has to do with
/// @param parent the node that contains it
/// @param tokenEstimate how many tokens its work may take
/// @param task the Case that was made of it
/// @param nextAction what its planner does next
/// @param affectedFiles globs of what it will touch
public record PlanNode(
    TaskStatus status,
    Id id,
    @Param(sorted = true) List<Id> dependsOn,
    String nodeType,
    int priority,
    Id session,
    Approval approvalState,
    String facet,
    @Param(sorted = true) List<Id> blocks,
    Instant createdAt,
    @Param(sorted = true) List<Id> relatesTo,
    String title,
    Optional<Id> parent,
    Optional<Id> worktree,
    Optional<String> riskLevel,
    Optional<Integer> tokenEstimate,
    Optional<Id> task,
    Optional<String> nextAction,
    @Param(sorted = true) List<String> affectedFiles) {
  /// The type of a node that is made a Case.
  public static final String SLICE = "slice";

  public PlanNode {
    dependsOn = List.copyOf(dependsOn);
    blocks = List.copyOf(blocks);
    relatesTo = List.copyOf(relatesTo);
    affectedFiles = List.copyOf(affectedFiles);
  }

  /// What has been said of a rollup of this node.
  public enum Approval {
    NONE,
    PENDING,
    APPROVED,
    REJECTED
  }

  /// Whether it is a slice.
  public boolean isSlice() {
    return nodeType.equals(SLICE);
  }

  /// The nodes that its own edges of this type lead to; `contains` is kept by the contained.
  public List<Id> edges(PlanEdge.Type type) {
    return switch (type) {
      case CONTAINS -> List.of();
      case DEPENDS_ON -> dependsOn;
      case BLOCKS -> blocks;
      case RELATES_TO -> relatesTo;
    };
  }
}
