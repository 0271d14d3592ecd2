package dev.codestrator.app.merge;

import dev.codestrator.app.Call;
import dev.codestrator.app.lease.LeaseView;
import dev.codestrator.app.lease.Leases;
import dev.codestrator.model.Id;
import dev.codestrator.model.Lease;
import dev.codestrator.model.MergeRequest;
import dev.codestrator.model.Param;
import dev.codestrator.model.QueueEntry;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Review;
import dev.codestrator.store.Draft;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.View;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The methods `merge.main.acquire_lock` and `merge.main.release_lock`: one session of the clone at
/// a time reviews and lands.
public final class MainLock {
  /// What `merge.main.acquire_lock` takes.
  public record Acquire(
      @Param(value = "seconds until it lapses without renewal", orElse = "900") int ttlSeconds) {}

  /// What `merge.main.release_lock` takes.
  public record Release(
      @Param(value = "give it up although there is no verdict; needs a reason", orElse = "false")
          boolean abandon,
      @Param("why it is given up") Optional<String> reason) {}

  private static final Duration RENEWAL = Duration.ofMinutes(1);

  private final Leases leases;

  /// @param leases grant it: it is a lease like any other
  public MainLock(Leases leases) {
    this.leases = leases;
  }

  /// `merge.main.acquire_lock`: first come, first served; the holder gets it again.
  ///
  /// @throws Rejection.Conflict `lease_held`
  /// @throws Rejection.Busy `not_your_turn`
  public LeaseView acquire(Call call, Acquire request) {
    return call.write(
        "merge.main.acquire_lock", draft -> acquire(call, draft, request.ttlSeconds()));
  }

  LeaseView acquire(Call call, Draft draft, int ttlSeconds) {
    var turns = new Turns(call);
    try {
      if (!isHeld(call, draft)) {
        turns.require(draft);
      }
      LeaseView lease = grant(call, draft, ttlSeconds);
      turns.served();
      return lease;
    } catch (Rejection e) {
      turns.asked();
      throw e;
    }
  }

  private LeaseView grant(Call call, Draft draft, int ttlSeconds) {
    var asked =
        new Lease(
            Lease.State.HELD,
            draft.newId(Id.Kind.LOCK),
            Optional.empty(),
            call.session(),
            Lease.ScopeType.MAIN_MERGE,
            Lease.Mode.EXCLUSIVE,
            ttlSeconds,
            0,
            call.now(),
            "merge into the main branch",
            List.of());
    return leases.grant(call, draft, asked, false);
  }

  /// `merge.main.release_lock`.
  ///
  /// @throws Rejection.Conflict `no_verdict` while a review is to come or was never asked for
  public LeaseView release(Call call, Release request) {
    return call.write(
        "merge.main.release_lock",
        draft -> {
          Stored<Lease> lease = require(call, draft);
          new Turns(call).served();
          if (!abandoned(request)) {
            requireVerdict(call, draft, lease.value());
            return leases.release(call, draft, lease);
          }
          String reason = request.reason().orElseThrow().strip();
          giveUp(call, draft, reason);
          return leases.release(
              call,
              draft,
              draft.save(RecordType.LEASE, lease, lease.value().because("abandoned: " + reason)));
        });
  }

  /// The reviews that were to come have failed; their merges wait in the queue again.
  private static void giveUp(Call call, Draft draft, String reason) {
    for (Stored<Review> stored : draft.list(RecordType.REVIEW, call.session())) {
      Review review = stored.value();
      if (review.isPending()) {
        draft.save(
            RecordType.REVIEW,
            stored,
            review.ended(Review.State.FAILED, "The main lock was abandoned: " + reason));
        Verdicts.set(
            draft,
            Queue.find(call, draft, Optional.of(review.request().value())),
            MergeRequest.Status.REQUESTED,
            QueueEntry.Status.QUEUED);
      }
    }
  }

  private static boolean abandoned(Release request) {
    boolean reason = request.reason().filter(text -> !text.isBlank()).isPresent();
    if (request.abandon() && !reason) {
      throw new Rejection.Invalid(
          "missing_field", "abandon was given without a reason", "say why: reason");
    }
    return request.abandon();
  }

  private static void requireVerdict(Call call, View view, Lease lease) {
    var reviews =
        view.list(RecordType.REVIEW, call.session()).stream()
            .map(Stored::value)
            .filter(review -> !review.requestedAt().isBefore(lease.acquiredAt()))
            .toList();
    boolean pending = reviews.stream().anyMatch(review -> review.isPending());
    if (reviews.isEmpty() || pending) {
      throw new Rejection.Conflict(
          "no_verdict",
          pending
              ? "a review is still to be given"
              : "the main lock was taken and no review was asked for",
          "wait for the verdict: orch merge status; or give up: abandon with a reason");
    }
  }

  /// Whether the caller's session holds it.
  static boolean isHeld(Call call, View view) {
    return held(call, view)
        .filter(lease -> lease.value().session().equals(call.session()))
        .isPresent();
  }

  /// Releases it after something that it was taken for could not be done.
  void giveBack(Call call, Draft draft) {
    held(call, draft).ifPresent(lease -> leases.release(call, draft, lease));
  }

  private static Optional<Stored<Lease>> held(Call call, View view) {
    return Leases.held(call, view).stream()
        .filter(each -> each.value().scopeType() == Lease.ScopeType.MAIN_MERGE)
        .findFirst();
  }

  /// The main lock, when the caller's session holds it.
  ///
  /// @throws Rejection.Conflict `main_lock_needed`
  public static Stored<Lease> require(Call call, View view) {
    Optional<Stored<Lease>> held = held(call, view);
    return held.filter(each -> each.value().session().equals(call.session()))
        .orElseThrow(() ->
            new Rejection.Conflict(
                "main_lock_needed",
                held.map(each -> "the main lock is held by session " + each.value().session())
                    .orElse("the main lock is not held"),
                "take it first: orch merge lock"));
  }

  /// Renews the caller's main lock every minute until it is closed.
  static Kept keep(Call call) {
    Lease lease = require(call, call.view()).value();
    var done = new CountDownLatch(1);
    Thread.startVirtualThread(() -> renewUntil(call, lease, done));
    return done::countDown;
  }

  private static void renewUntil(Call call, Lease lease, CountDownLatch done) {
    long began = System.nanoTime();
    try {
      do {
        Leases.renew(call, lease, call.now().plusNanos(System.nanoTime() - began));
      } while (!done.await(RENEWAL.toSeconds(), TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// A lock that is renewed.
  @FunctionalInterface
  interface Kept extends AutoCloseable {
    @Override
    void close();
  }
}
