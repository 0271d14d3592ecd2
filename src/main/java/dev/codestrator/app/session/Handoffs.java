package dev.codestrator.app.session;

import dev.codestrator.app.Call;
import dev.codestrator.model.Id;
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

  /// The session that goes on in place of the caller's; empty when that is the caller's own.
  public static Optional<Id> next(Call call) {
    return isRoot(call) ? session(call).flatMap(Session::attachedTo) : Optional.empty();
  }

  /// Notes that the root of the caller's session lives, while that is open. Where nothing can be
  /// written, nothing is noted.
  public static void heard(Call call) {
    if (isRoot(call) && session(call).filter(Handoffs::isOpen).isPresent()) {
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

  private static boolean isOpen(Session session) {
    return session.status() == Session.Status.OPEN;
  }

  /// The caller's session; one whose record can't be read is mended by methods that are called.
  private static Optional<Session> session(Call call) {
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
