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
    Prose request) {
  /// How it stands.
  public enum Status {
    OPEN,
    CLOSED,
    HANDOFF_ATTACHED
  }

  /// The session, closed.
  public Session closed(Instant at) {
    return new Session(
        Status.CLOSED,
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
        Optional.of(at),
        request);
  }
}
