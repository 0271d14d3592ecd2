package dev.codestrator.app.lease;

import dev.codestrator.app.Call;
import dev.codestrator.io.ProcessRef;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Id;
import dev.codestrator.model.Lease;
import dev.codestrator.model.Param;
import dev.codestrator.model.PathScope;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.model.shape.Kind;
import dev.codestrator.store.Draft;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.ThreadFolder;
import dev.codestrator.store.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The methods `lock.*`. A lease is granted whole or not at all, under the clone's lock, against
/// all leases that are held in the clone.
public final class Leases {
  /// What `lock.list` takes.
  public record ListLocks(
      @Param(value = "released and lapsed ones too", orElse = "false") boolean all) {}

  /// Leases in a list.
  public record LeaseList(List<LeaseView> locks) {}

  /// What `lock.release` takes.
  public record ReleaseLock(@Param("its ID or a unique beginning of it") String lockId) {}

  /// `lock.acquire`. The same owner and scope again renews.
  ///
  /// @throws Rejection.Conflict `lease_held`, naming the holder and when its lease lapses
  public LeaseView acquire(Call call, AcquireLock request) {
    List<String> paths = paths(request);
    return call.write(
        "lock.acquire",
        draft -> {
          var asked = asked(call, draft, request, paths);
          return grant(call, draft, asked, request.steal());
        });
  }

  /// Grants a lease within a change that does more than that.
  ///
  /// @throws Rejection.Conflict `lease_held`
  public LeaseView grant(Call call, Draft draft, Lease asked, boolean steal) {
    var heartbeats = new Heartbeats(call);
    List<Stored<Lease>> held = held(call, draft);
    Optional<Stored<Lease>> own =
        held.stream().filter(each -> each.value().isRenewedBy(asked)).findFirst();
    if (own.isPresent()) {
      heartbeats.renew(own.get().value(), call.now());
      return view(call, own.get().value());
    }
    List<Stored<Lease>> inTheWay =
        held.stream()
            .filter(each -> !isOwn(each.value(), asked) && each.value().conflictsWith(asked))
            .toList();
    if (!inTheWay.isEmpty() && !steal) {
      throw heldBy(call, asked, inTheWay.getFirst().value());
    }
    inTheWay.forEach(
        each -> draft.save(RecordType.LEASE, each, each.value().with(Lease.State.STOLEN)));
    Lease granted = asked.withFence(nextFence(draft, heartbeats));
    draft.add(RecordType.LEASE, granted);
    List<Id> stolen = inTheWay.stream().map(each -> each.value().id()).toList();
    return LeaseView.of(granted, heartbeats.expiry(granted), stolen);
  }

  /// `lock.release`: the record stays, released.
  public LeaseView release(Call call, ReleaseLock request) {
    return call.write("lock.release", draft -> release(call, draft, request.lockId()));
  }

  /// Releases a lease within a change that does more than that.
  public LeaseView release(Call call, Draft draft, String prefix) {
    Stored<Lease> lease = draft.get(RecordType.LEASE, prefix);
    mayRelease(call, lease.value());
    Lease released = lease.value().with(Lease.State.RELEASED);
    draft.save(RecordType.LEASE, lease, released);
    return view(call, released);
  }

  /// Releases all that a thread holds.
  public void releaseAll(Call call, Draft draft, Id thread) {
    for (Stored<Lease> lease : held(call, draft)) {
      if (lease.value().thread().equals(Optional.of(thread))) {
        draft.save(RecordType.LEASE, lease, lease.value().with(Lease.State.RELEASED));
      }
    }
  }

  /// `lock.list`: of the whole clone.
  public LeaseList list(Call call, ListLocks request) {
    View view = call.view();
    Stream<Lease> leases =
        request.all()
            ? view.list(RecordType.LEASE).stream().map(Stored::value)
            : held(call, view).stream().map(Stored::value);
    return new LeaseList(leases.map(lease -> view(call, lease)).toList());
  }

  /// Renews a lease: it lapses its whole time after `now`.
  public static void renew(Call call, Lease lease, Instant now) {
    new Heartbeats(call).renew(lease, now);
  }

  /// The leases that are held now, in the whole clone. One that has lapsed still counts while its
  /// holder's process lives.
  public static List<Stored<Lease>> held(Call call, View view) {
    var held = new ArrayList<Stored<Lease>>();
    var heartbeats = new Heartbeats(call);
    for (Stored<Lease> lease : view.list(RecordType.LEASE)) {
      boolean lapsed = heartbeats.expiry(lease.value()).isBefore(call.now());
      if (lease.value().state() == Lease.State.HELD
          && (!lapsed || holderLives(call, lease.value()))) {
        held.add(lease);
      }
    }
    return held;
  }

  private static boolean holderLives(Call call, Lease lease) {
    return lease
        .thread()
        .flatMap(id -> ThreadFolder.of(call.repository(), id).process())
        .filter(ProcessRef::alive)
        .isPresent();
  }

  private static LeaseView view(Call call, Lease lease) {
    return LeaseView.of(lease, new Heartbeats(call).expiry(lease), List.of());
  }

  private static Lease asked(Call call, Draft draft, AcquireLock request, List<String> paths) {
    Id session = request.ownerSession().orElseGet(call::session);
    Optional<Id> thread = request.ownerThread().or(() -> call.caller().thread());
    thread.ifPresent(id -> ownOnly(call, draft, id));
    return new Lease(
        Lease.State.HELD,
        draft.newId(Id.Kind.LOCK),
        thread,
        session,
        scopeType(request),
        request.mode(),
        request.ttlSeconds(),
        0,
        call.now(),
        request.reason(),
        paths);
  }

  private static void ownOnly(Call call, Draft draft, Id thread) {
    AgentThread found = draft.get(RecordType.THREAD, thread).value();
    boolean foreign = call.caller().thread().filter(own -> !own.equals(found.id())).isPresent();
    if (foreign && call.caller().role() != Role.ROOT) {
      throw new Rejection.Forbidden(
          "not_own_lock",
          "a lock was asked for " + thread + ", which is not the caller",
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

  private static void mayRelease(Call call, Lease lease) {
    boolean own = call.caller().thread().equals(lease.thread());
    if (call.caller().role() != Role.ROOT && !own) {
      throw new Rejection.Forbidden(
          "not_own_lock",
          "lock " + lease.id() + " is not the caller's",
          "its holder or root releases it");
    }
    if (lease.state() != Lease.State.HELD) {
      throw new Rejection.Conflict(
          "not_held",
          "lock " + lease.id() + " is " + Kind.word(lease.state()) + " already",
          "see orch locks");
    }
  }

  private static boolean isOwn(Lease held, Lease asked) {
    return held.session().equals(asked.session()) && held.thread().equals(asked.thread());
  }

  private static Rejection.Conflict heldBy(Call call, Lease asked, Lease holder) {
    return new Rejection.Conflict(
        "lease_held",
        String.join(", ", asked.paths())
            + " is held by "
            + view(call, holder).holder()
            + ": "
            + holder.reason(),
        "wait for it, or ask its holder: orch inbox send "
            + holder.thread().map(Id::value).orElse("root")
            + " \"...\"");
  }

  private static long nextFence(View view, Heartbeats heartbeats) {
    long known =
        view.list(RecordType.LEASE).stream()
            .mapToLong(each -> each.value().fence())
            .max()
            .orElse(0);
    long next = Math.max(known, heartbeats.lastFence()) + 1;
    heartbeats.lastFence(next);
    return next;
  }
}
