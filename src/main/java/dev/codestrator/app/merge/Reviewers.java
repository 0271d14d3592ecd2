package dev.codestrator.app.merge;

import dev.codestrator.app.Call;
import dev.codestrator.app.Calls;
import dev.codestrator.app.Slugs;
import dev.codestrator.app.thread.ChildView;
import dev.codestrator.app.thread.Children;
import dev.codestrator.app.thread.SpawnChild;
import dev.codestrator.app.thread.SpawnedChild;
import dev.codestrator.app.trust.Agreement;
import dev.codestrator.app.workspace.WorktreeFolders;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Config;
import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Review;
import dev.codestrator.model.Role;
import dev.codestrator.model.Session;
import dev.codestrator.model.Worktree;
import dev.codestrator.model.shape.Kind;
import dev.codestrator.model.shape.Shape;
import dev.codestrator.store.Draft;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// Launches a reviewer in a checkout of exactly the commit that it reviews.
public final class Reviewers {
  private final Calls calls;
  private final WorktreeFolders folders;
  private final Children children;
  private final RandomGenerator random;

  /// @param calls begins the call again once the checkout is there
  /// @param folders makes the checkout
  /// @param children launches the reviewer
  /// @param random makes IDs
  public Reviewers(
      Calls calls, WorktreeFolders folders, Children children, RandomGenerator random) {
    this.calls = calls;
    this.folders = folders;
    this.children = children;
    this.random = random;
  }

  /// A reviewer that runs, and the call as it stands with its checkout.
  record Launched(Call call, SpawnedChild child) {}

  /// A checkout of what is reviewed, and the call as it stands with it.
  record Opened(Call call, Stored<Worktree> record, Path folder) {}

  /// Makes the checkout; its files can't be written. That it is being made is noted before.
  Opened open(Call call, Review review) {
    Session session = call.sessionRecord(call.view()).value();
    String slug = Slugs.free(session.slug() + "-review", name -> folders.isTaken(call, name));
    Path folder = folders.folder(call, slug);
    Id id = Id.random(Id.Kind.WORKTREE, random);
    Worktree begun = worktree(call, session, id, slug, folder, review);
    Stored<Worktree> intent =
        call.write("review checkout", draft -> draft.add(RecordType.WORKTREE, begun));
    try {
      folders.addDetached(
          call, folder, review.commit(), new Checkout.Tenant(session.id(), id, false));
    } catch (RuntimeException e) {
      forget(call, intent);
      throw e;
    }
    Call now = calls.again(call);
    Stored<Worktree> record =
        now.write(
            "review checkout",
            draft -> draft.save(RecordType.WORKTREE, intent, begun.with(Worktree.Status.ACTIVE)));
    return new Opened(now, record, folder);
  }

  private static void forget(Call call, Stored<Worktree> record) {
    call.write(
        "review checkout undone",
        draft -> {
          draft.remove(record);
          return record;
        });
  }

  Launched launch(Call call, AskReview request, Review review) {
    Opened opened = open(call, review);
    Call now = opened.call();
    Id id = opened.record().value().id();
    try {
      return new Launched(
          now,
          children.spawn(
              now,
              spawn(now, request, review, id),
              (draft, reviewer) -> run(draft, review.id(), reviewer)));
    } catch (RuntimeException e) {
      folders.remove(now, opened.folder());
      forget(now, opened.record());
      throw e;
    }
  }

  private static void run(Draft draft, Id review, Id reviewer) {
    Stored<Review> stored = draft.get(RecordType.REVIEW, review);
    draft.save(RecordType.REVIEW, stored, stored.value().runBy(reviewer));
  }

  private static Worktree worktree(
      Call call, Session session, Id id, String slug, Path folder, Review review) {
    return new Worktree(
        Worktree.Status.CREATING,
        id,
        Optional.empty(),
        session.id(),
        slug,
        Optional.of(session.worktree()),
        "",
        review.commit(),
        call.repository().main().root().relativize(folder).toString(),
        call.now(),
        List.of());
  }

  private static SpawnChild spawn(Call call, AskReview request, Review review, Id worktree) {
    Map<String, Object> facts =
        Map.of(
            "merge_request_id",
            review.request(),
            "review_job_id",
            review.id(),
            "commit",
            review.commit(),
            "base",
            review.base());
    var spawn = new LinkedHashMap<String, Object>();
    spawn.put("role", Kind.word(Role.MERGE_REVIEWER));
    spawn.put("title", "Review " + review.request());
    spawn.put(
        "objective",
        "Review merge request "
            + review.request()
            + " at commit "
            + review.commit()
            + " and submit a verdict.");
    spawn.put("worktree_id", worktree.value());
    spawn.put("task_spec", facts);
    request.provider().ifPresent(value -> spawn.put("provider", value));
    request.agentGuidePath().ifPresent(value -> spawn.put("agent_guide_path", value));
    request.agentOverride().ifPresent(value -> spawn.put("agent_override", value));
    request
        .launchCommand()
        .or(() -> usual(call, request))
        .ifPresent(value -> spawn.put("launch_command", value));
    return Shape.of(SpawnChild.class).read(spawn);
  }

  private static Optional<String> usual(Call call, AskReview request) {
    Config.Agents agents = call.config().agents();
    if (request.provider().orElse(agents.provider()).equals("command")) {
      Agreement.require(call, "agents.reviewer_command");
    }
    return agents.reviewerCommand();
  }

  /// Ends what is left of reviewers that are done: their panes and their checkouts. A checkout that
  /// somebody wrote in is left, and one that a person still reviews in.
  public void tidy(Call call) {
    var all =
        new Children.ListChildren(
            Optional.empty(), Optional.empty(), Optional.of(Role.MERGE_REVIEWER));
    List<ChildView> reviewers = children.list(call, all).threads();
    Set<String> byHand = byHand(call);
    for (Stored<Worktree> stored : call.view().list(RecordType.WORKTREE, call.session())) {
      Worktree worktree = stored.value();
      boolean review = worktree.branch().isEmpty() && worktree.status() == Worktree.Status.ACTIVE;
      if (review && !byHand.contains(worktree.base())) {
        tidy(call, worktree, of(worktree, reviewers));
      }
    }
  }

  /// The commits that somebody is to review for whom no program does.
  private static Set<String> byHand(Call call) {
    return call.view().list(RecordType.REVIEW, call.session()).stream()
        .map(Stored::value)
        .filter(review -> review.isPending() && review.thread().isEmpty())
        .map(Review::commit)
        .collect(Collectors.toSet());
  }

  private static List<ChildView> of(Worktree worktree, List<ChildView> reviewers) {
    return reviewers.stream()
        .filter(child -> child.worktreeId().equals(Optional.of(worktree.id())))
        .toList();
  }

  private void tidy(Call call, Worktree worktree, List<ChildView> reviewers) {
    if (reviewers.stream().allMatch(child -> child.status().isOver())) {
      reviewers.forEach(
          child -> children.stop(call, new Children.StopRequest(child.threadId().value(), true)));
      remove(call, worktree);
    }
  }

  private void remove(Call call, Worktree worktree) {
    try {
      call.repository()
          .of(worktree.id(), worktree.branch())
          .ifPresent(found -> folders.remove(call, found.root()));
    } catch (Rejection.Conflict | Rejection.ToolFailed e) {
      return; // somebody wrote in it: it stays, and orch worktree list names it
    }
    call.write(
        "review checkout removed",
        draft -> {
          Stored<Worktree> record = draft.get(RecordType.WORKTREE, worktree.id());
          return draft.save(RecordType.WORKTREE, record, worktree.with(Worktree.Status.REMOVED));
        });
  }
}
