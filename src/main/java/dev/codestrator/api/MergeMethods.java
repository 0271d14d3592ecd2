package dev.codestrator.api;

import static dev.codestrator.api.Effect.ADDS;
import static dev.codestrator.api.Effect.ENDS;
import static dev.codestrator.api.Effect.READS;
import static dev.codestrator.api.Effect.SETS;
import static dev.codestrator.model.Role.MERGE_REVIEWER;

import dev.codestrator.app.lease.LeaseView;
import dev.codestrator.app.merge.AskFeature;
import dev.codestrator.app.merge.AskMerge;
import dev.codestrator.app.merge.AskReview;
import dev.codestrator.app.merge.AskedReview;
import dev.codestrator.app.merge.Contexts;
import dev.codestrator.app.merge.LandRequest;
import dev.codestrator.app.merge.Landed;
import dev.codestrator.app.merge.MainLock;
import dev.codestrator.app.merge.Queue;
import dev.codestrator.app.merge.QueueView;
import dev.codestrator.app.merge.ReviewContext;
import dev.codestrator.app.merge.ReviewView;
import dev.codestrator.app.merge.Reviews;
import dev.codestrator.app.merge.SubmitReview;
import dev.codestrator.model.MergeRequest;

/// Review and landing.
final class MergeMethods {
  private MergeMethods() {}

  static void define(Definitions methods, Services.ForMerge app) {
    methods
        .add(ADDS, "merge.request", AskFeature.class, MergeRequest.class, app.requests()::request)
        .says("Ask for a feature of the session to be merged.");
    reviews(methods, app);
    queue(methods, app);
    lock(methods, app);
  }

  private static void reviews(Definitions methods, Services.ForMerge app) {
    methods
        .add(
            READS,
            "merge.review_context",
            Contexts.ContextRequest.class,
            ReviewContext.class,
            app.contexts()::context)
        .says("All that a reviewer needs: diff, cases, evidence, conflicts.")
        .openTo(MERGE_REVIEWER);
    methods
        .add(
            ADDS,
            "merge.review.request_auto",
            AskReview.class,
            AskedReview.class,
            app.reviews()::request)
        .says("Take the main lock and launch a reviewer.");
    methods
        .add(
            READS,
            "merge.review.thread_status",
            Reviews.StatusRequest.class,
            ReviewView.class,
            app.reviews()::status)
        .says("Show how a review stands, with findings.")
        .openTo(MERGE_REVIEWER);
    methods
        .add(
            ADDS,
            "merge.review.submit",
            SubmitReview.class,
            ReviewView.class,
            app.reviews()::submit)
        .says("Give the verdict.")
        .openTo(MERGE_REVIEWER);
  }

  private static void queue(Definitions methods, Services.ForMerge app) {
    methods
        .add(ADDS, "merge.main.request", AskMerge.class, QueueView.class, app.requests()::queue)
        .says("Queue the session's work for landing.");
    methods
        .add(
            READS,
            "merge.main.next",
            Queue.NextRequest.class,
            Queue.NextMerge.class,
            app.queue()::next)
        .says("Show whose turn it is to land.")
        .openTo(MERGE_REVIEWER);
    methods
        .add(
            READS,
            "merge.main.status",
            Queue.StatusRequest.class,
            QueueView.class,
            app.queue()::status)
        .says("Show a place in the queue.")
        .openTo(MERGE_REVIEWER);
    methods
        .add(
            READS,
            "merge.main.list",
            Queue.ListQueue.class,
            Queue.QueueList.class,
            app.queue()::list)
        .says("List the queue.");
  }

  private static void lock(Definitions methods, Services.ForMerge app) {
    methods
        .add(
            SETS,
            "merge.main.acquire_lock",
            MainLock.Acquire.class,
            LeaseView.class,
            app.mainLock()::acquire)
        .says("Take the main lock of the clone.");
    methods
        .add(
            SETS,
            "merge.main.release_lock",
            MainLock.Release.class,
            LeaseView.class,
            app.mainLock()::release)
        .says("Release the main lock.");
    methods
        .add(ENDS, "merge.main.land", LandRequest.class, Landed.class, app.landing()::land)
        .says("Land approved work: merge, verify, move the target.");
  }
}
