package dev.codestrator.app.session;

import dev.codestrator.model.Id;
import dev.codestrator.model.Session;
import java.time.Instant;
import java.util.Optional;

/// A session in a list.
///
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
    String tmux,
    Optional<String> path,
    String request) {
  static SessionSummary of(Session session, Optional<String> path) {
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
        session.tmux(),
        path,
        session.request().text());
  }
}
