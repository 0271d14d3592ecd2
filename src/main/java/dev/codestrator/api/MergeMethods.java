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
import dev.codestrator.app.merge.FollowUp;
import dev.codestrator.app.merge.LandRequest;
import dev.codestrator.app.merge.Landed;
import dev.codestrator.app.merge.MainLock;
import dev.codestrator.app.merge.Queue;
import dev.codestrator.app.merge.QueueView;
import dev.codestrator.app.merge.ReviewContext;
import dev.codestrator.app.merge.ReviewView;
import dev.codestrator.app.merge.Reviews;
import dev.codestrator.app.merge.SubmitReview;
import dev.codestrator.app.merge.VerifiedEvidence;
import dev.codestrator.app.merge.VerifyEvidence;
import dev.codestrator.model.MergeRequest;

/// Review and landing.
final class MergeMethods {
  private MergeMethods() {}

  static void define(Definitions methods, Services.ForMerge app) {
    methods
        .add(ADDS, "merge.request", AskFeature.class, MergeRequest.class, app.requests()::request)
        .says("Ask for a feature of the session to be merged.")
        .refuses("already_requested nothing_to_merge wrong_level");
    reviews(methods, app);
    verdicts(methods, app);
    taken(methods, app);
    queue(methods, app);
    lock(methods, app);
    methods
        .add(
            ADDS,
            "evidence.verify",
            VerifyEvidence.class,
            VerifiedEvidence.class,
            app.evidence()::verify)
        .says("Run the commands that steps were checked with again, in a clean checkout.")
        .refuses(
            "bad_path folder_exists no_free_ports out_of_range path_inside "
                + "path_outside setup_failed setup_missing setup_not_ignored "
                + "worktree_dirty");
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
        .says("Take the main lock and launch a reviewer.")
        .refuses(Refusals.SPAWNING)
        .refuses("no_child not_queued not_your_turn review_pending work_uncommitted wrong_cursor");
  }

  private static void verdicts(Definitions methods, Services.ForMerge app) {
    methods
        .add(
            READS,
            "merge.review.thread_status",
            Reviews.StatusRequest.class,
            ReviewView.class,
            app.reviews()::status)
        .says("Show how a review stands, with findings.")
        .openTo(MERGE_REVIEWER)
        .refuses("no_child no_review not_queued");
    methods
        .add(
            ADDS,
            "merge.review.submit",
            SubmitReview.class,
            ReviewView.class,
            app.reviews()::submit)
        .says("Give the verdict.")
        .openTo(MERGE_REVIEWER)
        .refuses(
            "finding_without_evidence lease_held lease_unreadable main_lock_needed "
                + "no_review_pending no_such_file no_such_line not_own_thread not_queued "
                + "not_the_reviewer not_your_turn other_commit review_pending "
                + "verdict_against_findings verdict_without_finding work_uncommitted");
  }

  private static void taken(Definitions methods, Services.ForMerge app) {
    methods
        .add(
            ADDS,
            "merge.review.take",
            Reviews.TakeVerdict.class,
            ReviewView.class,
            app.reviews()::take)
        .says("Take up the verdict that was written into the review's file.")
        .refuses(
            "finding_without_evidence main_lock_needed no_review_pending no_such_file "
                + "no_such_line no_verdict_written not_own_thread not_queued "
                + "verdict_against_findings verdict_unconfirmed verdict_without_finding");
    methods
        .add(
            ADDS,
            "merge.review.follow_up",
            FollowUp.Ask.class,
            FollowUp.Made.class,
            app.followUp()::make)
        .says("Make a case of each finding that blocks.")
        .refuses(
            "bad_path empty_text path_outside title_too_long wrong_field "
                + "wrong_level wrong_parent_level");
  }

  private static void queue(Definitions methods, Services.ForMerge app) {
    methods
        .add(ADDS, "merge.main.request", AskMerge.class, QueueView.class, app.requests()::queue)
        .says("Queue the session's work for landing.")
        .refuses(Refusals.SPAWNING)
        .refuses(
            "already_queued branch_changed children_unmerged no_child no_target not_queued "
                + "not_root_worktree not_your_turn nothing_to_merge review_pending "
                + "work_uncommitted wrong_cursor");
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
        .openTo(MERGE_REVIEWER)
        .refuses("not_queued");
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
        .says("Take the main lock of the clone.")
        .refuses("lease_held lease_unreadable not_your_turn");
    methods
        .add(
            SETS,
            "merge.main.release_lock",
            MainLock.Release.class,
            LeaseView.class,
            app.mainLock()::release)
        .says("Release the main lock.")
        .refuses("main_lock_needed no_verdict not_queued");
    methods
        .add(ENDS, "merge.main.land", LandRequest.class, Landed.class, app.landing()::land)
        .says("Land approved work: merge, verify, move the target.")
        .refuses(
            "already_landed bad_path branch_changed finding_without_evidence "
                + "folder_exists hook_refused main_lock_needed merge_conflict "
                + "no_free_ports no_merge no_review_pending no_such_file no_such_line "
                + "no_target not_approved not_fast_forward not_own_thread not_queued "
                + "out_of_range path_inside path_outside paths_leased paths_outside "
                + "ref_moved setup_failed setup_missing setup_not_ignored target_dirty "
                + "target_in_use verdict_against_findings verdict_stale "
                + "verdict_unconfirmed verdict_without_finding verify_changed_work verify_failed "
                + "verify_timeout worktree_dirty");
  }
}
