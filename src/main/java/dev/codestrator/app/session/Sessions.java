package dev.codestrator.app.session;

import dev.codestrator.app.Call;
import dev.codestrator.app.Presence;
import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Session;
import dev.codestrator.store.Fault;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.View;
import dev.codestrator.tmux.Pane;
import dev.codestrator.tmux.Tmux;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What there is of sessions, and whether their roots live.
public final class Sessions {
  private final Function<Call, Tmux> tmux;

  /// @param tmux the tmux that the settings name
  public Sessions(Function<Call, Tmux> tmux) {
    this.tmux = tmux;
  }

  /// What `session.heartbeat` takes: nothing but the session.
  public record Beat() {}

  /// A sign of life that was noted.
  ///
  /// @param deadAfter when the session counts as dead unless it is heard of again
  public record Heartbeat(Id sessionId, Session.Status status, Instant seenAt, Instant deadAfter) {}

  /// Sessions in a list.
  ///
  /// @param unreadable why files can't be read that may hold further sessions
  public record SessionList(List<SessionSummary> sessions, List<String> unreadable) {}

  /// `session.heartbeat`: the call itself is the sign of life.
  ///
  /// @throws Rejection.Conflict `session_over`
  public Heartbeat beat(Call call, Beat request) {
    Session session = call.sessionRecord(call.view()).value();
    SessionRules.requireOpen(session);
    Presence.mark(call);
    Instant last = call.now().plusSeconds(session.heartbeatTimeoutSeconds());
    return new Heartbeat(session.id(), session.status(), call.now(), last);
  }

  /// `session.list`: those that are open, or all.
  public SessionList list(Call call, ListSessions request) {
    Set<String> running = running(call);
    View view = call.view();
    return new SessionList(
        view.list(RecordType.SESSION).stream()
            .map(Stored::value)
            .filter(session -> request.all() || session.status() == Session.Status.OPEN)
            .map(session -> summary(call, session, running))
            .toList(),
        view.unreadable(RecordType.SESSION).stream().map(Fault::message).toList());
  }

  SessionSummary summary(Call call, Session session) {
    return summary(call, session, running(call));
  }

  private static SessionSummary summary(Call call, Session session, Set<String> running) {
    var presence = Presence.of(call.repository(), session.id());
    boolean alive =
        session.status() == Session.Status.OPEN
            && presence.alive(call.now(), timeout(session), session.openedAt());
    return SessionSummary.of(
        session,
        root(call, session.id()),
        alive,
        presence.lastSeen(),
        running.contains(session.tmux()));
  }

  /// After how much silence a session counts as dead.
  static Duration timeout(Session session) {
    return Duration.ofSeconds(session.heartbeatTimeoutSeconds());
  }

  /// The tmux sessions that exist; none on a machine without tmux.
  private Set<String> running(Call call) {
    try {
      return tmux.apply(call).panes().stream().map(Pane::session).collect(Collectors.toSet());
    } catch (Rejection.ToolFailed e) {
      return Set.of();
    }
  }

  private static Optional<String> root(Call call, Id session) {
    return call.repository().rootOf(session).map(checkout -> checkout.root().toString());
  }
}
