package dev.codestrator.app.session;

import dev.codestrator.app.Call;
import dev.codestrator.app.Presence;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.model.Session;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import java.util.Optional;

/// Where calls of a root go: its session notes that it lives, and one that was handed off is
/// followed to the session that goes on.
public final class Handoffs {
  private Handoffs() {}

  /// The session that the caller is the root of; empty when it is none, and when the record can't
  /// be read: methods mend that which are called.
  public static Optional<Session> session(Call call) {
    return isRoot(call) ? read(call) : Optional.empty();
  }

  /// Notes that the root of the caller's session lives, while that is open. Where nothing can be
  /// written, nothing is noted.
  public static void heard(Call call, Session session) {
    if (session.status() == Session.Status.OPEN) {
      try {
        Presence.mark(call);
      } catch (Rejection e) {
        return; // a sandbox that lets only read must not stop reading
      }
    }
  }

  private static boolean isRoot(Call call) {
    return call.caller().role() == Role.ROOT && call.caller().thread().isEmpty();
  }

  private static Optional<Session> read(Call call) {
    try {
      return call.caller()
          .session()
          .flatMap(id -> call.view().find(RecordType.SESSION, id))
          .map(Stored::value);
    } catch (Rejection e) {
      return Optional.empty();
    }
  }
}
