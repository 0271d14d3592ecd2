package dev.codestrator.app.merge;

import dev.codestrator.app.Call;
import dev.codestrator.app.Checkpointing;
import dev.codestrator.app.workspace.Worktrees;
import dev.codestrator.git.Git;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.QueueEntry;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Review;
import dev.codestrator.model.shape.Kind;
import dev.codestrator.store.Grants;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.View;
import java.util.List;
import java.util.Optional;

/// What must hold before work lands: it was approved, as it is, and there is a target.
final class LandingRules {
  private final Git git;
  private final Checkpointing checkpointing;
  private final Staleness staleness;

  LandingRules(Git git, Checkpointing checkpointing) {
    this.git = git;
    this.checkpointing = checkpointing;
    this.staleness = new Staleness(git);
  }

  /// Refuses what may not land.
  ///
  /// @param root where its branch is checked out
  /// @return what is only warned of
  /// @throws Rejection.Conflict `already_landed`, `not_approved`, `branch_changed`,
  ///   `verdict_stale`, `paths_leased`, `paths_outside`
  /// @throws Rejection.Forbidden `verdict_unconfirmed`
  /// @throws Rejection.NotFound `no_target`
  List<String> require(Call call, View view, QueueEntry entry, Checkout root) {
    if (entry.status() == QueueEntry.Status.LANDED) {
      throw new Rejection.Conflict(
          "already_landed",
          entry.id() + " has landed as " + entry.landed().orElse("?"),
          "orch close ends the session");
    }
    Review review = approved(view, entry);
    requireGiven(call, review);
    requireTarget(git, call, entry.target());
    Worktrees.requireBranch(git, view.get(RecordType.WORKTREE, entry.worktree()).value(), root);
    refuseStale(root, review, entry.target());
    return LandingScope.judge(call, view, git, entry);
  }

  /// A record that says approved is no verdict: the one that was given is kept where the file
  /// isn't.
  private static void requireGiven(Call call, Review review) {
    if (!new Grants(call.repository()).isGiven(review)) {
      throw new Rejection.Forbidden(
          "verdict_unconfirmed",
          review.id() + " says approved; nobody gave that verdict for its commit on this machine",
          "a person looks at the work and says so at a terminal: orch merge approve "
              + review.request());
    }
  }

  /// Refuses a target that doesn't exist.
  static void requireTarget(Git git, Call call, String target) {
    if (!git.branchExists(call.repository().main().root(), target)) {
      throw new Rejection.NotFound(
          "no_target", "there is no branch " + target, "name the branch to land on: target_branch");
    }
  }

  private static Review approved(View view, QueueEntry entry) {
    Optional<Review> review = Reviews.newest(view, entry.request());
    return review
        .filter(each -> each.state() == Review.State.APPROVED)
        .orElseThrow(() ->
            new Rejection.Conflict(
                "not_approved",
                review
                    .map(each ->
                        "review "
                            + each.id()
                            + " of "
                            + entry.request()
                            + " is "
                            + Kind.word(each.state()))
                    .orElse("no review of " + entry.request() + " was asked for"),
                "get an APPROVE first: orch merge review"));
  }

  /// What was approved is what lands: nothing outside the records may have changed since.
  private void refuseStale(Checkout root, Review review, String target) {
    List<String> since = staleness.since(root, review.commit(), "refs/heads/" + target);
    List<String> open = checkpointing.uncommittedWork(root);
    if (!since.isEmpty() || !open.isEmpty()) {
      throw new Rejection.Conflict(
          "verdict_stale",
          "changed since review "
              + review.id()
              + ": "
              + String.join(", ", since.isEmpty() ? open : since),
          "have it reviewed as it is now: orch merge review");
    }
  }
}
