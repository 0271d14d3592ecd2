package dev.codestrator.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One agent's run: the root, a child in a pane of its own, or a job.
///
/// @param provider what program it is: `codex`, `claude_code`, `command`; `caller` for the root
/// @param worktree where it works; a job may work in any folder instead
/// @param scope the Cases that it may begin, in the order that they were given in
/// @param scopeNodes the nodes of the planning graph that it is about
/// @param folder where a job works, absolute
/// @param reasoning how much a job was asked to think
/// @param sandbox what its commands may write; as the settings say when absent
/// @param askedBy the session of another program that a job belongs to
public record AgentThread(
    ThreadStatus status,
    Id id,
    Role role,
    Id session,
    String title,
    String provider,
    Optional<String> model,
    Optional<Id> parent,
    Optional<Id> worktree,
    Instant createdAt,
    List<Id> scope,
    List<Id> scopeNodes,
    Optional<String> folder,
    Optional<String> reasoning,
    Optional<Config.Codex.Sandbox> sandbox,
    Optional<String> askedBy,
    Prose objective) {
  /// The root or a child of a session, in a worktree of that.
  public AgentThread(
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
    this(
        status,
        id,
        role,
        session,
        title,
        provider,
        model,
        parent,
        Optional.of(worktree),
        createdAt,
        scope,
        scopeNodes,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        objective);
  }

  /// The same, working in this worktree.
  public AgentThread in(Id where) {
    return with(status, Optional.of(where), folder);
  }

  /// The same, working in this worktree's folder.
  public AgentThread in(Id where, String path) {
    return with(status, Optional.of(where), Optional.of(path));
  }

  /// The same, whose commands may write this.
  public AgentThread confined(Optional<Config.Codex.Sandbox> newSandbox) {
    return granted(role, scope, newSandbox);
  }

  /// The same with other authority.
  public AgentThread granted(
      Role newRole, List<Id> newScope, Optional<Config.Codex.Sandbox> newSandbox) {
    return new AgentThread(
        status,
        id,
        newRole,
        session,
        title,
        provider,
        model,
        parent,
        worktree,
        createdAt,
        newScope,
        scopeNodes,
        folder,
        reasoning,
        newSandbox,
        askedBy,
        objective);
  }

  /// The same with another status.
  public AgentThread with(ThreadStatus newStatus) {
    return with(newStatus, worktree, folder);
  }

  /// Whether it is a job: one prompt without a Case, of no session.
  public boolean isJob() {
    return role == Role.JOB;
  }

  private AgentThread with(ThreadStatus newStatus, Optional<Id> where, Optional<String> path) {
    return new AgentThread(
        newStatus,
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
        path,
        reasoning,
        sandbox,
        askedBy,
        objective);
  }
}
