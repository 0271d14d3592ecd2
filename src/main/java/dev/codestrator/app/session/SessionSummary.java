package dev.codestrator.app.session;

import dev.codestrator.model.Id;
import dev.codestrator.model.Session;
import java.time.Instant;
import java.util.Optional;

/// A session in a list.
///
/// @param tmux the name of its tmux session
/// @param tmuxExists whether that is there now
/// @param alive whether its root lives: a process of its runs, or it was heard of lately
/// @param lastSeen when its root called last, on this machine
/// @param path its root worktree; absent when that isn't on this machine
public record SessionSummary(
    Id id,
    Session.Status status,
    String slug,
    String branch,
    String target,
    Id threadId,
    Id worktreeId,
    String owner,
    Instant openedAt,
    Optional<Instant> closedAt,
    Optional<Id> attachedTo,
    Optional<String> closeReason,
    String tmux,
    boolean tmuxExists,
    boolean alive,
    Optional<Instant> lastSeen,
    Optional<String> path,
    String request) {
  static SessionSummary of(
      Session session,
      Optional<String> path,
      boolean alive,
      Optional<Instant> lastSeen,
      boolean tmuxExists) {
    return new SessionSummary(
        session.id(),
        session.status(),
        session.slug(),
        session.branch(),
        session.target(),
        session.thread(),
        session.worktree(),
        session.owner(),
        session.openedAt(),
        session.closedAt(),
        session.attachedTo(),
        session.closeReason(),
        session.tmux(),
        tmuxExists,
        alive,
        lastSeen,
        path,
        session.request().text());
  }
}
