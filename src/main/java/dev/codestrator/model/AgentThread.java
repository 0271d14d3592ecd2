package dev.codestrator.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One agent's run: the root, or a child in a pane of its own.
///
/// @param provider what program it is: `codex`, `claude_code`, `command`; `caller` for the root
/// @param worktree where it works
/// @param scope the Cases that it may begin, in the order that they were given in
/// @param scopeNodes the nodes of the planning graph that it is about
public record AgentThread(
    ThreadStatus status,
    Id id,
    Role role,
    Id session,
    String title,
    String provider,
    Optional<String> model,
    Optional<Id> parent,
    Id worktree,
    Instant createdAt,
    List<Id> scope,
    List<Id> scopeNodes,
    Prose objective) {
  /// The same, working in this worktree.
  public AgentThread in(Id where) {
    return new AgentThread(
        status,
        id,
        role,
        session,
        title,
        provider,
        model,
        parent,
        where,
        createdAt,
        scope,
        scopeNodes,
        objective);
  }

  /// The same with another status.
  public AgentThread with(ThreadStatus newStatus) {
    return new AgentThread(
        newStatus,
        id,
        role,
        session,
        title,
        provider,
        model,
        parent,
        worktree,
        createdAt,
        scope,
        scopeNodes,
        objective);
  }
}
