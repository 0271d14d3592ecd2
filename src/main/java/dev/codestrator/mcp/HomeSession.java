package dev.codestrator.mcp;

import dev.codestrator.model.Caller;
import dev.codestrator.model.Id;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/// The session that this server has opened: its later calls belong there, unless they or the caller
/// name another.
final class HomeSession {
  private static final Set<String> ENTERING = Set.of("session.open", "resume.candidates.attach");
  private static final Set<String> LEAVING = Set.of("session.close", "session.cleanup");

  private final AtomicReference<Optional<Id>> home = new AtomicReference<>(Optional.empty());

  /// The caller, in this session when it names none.
  Caller of(Caller caller) {
    return caller.session().isPresent() ? caller : home.get().map(caller::in).orElse(caller);
  }

  /// Takes from a method's result what it means for later calls.
  void learn(String method, Map<String, ?> result) {
    Optional<Id> named =
        Optional.ofNullable(result.get("session_id")).map(Object::toString).map(Id::new);
    if (ENTERING.contains(method) && named.isPresent()) {
      home.set(named);
    } else if (LEAVING.contains(method)) {
      home.updateAndGet(known -> known.equals(named) ? Optional.empty() : known);
    }
  }
}
