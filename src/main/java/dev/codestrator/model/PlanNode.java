package dev.codestrator.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A node of the planning graph: an initiative, a plan, a slice, or whatever its type says.
///
/// @param facet which view of the work it belongs to
/// @param session the session that plans it
/// @param parent the node that contains it
/// @param tokenEstimate how many tokens its work may take
/// @param affectedFiles globs of what it will touch
/// @param approvalState `none`, `pending`, `approved`, `rejected`
public record PlanNode(
    TaskStatus status,
    Id id,
    int priority,
    String nodeType,
    String approvalState,
    Id session,
    Optional<Id> worktree,
    Optional<Id> parent,
    String facet,
    Optional<String> riskLevel,
    Optional<Integer> tokenEstimate,
    String title,
    Instant createdAt,
    @Sorted List<String> affectedFiles,
    Prose summary) {}
