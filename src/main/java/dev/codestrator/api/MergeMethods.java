package dev.codestrator.api;

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
    methods.write(
        "merge.request",
        AskFeature.class,
        MergeRequest.class,
        app.requests()::request,
        "Ask for a feature of the session to be merged.");
    reviews(methods, app);
    queue(methods, app);
    lock(methods, app);
  }

  private static void reviews(Definitions methods, Services.ForMerge app) {
    methods.read(
        "merge.review_context",
        Contexts.ContextRequest.class,
        ReviewContext.class,
        app.contexts()::context,
        "All that a reviewer needs: diff, cases, evidence, conflicts.",
        MERGE_REVIEWER);
    methods.write(
        "merge.review.request_auto",
        AskReview.class,
        AskedReview.class,
        app.reviews()::request,
        "Take the main lock and launch a reviewer.");
    methods.read(
        "merge.review.thread_status",
        Reviews.StatusRequest.class,
        ReviewView.class,
        app.reviews()::status,
        "Show how a review stands, with findings.",
        MERGE_REVIEWER);
    methods.write(
        "merge.review.submit",
        SubmitReview.class,
        ReviewView.class,
        app.reviews()::submit,
        "Give the verdict.",
        MERGE_REVIEWER);
  }

  private static void queue(Definitions methods, Services.ForMerge app) {
    methods.write(
        "merge.main.request",
        AskMerge.class,
        QueueView.class,
        app.requests()::queue,
        "Queue the session's work for landing.");
    methods.read(
        "merge.main.next",
        Queue.NextRequest.class,
        Queue.NextMerge.class,
        app.queue()::next,
        "Show whose turn it is to land.",
        MERGE_REVIEWER);
    methods.read(
        "merge.main.status",
        Queue.StatusRequest.class,
        QueueView.class,
        app.queue()::status,
        "Show a place in the queue.",
        MERGE_REVIEWER);
    methods.read(
        "merge.main.list",
        Queue.ListQueue.class,
        Queue.QueueList.class,
        app.queue()::list,
        "List the queue.");
  }

  private static void lock(Definitions methods, Services.ForMerge app) {
    methods.set(
        "merge.main.acquire_lock",
        MainLock.Acquire.class,
        LeaseView.class,
        app.mainLock()::acquire,
        "Take the main lock of the clone.");
    methods.set(
        "merge.main.release_lock",
        MainLock.Release.class,
        LeaseView.class,
        app.mainLock()::release,
        "Release the main lock.");
    methods.end(
        "merge.main.land",
        LandRequest.class,
        Landed.class,
        app.landing()::land,
        "Land approved work: merge, verify, move the target.");
  }
}
