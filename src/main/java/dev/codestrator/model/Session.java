package dev.codestrator.model;

import java.time.Instant;
import java.util.Optional;

/// One run of an orchestration, from its opening to its closing.
///
/// @param slug one or two words that name its root worktree and branch
/// @param thread the root's own thread, which owns the inbox name `root`
/// @param worktree the record of its root worktree
/// @param branch the branch of its root worktree
/// @param target the branch that its work is to land on
/// @param tmux the tmux session that its children run in
/// @param heartbeatTimeoutSeconds after how much silence it counts as dead
/// @param attachedAt when another root took it over last
/// @param attachedTo the session that its root went on with instead
/// @param closeReason why it was closed although something was open
/// @param request what the user asked for
public record Session(
    Status status,
    Id id,
    String slug,
    Id thread,
    Id worktree,
    String branch,
    String target,
    String tmux,
    String owner,
    int heartbeatTimeoutSeconds,
    Instant openedAt,
    Optional<Instant> closedAt,
    Optional<Instant> attachedAt,
    Optional<Id> attachedTo,
    Optional<String> closeReason,
    Prose request) {
  /// The session of jobs, which belong to none: there is no record of it, and nobody opens or
  /// closes it.
  public static final Id JOBS = new Id("s-j0bs000");

  /// How it stands.
  public enum Status {
    OPEN,
    CLOSED,
    HANDOFF_ATTACHED
  }

  /// The session, closed; with the reason when that was forced.
  public Session closed(Instant at, Optional<String> reason) {
    return with(Status.CLOSED, Optional.of(at), Optional.empty(), reason);
  }

  /// The session whose root went on with another one.
  public Session handedOff(Instant at, Id to) {
    return with(Status.HANDOFF_ATTACHED, Optional.of(at), Optional.of(to), Optional.empty());
  }

  private Session with(
      Status newStatus, Optional<Instant> end, Optional<Id> to, Optional<String> reason) {
    return new Session(
        newStatus,
        id,
        slug,
        thread,
        worktree,
        branch,
        target,
        tmux,
        owner,
        heartbeatTimeoutSeconds,
        openedAt,
        end,
        attachedAt,
        to,
        reason,
        request);
  }

  /// The session with another root.
  public Session attached(Instant at, String byOwner) {
    return new Session(
        status,
        id,
        slug,
        thread,
        worktree,
        branch,
        target,
        tmux,
        byOwner,
        heartbeatTimeoutSeconds,
        openedAt,
        closedAt,
        Optional.of(at),
        attachedTo,
        closeReason,
        request);
  }
}
