package dev.codestrator.app.lease;

import dev.codestrator.app.Call;
import dev.codestrator.app.Page;
import dev.codestrator.app.Presence;
import dev.codestrator.app.inbox.Inbox;
import dev.codestrator.io.ProcessRef;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Id;
import dev.codestrator.model.Lease;
import dev.codestrator.model.Param;
import dev.codestrator.model.Rejection;
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
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The methods `lock.*`. A lease is granted whole or not at all, under the clone's lock, against
/// all leases that are held in the clone.
public final class Leases {
  /// What `lock.list` takes.
  public record ListLocks(
      @Param(value = "released and lapsed ones too", orElse = "false") boolean all,
      @Param(value = "at most so many", orElse = "200") int limit,
      @Param("where the list before was cut") Optional<String> cursor) {
    /// All that are held.
    public static final ListLocks HELD = new ListLocks(false, Integer.MAX_VALUE, Optional.empty());
  }

  /// Leases in a list.
  ///
  /// @param total how many there are without the limit
  /// @param cursor give it to get the rest; absent when nothing was cut
  public record LeaseList(List<LeaseView> locks, int total, Optional<String> cursor) {}

  /// What `lock.heartbeat` takes.
  public record HeartbeatLock(
      @Param("its ID or a unique beginning of it") String lockId,
      @Param("seconds until it lapses from now on; default: as it was")
          Optional<Integer> ttlSeconds) {}

  /// What `lock.release` takes.
  public record ReleaseLock(@Param("its ID or a unique beginning of it") String lockId) {}

  private final Inbox inbox;

  /// @param inbox tells a holder that its lease was taken
  public Leases(Inbox inbox) {
    this.inbox = inbox;
  }

  /// `lock.acquire`. The same owner and scope again renews.
  ///
  /// @throws Rejection.Conflict `lease_held`, naming the holder and when its lease lapses
  public LeaseView acquire(Call call, AcquireLock request) {
    return call.write(
        "lock.acquire",
        draft -> grant(call, draft, LeaseRules.asked(call, draft, request), request.steal()));
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
      throw heldBy(call, asked.paths(), inTheWay.getFirst().value());
    }
    LeaseRules.refuseUnreadable(draft);
    inTheWay.forEach(each -> steal(call, draft, each, asked));
    Lease granted = asked.withFence(nextFence(draft, heartbeats));
    draft.add(RecordType.LEASE, granted);
    List<Id> stolen = inTheWay.stream().map(each -> each.value().id()).toList();
    return LeaseView.of(granted, heartbeats.expiry(granted), stolen);
  }

  private void steal(Call call, Draft draft, Stored<Lease> stored, Lease by) {
    Lease lease = stored.value();
    draft.save(RecordType.LEASE, stored, lease.with(Lease.State.STOLEN));
    String text =
        "Lease "
            + lease.id()
            + " on "
            + String.join(", ", lease.paths())
            + " was taken by "
            + by.thread().map(Id::value).orElse("the root of " + by.session())
            + ": "
            + by.reason();
    inbox.tell(call, draft, lease.session(), lease.thread(), text);
  }

  /// `lock.heartbeat`: it lapses its whole time after now.
  ///
  /// @throws Rejection.Conflict `not_held`: renewing never revives
  public LeaseView heartbeat(Call call, HeartbeatLock request) {
    return call.write(
        "lock.heartbeat",
        draft -> {
          Stored<Lease> lease = draft.get(RecordType.LEASE, request.lockId());
          LeaseRules.mayRenew(call, lease.value(), held(call, draft).contains(lease));
          int ttl = LeaseRules.ttl(request.ttlSeconds().orElse(lease.value().ttlSeconds()));
          Lease renewed = lease.value().lasting(ttl);
          draft.save(RecordType.LEASE, lease, renewed);
          renew(call, renewed, call.now());
          return view(call, renewed);
        });
  }

  /// `lock.release`: the record stays, released.
  public LeaseView release(Call call, ReleaseLock request) {
    return call.write(
        "lock.release",
        draft -> {
          Stored<Lease> lease = draft.get(RecordType.LEASE, request.lockId());
          LeaseRules.mayRelease(call, lease.value());
          return release(call, draft, lease);
        });
  }

  /// Releases a lease within a change that does more than that.
  public LeaseView release(Call call, Draft draft, Stored<Lease> lease) {
    Lease released = lease.value().with(Lease.State.RELEASED);
    draft.save(RecordType.LEASE, lease, released);
    return view(call, released);
  }

  /// Releases all that a thread holds.
  public void releaseAll(Call call, Draft draft, Id thread) {
    release(call, draft, lease -> lease.thread().equals(Optional.of(thread)));
  }

  /// Releases all that is held in a session.
  public void releaseSession(Call call, Draft draft, Id session) {
    release(call, draft, lease -> lease.session().equals(session));
  }

  /// Renews what the root of a session holds. What has lapsed already stays so.
  public void keep(Call call, Draft draft, Id session) {
    Id root = draft.get(RecordType.SESSION, session).value().thread();
    held(call, draft).stream()
        .map(Stored::value)
        .filter(lease -> lease.session().equals(session))
        .filter(lease -> lease.thread().orElse(root).equals(root))
        .forEach(lease -> renew(call, lease, call.now()));
  }

  private static void release(Call call, Draft draft, Predicate<Lease> which) {
    for (Stored<Lease> lease : held(call, draft)) {
      if (which.test(lease.value())) {
        draft.save(RecordType.LEASE, lease, lease.value().with(Lease.State.RELEASED));
      }
    }
  }

  /// `lock.list`: of the whole clone.
  public LeaseList list(Call call, ListLocks request) {
    View view = call.view();
    List<Lease> held = held(call, view).stream().map(Stored::value).toList();
    Stream<Lease> leases =
        request.all() ? view.list(RecordType.LEASE).stream().map(Stored::value) : held.stream();
    List<LeaseView> all = leases.map(lease -> view(call, asItIs(lease, held))).toList();
    Page page = Page.of(all.size(), request.limit(), request.cursor());
    return new LeaseList(all.subList(page.from(), page.to()), all.size(), page.next());
  }

  private static Lease asItIs(Lease lease, List<Lease> held) {
    boolean lapsed = lease.state() == Lease.State.HELD && !held.contains(lease);
    return lapsed ? lease.with(Lease.State.EXPIRED) : lease;
  }

  /// Renews a lease: it lapses its whole time after `now`.
  public static void renew(Call call, Lease lease, Instant now) {
    new Heartbeats(call).renew(lease, now);
  }

  /// The leases that are held now, in the whole clone. One that has lapsed still counts while its
  /// holder's process lives; the main lock does not outlive it.
  public static List<Stored<Lease>> held(Call call, View view) {
    var held = new ArrayList<Stored<Lease>>();
    var heartbeats = new Heartbeats(call);
    String state = Kind.word(Lease.State.HELD);
    for (Stored<Lease> lease : view.listSaying(RecordType.LEASE, state)) {
      boolean lapsed = heartbeats.lapsed(lease.value(), call.now());
      if (lease.value().state() == Lease.State.HELD
          && (!lapsed || holderLives(call, lease.value()))
          && !isOrphaned(call, lease.value())) {
        held.add(lease);
      }
    }
    return held;
  }

  private static boolean holderLives(Call call, Lease lease) {
    return lease.thread().isEmpty()
        ? Presence.of(call.repository(), lease.session()).runs()
        : ThreadFolder.of(call.repository(), lease.thread().get())
            .process()
            .filter(ProcessRef::alive)
            .isPresent();
  }

  /// Whether it is the main lock of a root whose process is known to have ended: whoever was to
  /// merge is gone.
  private static boolean isOrphaned(Call call, Lease lease) {
    return lease.scopeType() == Lease.ScopeType.MAIN_MERGE
        && Presence.of(call.repository(), lease.session()).ended();
  }

  /// What keeps a thread from changing a file: a lease of somebody else that covers it. One in
  /// shared mode doesn't, when the thread itself holds one that covers the file.
  ///
  /// @param file relative to the repository
  public static Optional<Rejection.Conflict> obstacle(
      Call call, View view, AgentThread thread, String file) {
    List<Lease> covering =
        held(call, view).stream().map(Stored::value).filter(each -> each.covers(file)).toList();
    boolean claimed = covering.stream().anyMatch(each -> isOf(each, thread));
    return covering.stream()
        .filter(each -> !isOf(each, thread))
        .filter(each -> !claimed || each.mode() == Lease.Mode.EXCLUSIVE)
        .findFirst()
        .map(each -> heldBy(call, List.of(file), each));
  }

  /// Whether a thread holds a lease that covers a file.
  public static boolean claims(Call call, View view, AgentThread thread, String file) {
    return held(call, view).stream()
        .map(Stored::value)
        .anyMatch(each -> isOf(each, thread) && each.covers(file));
  }

  private static boolean isOf(Lease lease, AgentThread thread) {
    return lease.session().equals(thread.session())
        && lease.thread().equals(Optional.of(thread.id()));
  }

  static LeaseView view(Call call, Lease lease) {
    return LeaseView.of(lease, new Heartbeats(call).expiry(lease), List.of());
  }

  private static boolean isOwn(Lease held, Lease asked) {
    return held.session().equals(asked.session()) && held.thread().equals(asked.thread());
  }

  private static Rejection.Conflict heldBy(Call call, List<String> paths, Lease holder) {
    return new Rejection.Conflict(
        "lease_held",
        String.join(", ", paths)
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
