package dev.codestrator.app.merge;

import dev.codestrator.app.Call;
import dev.codestrator.app.Checkpointing;
import dev.codestrator.app.Checkpointing.About;
import dev.codestrator.app.Narration;
import dev.codestrator.app.workspace.RecordMerge;
import dev.codestrator.git.Git;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Config;
import dev.codestrator.model.Id;
import dev.codestrator.model.MergeRequest;
import dev.codestrator.model.QueueEntry;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Review;
import dev.codestrator.model.shape.Kind;
import dev.codestrator.store.Draft;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.View;
import java.util.List;
import java.util.Optional;

/// The method `merge.main.land`: the target moves to work that was approved, merged with the target
/// as it is now, and verified; or it stays where it was.
public final class Landing {
  private final Git git;
  private final Checkpointing checkpointing;
  private final RecordMerge merge;
  private final Verification verification;
  private final TargetBranch target;

  /// @param git the program
  /// @param checkpointing makes the commits
  /// @param verification runs the command of the settings
  public Landing(Git git, Checkpointing checkpointing, Verification verification) {
    this.git = git;
    this.checkpointing = checkpointing;
    this.merge = new RecordMerge(git);
    this.verification = verification;
    this.target = new TargetBranch(git);
  }

  /// `merge.main.land`.
  ///
  /// @throws Rejection.Conflict `main_lock_needed`, `not_approved`, `verdict_stale`,
  ///   `paths_leased`, `paths_outside`, `merge_conflict`, `target_dirty`, `ref_moved`
  /// @throws Rejection.ToolFailed `verify_failed`
  public Landed land(Call call, LandRequest request) {
    View view = call.view();
    MainLock.require(call, view);
    QueueEntry entry = Queue.own(call, view, request.requestId()).value();
    refuseLanded(entry);
    Review review = approved(view, entry);
    Checkout root = call.root();
    refuseStale(root, review);
    List<String> warnings = LandingScope.judge(call, view, git, entry);
    checkpointing.records(call, root, "Keep records before landing", About.session(call.session()));
    Moved moved = move(call, entry, root);
    call.write("merge.main.land", draft -> landed(draft, entry, moved.commit()));
    if (call.config().merge().strategy() == Config.Merge.Strategy.SQUASH) {
      mergeTarget(root, entry.target(), moved.commit()); // so that what follows has it as its base
    }
    checkpointing.records(
        call, root, "Land " + entry.id() + " on " + entry.target(), About.session(call.session()));
    return new Landed(
        entry.id(),
        entry.target(),
        moved.commit(),
        merge.codeChanges(root, moved.before(), moved.commit()),
        moved.verified(),
        warnings);
  }

  /// The target before and after it moved.
  private record Moved(String before, String commit, Optional<String> verified) {}

  private Moved move(Call call, QueueEntry entry, Checkout root) {
    try {
      String before = git.commit(root.root(), entry.target());
      Narration.say("merge " + entry.target() + " into the branch");
      mergeTarget(root, entry.target(), before);
      Narration.say("verify");
      Optional<String> verified = verify(call, root, entry.id());
      Narration.say("move " + entry.target());
      String commit = target.advance(call, root, entry.target(), before, message(call, entry));
      return new Moved(before, commit, verified);
    } catch (Rejection e) {
      call.write("merge.main.land failed", draft -> failed(draft, entry));
      throw e;
    }
  }

  private static QueueEntry failed(Draft draft, QueueEntry entry) {
    Stored<QueueEntry> stored = draft.get(RecordType.QUEUE_ENTRY, entry.id());
    return draft
        .save(RecordType.QUEUE_ENTRY, stored, stored.value().with(QueueEntry.Status.FAILED))
        .value();
  }

  private static QueueEntry landed(Draft draft, QueueEntry entry, String commit) {
    Stored<QueueEntry> stored = draft.get(RecordType.QUEUE_ENTRY, entry.id());
    Stored<MergeRequest> request = draft.get(RecordType.MERGE_REQUEST, entry.request());
    draft.save(RecordType.MERGE_REQUEST, request, request.value().with(MergeRequest.Status.LANDED));
    return draft.save(RecordType.QUEUE_ENTRY, stored, stored.value().landedAs(commit)).value();
  }

  /// The main lock is kept while the command runs, and must still be ours when it has ended.
  private Optional<String> verify(Call call, Checkout root, Id entry) {
    try (MainLock.Kept _ = MainLock.keep(call)) {
      Optional<String> verified = verification.run(call, root, entry);
      MainLock.require(call, call.view());
      return verified;
    }
  }

  /// Lands records alone, once the work itself has landed: so that the target tells how it ended.
  ///
  /// @param landed where the work landed
  /// @return the target's new head; empty when the branch holds work that has not landed
  public Optional<String> landRecords(Call call, String branch, String landed) {
    Checkout root = call.root();
    String before = git.commit(root.root(), branch);
    if (holdsMore(root, before, landed)) {
      return Optional.empty();
    }
    mergeTarget(root, branch, before);
    String message =
        "Close session " + call.session() + "\n\nOrchestrator-Session: " + call.session() + "\n";
    return Optional.of(target.advance(call, root, branch, before, message));
  }

  /// A squashed landing is no ancestor of the branch, but it has the same files.
  private boolean holdsMore(Checkout root, String target, String landed) {
    String head = git.head(root.root());
    String base = git.mergeBase(root.root(), target, head).orElse(target);
    return !merge.codeChanges(root, base, head).isEmpty()
        && !merge.codeChanges(root, landed, head).isEmpty();
  }

  private void mergeTarget(Checkout root, String branch, String tip) {
    if (!git.isAncestor(root.root(), tip, "HEAD")) {
      merge.merge(root, tip, "Merge " + branch + " before landing\n");
    }
  }

  private static void refuseLanded(QueueEntry entry) {
    if (entry.status() == QueueEntry.Status.LANDED) {
      throw new Rejection.Conflict(
          "already_landed",
          entry.id() + " has landed as " + entry.landed().orElse("?"),
          "orch close ends the session");
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
  private void refuseStale(Checkout root, Review review) {
    List<String> since = merge.codeChanges(root, review.commit(), git.head(root.root()));
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

  private static String message(Call call, QueueEntry entry) {
    View view = call.view();
    MergeRequest request = view.get(RecordType.MERGE_REQUEST, entry.request()).value();
    var titles = new StringBuilder();
    for (Id id : request.tasks()) {
      var tree = call.tasks(view);
      tree.find(id)
          .ifPresent(
              node -> titles.append("- ").append(tree.read(node).task().title()).append('\n'));
    }
    String slug = call.sessionRecord(view).value().slug();
    return "Land "
        + slug
        + "\n\n"
        + titles
        + "\nOrchestrator-Session: "
        + call.session()
        + "\nOrchestrator-Merge: "
        + request.id()
        + "\n";
  }
}
