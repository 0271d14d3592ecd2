package dev.codestrator.app.session;

import dev.codestrator.app.Call;
import dev.codestrator.model.Id;
import dev.codestrator.model.Session;
import dev.codestrator.store.Fault;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.View;
import java.util.List;
import java.util.Optional;

/// What there is of sessions.
public final class Sessions {
  /// All sessions that are open.
  public SessionList list(Call call, ListSessions request) {
    View view = call.view();
    return new SessionList(
        view.list(RecordType.SESSION).stream()
            .map(Stored::value)
            .filter(session -> request.all() || session.status() == Session.Status.OPEN)
            .map(session -> summary(call, session))
            .toList(),
        view.unreadable(RecordType.SESSION).stream().map(Fault::message).toList());
  }

  /// Sessions in a list.
  ///
  /// @param unreadable why files can't be read that may hold further sessions
  public record SessionList(List<SessionSummary> sessions, List<String> unreadable) {}

  static SessionSummary summary(Call call, Session session) {
    return SessionSummary.of(session, root(call, session.id()));
  }

  private static Optional<String> root(Call call, Id session) {
    return call.repository().rootOf(session).map(checkout -> checkout.root().toString());
  }
}
