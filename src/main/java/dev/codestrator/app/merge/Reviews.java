package dev.codestrator.app.merge;

import dev.codestrator.app.Call;
import dev.codestrator.app.Checkpointing;
import dev.codestrator.app.Checkpointing.About;
import dev.codestrator.app.thread.ChildView;
import dev.codestrator.app.thread.Children;
import dev.codestrator.git.Git;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Id;
import dev.codestrator.model.Param;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Review;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.View;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The methods `merge.review.*`: a reviewer looks at exactly one commit, under the main lock.
public final class Reviews {
  private final Git git;
  private final Checkpointing checkpointing;
  private final MainLock lock;
  private final Reviewers reviewers;
  private final Children children;
  private final Verdicts verdicts;

  /// @param git the program
  /// @param checkpointing makes the commits
  /// @param lock is taken for the review
  /// @param reviewers launches them
  /// @param children knows whether they live
  /// @param verdicts records what they say
  public Reviews(
      Git git,
      Checkpointing checkpointing,
      MainLock lock,
      Reviewers reviewers,
      Children children,
      Verdicts verdicts) {
    this.git = git;
    this.checkpointing = checkpointing;
    this.lock = lock;
    this.reviewers = reviewers;
    this.children = children;
    this.verdicts = verdicts;
  }

  /// What `merge.review.thread_status` takes.
  public record StatusRequest(
      @Param("v-...") Optional<String> reviewJobId,
      @Param("r-...; default: the session's newest review") Optional<String> mergeRequestId) {}

  /// `merge.review.request_auto`: takes the main lock, opens a review of the branch as it is
  /// committed, and launches its reviewer.
  public AskedReview request(Call call, AskReview request) {
    Checkout root = call.root();
    refuseUncommitted(root);
    checkpointing.records(call, root, "Ask for a review", About.session(call.session()));
    Optional<Id> dead = dead(call, request);
    LaunchNote note = LaunchNote.of(call);
    note.begin();
    try {
      return launched(call, request, root, dead);
    } finally {
      note.end();
    }
  }

  private AskedReview launched(Call call, AskReview request, Checkout root, Optional<Id> dead) {
    var opening = new ReviewOpening(call, git, lock);
    ReviewOpening.Opened opened =
        call.write("merge.review.request_auto", draft -> opening.open(draft, request, root, dead));
    Review review = opened.review();
    try {
      reviewers.tidy(call);
      if (request.me()) {
        return byHand(call, review);
      }
      Reviewers.Launched launched = reviewers.launch(call, request, review);
      Call now = launched.call();
      checkpointing.records(
          now,
          root,
          "Review " + review.id() + " of " + review.commit(),
          About.session(call.session()));
      return asked(now, review, launched);
    } catch (RuntimeException e) {
      call.write("merge.review.request_auto undone", draft -> opening.undo(draft, opened, e));
      throw e;
    }
  }

  /// A checkout for the person who asked; the verdict comes by `merge.review.submit`.
  private AskedReview byHand(Call call, Review review) {
    Reviewers.Opened opened = reviewers.open(call, review);
    checkpointing.records(
        opened.call(),
        call.root(),
        "Review " + review.id() + " by hand",
        About.session(call.session()));
    return new AskedReview(
        review.id(),
        review.request(),
        entry(call, review),
        review.commit(),
        opened.folder().toString(),
        Optional.empty(),
        Optional.empty());
  }

  /// What `merge.review.take` takes.
  public record TakeVerdict(@Param("r-... or a unique beginning of it") String mergeRequestId) {}

  /// `merge.review.take`: the verdict that was written into the review's file counts, when it holds
  /// what one by `merge.review.submit` must hold.
  ///
  /// @throws Rejection.NotFound `no_verdict_written`
  public ReviewView take(Call call, TakeVerdict request) {
    Id merge = call.view().get(RecordType.MERGE_REQUEST, request.mergeRequestId()).value().id();
    ReviewView taken =
        verdicts
            .adopt(call, merge)
            .orElseThrow(() ->
                new Rejection.NotFound(
                    "no_verdict_written",
                    "no review of " + merge + " that is to be given holds a verdict",
                    "end its file with '### Verdict: APPROVE' or '### Verdict: BLOCK'"));
    return committed(call, taken, "Review " + taken.reviewJobId());
  }

  private static Id entry(Call call, Review review) {
    return Queue.find(call, call.view(), Optional.of(review.request().value())).value().id();
  }

  private static AskedReview asked(Call call, Review review, Reviewers.Launched launched) {
    return new AskedReview(
        review.id(),
        review.request(),
        entry(call, review),
        review.commit(),
        launched.child().worktreePath(),
        Optional.of(launched.child().thread()),
        Optional.of(launched.child().attachInfo()));
  }

  private void refuseUncommitted(Checkout root) {
    List<String> work = checkpointing.uncommittedWork(root);
    if (!work.isEmpty()) {
      throw new Rejection.Conflict(
          "work_uncommitted",
          "the root worktree has uncommitted work: " + String.join(", ", work),
          "commit it, or have a case do it: git -C " + root.root() + " status");
    }
  }

  /// The pending review of the same request whose reviewer has ended, or was never launched because
  /// whoever was to do so died: it waits in vain.
  private Optional<Id> dead(Call call, AskReview request) {
    View view = call.view();
    Id merge = Queue.own(call, view, ReviewOpening.named(request)).value().request();
    return newest(view, merge)
        .filter(Review::isPending)
        .filter(review ->
            isUnlaunched(call, review)
                || reviewer(call, review).filter(each -> each.status().isOver()).isPresent())
        .map(Review::id);
  }

  private static boolean isUnlaunched(Call call, Review review) {
    return review.isPending() && review.thread().isEmpty() && LaunchNote.of(call).isLeft();
  }

  private Optional<ChildView> reviewer(Call call, Review review) {
    return review
        .thread()
        .filter(_ -> review.isPending())
        .map(id -> children.status(call, new Children.StatusRequest(id.value(), 0)));
  }

  /// `merge.review.thread_status`. A review whose reviewer ended without a verdict has failed.
  public ReviewView status(Call call, StatusRequest request) {
    View view = call.view();
    Review review = find(call, view, request);
    if (Verdicts.written(review).isPresent()) {
      return ReviewView.of(
          review, review.state(), "its file holds a verdict: orch merge take " + review.request());
    }
    if (isUnlaunched(call, review)) {
      return ReviewView.of(
          review, Review.State.FAILED, "the process died that was to launch its reviewer");
    }
    return reviewer(call, review)
        .filter(child -> child.status().isOver())
        .map(child ->
            ReviewView.of(
                review,
                Review.State.FAILED,
                child.threadId() + " ended without a verdict: " + child.detail()))
        .orElseGet(() -> ReviewView.of(review, review.state(), ""));
  }

  /// `merge.review.submit`. A person at a terminal may give it without a reviewer: then the review
  /// is of the branch as it is committed now.
  public ReviewView submit(Call call, SubmitReview request) {
    ReviewView given =
        isPersonsOwn(call, request) ? submitAlone(call, request) : verdicts.submit(call, request);
    return committed(call, given, "Review " + given.reviewJobId() + ": " + request.verdict());
  }

  private ReviewView committed(Call call, ReviewView given, String subject) {
    checkpointing.records(call, call.root(), subject, About.session(call.session()));
    given.threadId().ifPresent(reviewer -> Verdicts.finish(call, reviewer));
    return given;
  }

  private static boolean isPersonsOwn(Call call, SubmitReview request) {
    View view = call.view();
    Id merge = view.get(RecordType.MERGE_REQUEST, request.mergeRequestId()).value().id();
    return Verdicts.isPerson(call) && newest(view, merge).filter(Review::isPending).isEmpty();
  }

  private ReviewView submitAlone(Call call, SubmitReview request) {
    Checkout root = call.root();
    refuseUncommitted(root);
    checkpointing.records(call, root, "Review by hand", About.session(call.session()));
    var opening = new ReviewOpening(call, git, lock);
    AskReview asked = AskReview.of(request.mergeRequestId());
    ReviewOpening.Opened opened =
        call.write(
            "merge.review.submit", draft -> opening.open(draft, asked, root, Optional.empty()));
    try {
      return verdicts.submit(call, request);
    } catch (RuntimeException e) {
      call.write("merge.review.submit undone", draft -> opening.undo(draft, opened, e));
      throw e;
    }
  }

  private static Review find(Call call, View view, StatusRequest request) {
    if (request.reviewJobId().isPresent()) {
      return view.get(RecordType.REVIEW, request.reviewJobId().get()).value();
    }
    Id merge =
        request
            .mergeRequestId()
            .map(prefix -> view.get(RecordType.MERGE_REQUEST, prefix).value().id())
            .orElseGet(() -> Queue.find(call, view, Optional.empty()).value().request());
    return newest(view, merge)
        .orElseThrow(() ->
            new Rejection.NotFound(
                "no_review", "no review of " + merge + " was asked for", "orch merge review"));
  }

  /// The newest review of a merge request.
  static Optional<Review> newest(View view, Id merge) {
    return view.list(RecordType.REVIEW).stream()
        .map(Stored::value)
        .filter(review -> review.request().equals(merge))
        .max(Comparator.comparing(Review::requestedAt));
  }
}
