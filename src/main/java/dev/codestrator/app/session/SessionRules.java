package dev.codestrator.app.session;

import dev.codestrator.model.Rejection;
import dev.codestrator.model.Session;
import dev.codestrator.model.shape.Kind;

/// What may be done to a session.
final class SessionRules {
  private SessionRules() {}

  /// @throws Rejection.Conflict `session_over`
  static void requireOpen(Session session) {
    if (session.status() != Session.Status.OPEN) {
      throw new Rejection.Conflict(
          "session_over",
          "session " + session.id() + " is " + Kind.word(session.status()),
          session.attachedTo().map(to -> "go on with --session " + to).orElse("see orch sessions"));
    }
  }
}
