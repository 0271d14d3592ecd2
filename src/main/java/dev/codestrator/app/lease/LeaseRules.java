package dev.codestrator.app.lease;

import dev.codestrator.app.Call;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Id;
import dev.codestrator.model.Lease;
import dev.codestrator.model.PathScope;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.model.shape.Kind;
import dev.codestrator.store.Draft;
import dev.codestrator.store.Fault;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.View;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What may be asked for, and who may release it.
final class LeaseRules {
  private LeaseRules() {}

  /// The lease that a request asks for.
  static Lease asked(Call call, Draft draft, AcquireLock request) {
    Id session = session(call, draft, request);
    return new Lease(
        Lease.State.HELD,
        draft.newId(Id.Kind.LOCK),
        thread(call, draft, request, session),
        session,
        scopeType(request),
        request.mode(),
        ttl(request.ttlSeconds()),
        0,
        call.now(),
        request.reason(),
        paths(request));
  }

  private static Id session(Call call, View view, AcquireLock request) {
    Id session =
        request
            .ownerSession()
            .map(id -> view.get(RecordType.SESSION, id).value().id())
            .orElseGet(call::session);
    if (call.caller().role() != Role.ROOT && !session.equals(call.session())) {
      throw otherSession("a lock was asked for session " + session, "leave owner_session out");
    }
    return session;
  }

  private static Optional<Id> thread(Call call, View view, AcquireLock request, Id session) {
    Optional<Id> thread = request.ownerThread().or(() -> call.caller().thread());
    thread
        .map(id -> view.get(RecordType.THREAD, id).value())
        .ifPresent(found -> {
          if (!found.session().equals(session)) {
            throw otherSession(
                found.id() + " belongs to session " + found.session(),
                "name a thread of session " + session);
          }
          ownOnly(call, found);
        });
    return thread;
  }

  private static Rejection otherSession(String message, String hint) {
    return new Rejection.Forbidden("other_session", message, hint);
  }

  private static void ownOnly(Call call, AgentThread thread) {
    boolean own = call.caller().thread().equals(Optional.of(thread.id()));
    if (call.caller().role() != Role.ROOT && !own) {
      throw new Rejection.Forbidden(
          "not_own_lock",
          "a lock was asked for " + thread.id() + ", which is not the caller",
          "leave owner_thread out");
    }
  }

  private static Lease.ScopeType scopeType(AcquireLock request) {
    if (request.scopeType() == Lease.ScopeType.MAIN_MERGE) {
      throw new Rejection.Invalid(
          "wrong_scope",
          "the lock of the main merge was asked for by path",
          "use merge.main.acquire_lock");
    }
    return request.scopeType();
  }

  /// @throws Rejection.Invalid `out_of_range`
  static int ttl(int seconds) {
    if (seconds < 1) {
      throw new Rejection.Invalid(
          "out_of_range", "field 'ttl_seconds' is " + seconds, "give 1 or more");
    }
    return seconds;
  }

  private static List<String> paths(AcquireLock request) {
    List<String> paths =
        Stream.concat(request.scopePath().stream(), request.scopePaths().stream())
            .map(PathScope::normalise)
            .distinct()
            .sorted()
            .toList();
    if (paths.isEmpty()) {
      throw new Rejection.Invalid(
          "missing_field", "field 'scope_path' is missing", "say which path: src/auth/Login.java");
    }
    return paths;
  }

  /// A lease that can't be read may be on anything.
  ///
  /// @throws Rejection.Conflict `lease_unreadable`
  static void refuseUnreadable(View view) {
    List<Fault> unreadable = view.unreadable(RecordType.LEASE);
    if (!unreadable.isEmpty()) {
      throw new Rejection.Conflict(
          "lease_unreadable",
          "a lease can't be read, so it counts as held: "
              + view.shown(unreadable.getFirst().file()),
          "mend the file by hand, or delete it when nobody holds it");
    }
  }

  static void mayRelease(Call call, Lease lease) {
    if (lease.scopeType() == Lease.ScopeType.MAIN_MERGE) {
      throw new Rejection.Invalid(
          "wrong_scope",
          "lock " + lease.id() + " is the lock of the main merge",
          "use merge.main.release_lock");
    }
    requireOwn(call, lease);
    if (lease.state() != Lease.State.HELD) {
      throw new Rejection.Conflict(
          "not_held",
          "lock " + lease.id() + " is " + Kind.word(lease.state()) + " already",
          "see orch locks");
    }
  }

  /// Renewing never revives.
  ///
  /// @param held whether it is held now
  static void mayRenew(Call call, Lease lease, boolean held) {
    requireOwn(call, lease);
    if (!held) {
      boolean lapsed = lease.state() == Lease.State.HELD;
      throw new Rejection.Conflict(
          "not_held",
          "lock " + lease.id() + " is " + (lapsed ? "lapsed" : Kind.word(lease.state())),
          "ask for it again; somebody else may have it: orch lock " + lease.paths().getFirst());
    }
  }

  private static void requireOwn(Call call, Lease lease) {
    if (!isOwn(call, lease)) {
      throw new Rejection.Forbidden(
          "not_own_lock",
          "lock " + lease.id() + " is not the caller's",
          "its holder or the root of session " + lease.session() + " does that");
    }
  }

  /// A thread releases its own, a root those of its session, a person without a session any.
  private static boolean isOwn(Call call, Lease lease) {
    return call.caller().role() == Role.ROOT
        ? call.caller().session().map(lease.session()::equals).orElse(true)
        : call.caller().thread().isPresent() && call.caller().thread().equals(lease.thread());
  }
}
