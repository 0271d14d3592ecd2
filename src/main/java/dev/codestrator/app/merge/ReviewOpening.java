package dev.codestrator.app.merge;

import dev.codestrator.app.Call;
import dev.codestrator.git.Git;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Id;
import dev.codestrator.model.MergeRequest;
import dev.codestrator.model.Prose;
import dev.codestrator.model.QueueEntry;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Review;
import dev.codestrator.store.Draft;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import java.time.Instant;
import java.util.Optional;

/// Opens a review in the records, under the main lock, and takes that back when its reviewer can't
/// be launched.
final class ReviewOpening {
  private static final int LOCK_SECONDS = 900;

  private final Call call;
  private final Git git;
  private final MainLock lock;

  ReviewOpening(Call call, Git git, MainLock lock) {
    this.call = call;
    this.git = git;
    this.lock = lock;
  }

  /// A review that was opened, and how things stood before.
  ///
  /// @param lockTaken whether the main lock was taken for it
  record Opened(Review review, QueueEntry entry, MergeRequest merge, boolean lockTaken) {}

  static Optional<String> named(AskReview request) {
    return request.requestId().or(request::mergeRequestId);
  }

  /// @param dead a pending review that waits in vain: it ends as failed
  Opened open(Draft draft, AskReview request, Checkout root, Optional<Id> dead) {
    boolean lockTaken = !MainLock.isHeld(call, draft);
    lock.acquire(call, draft, LOCK_SECONDS);
    Stored<QueueEntry> entry = Queue.own(call, draft, named(request));
    dead.ifPresent(id -> fail(draft, id, "Its reviewer ended without a verdict."));
    refusePending(draft, entry.value().request());
    MergeRequest merge = draft.get(RecordType.MERGE_REQUEST, entry.value().request()).value();
    Verdicts.set(draft, entry, MergeRequest.Status.IN_REVIEW, QueueEntry.Status.IN_REVIEW);
    Review review = draft.add(RecordType.REVIEW, review(draft, entry.value(), root)).value();
    return new Opened(review, entry.value(), merge, lockTaken);
  }

  private static void refusePending(Draft draft, Id merge) {
    Reviews.newest(draft, merge)
        .filter(Review::isPending)
        .ifPresent(pending -> {
          throw new Rejection.Conflict(
              "review_pending",
              "review " + pending.id() + " of " + pending.request() + " is still to be given",
              "wait for it: orch merge status");
        });
  }

  private Review review(Draft draft, QueueEntry entry, Checkout root) {
    String commit = git.head(root.root());
    return new Review(
        Review.State.REQUESTED,
        draft.newId(Id.Kind.REVIEW),
        call.session(),
        entry.request(),
        Optional.empty(),
        git.mergeBase(root.root(), entry.target(), commit).orElse(commit),
        commit,
        after(Reviews.newest(draft, entry.request())),
        Prose.NONE);
  }

  /// The time of the call, or as little later as makes this review the newest.
  private Instant after(Optional<Review> newest) {
    return newest
        .map(review -> review.requestedAt().plusMillis(1))
        .filter(least -> least.isAfter(call.now()))
        .orElse(call.now());
  }

  /// The review has failed; its place in the queue and the lock are as they were.
  Review undo(Draft draft, Opened opened, RuntimeException why) {
    Stored<QueueEntry> entry = draft.get(RecordType.QUEUE_ENTRY, opened.entry().id());
    Verdicts.set(draft, entry, opened.merge().status(), opened.entry().status());
    if (opened.lockTaken()) {
      lock.giveBack(call, draft);
    }
    return fail(draft, opened.review().id(), "The review could not begin: " + why.getMessage());
  }

  private static Review fail(Draft draft, Id id, String report) {
    Stored<Review> stored = draft.get(RecordType.REVIEW, id);
    Review failed = stored.value().ended(Review.State.FAILED, report);
    return stored.value().isPending()
        ? draft.save(RecordType.REVIEW, stored, failed).value()
        : stored.value();
  }
}
