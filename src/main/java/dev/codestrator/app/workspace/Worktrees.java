package dev.codestrator.app.workspace;

import dev.codestrator.app.Call;
import dev.codestrator.app.Checkpointing;
import dev.codestrator.git.Git;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Session;
import dev.codestrator.model.Worktree;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.View;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The worktrees of a session: which there are, and where.
public final class Worktrees {
  private final Git git;
  private final Checkpointing checkpointing;

  /// @param git the program
  /// @param checkpointing knows what is not committed
  public Worktrees(Git git, Checkpointing checkpointing) {
    this.git = git;
    this.checkpointing = checkpointing;
  }

  /// What `worktree.list` takes: nothing but the session.
  public record ListWorktrees() {}

  /// Worktrees in a list.
  public record WorktreeList(List<WorktreeSummary> worktrees) {}

  /// `worktree.list`: those of the caller's session, or of all sessions when it belongs to none.
  public WorktreeList list(Call call, ListWorktrees request) {
    View view = call.view();
    List<Stored<Worktree>> records =
        call.caller()
            .session()
            .map(session -> view.list(RecordType.WORKTREE, session))
            .orElseGet(() -> view.list(RecordType.WORKTREE));
    return new WorktreeList(
        records.stream().map(Stored::value).map(each -> summary(call, view, each)).toList());
  }

  /// What git knows about a recorded worktree.
  public WorktreeSummary summary(Call call, View view, Worktree worktree) {
    Optional<Checkout> checkout = find(call, worktree);
    Optional<Git.AheadBehind> counts =
        compared(view, worktree).flatMap(other -> counts(call, worktree.branch(), other));
    return new WorktreeSummary(
        worktree.id(),
        worktree.status(),
        worktree.session(),
        worktree.slug(),
        worktree.parent(),
        worktree.thread(),
        worktree.tasks(),
        worktree.branch(),
        worktree.base(),
        checkout.map(Checkout::root).map(Path::toString),
        counts.map(Git.AheadBehind::ahead).orElse(0),
        counts.map(Git.AheadBehind::behind).orElse(0),
        checkout.map(checkpointing::uncommittedWork).orElse(List.of()));
  }

  private Optional<Git.AheadBehind> counts(Call call, String branch, String other) {
    Path main = call.repository().main().root();
    boolean both = git.branchExists(main, branch) && git.branchExists(main, other);
    return both ? Optional.of(git.aheadBehind(main, branch, other)) : Optional.empty();
  }

  /// The branch that a worktree's work goes to.
  private static Optional<String> compared(View view, Worktree worktree) {
    return worktree
        .parent()
        .flatMap(id -> view.find(RecordType.WORKTREE, id))
        .map(parent -> parent.value().branch())
        .or(() ->
            view.find(RecordType.SESSION, worktree.session())
                .map(Stored::value)
                .map(Session::target));
  }

  /// Where a worktree is on this machine.
  public static Optional<Checkout> find(Call call, Worktree worktree) {
    return call.repository().of(worktree.id(), worktree.branch());
  }

  /// Where a worktree is on this machine.
  ///
  /// @throws Rejection.NotFound `worktree_gone`
  public static Checkout get(Call call, Worktree worktree) {
    return find(call, worktree)
        .orElseThrow(() ->
            new Rejection.NotFound(
                "worktree_gone",
                "the folder of worktree " + worktree.id() + " is not on this machine",
                "its branch is kept: git worktree add -f "
                    + worktree.folder()
                    + " "
                    + worktree.branch()));
  }

  /// The worktrees that were spawned from this one and whose work is not merged.
  public static List<Worktree> unmergedChildren(View view, Id session, Id parent) {
    return view.list(RecordType.WORKTREE, session).stream()
        .map(Stored::value)
        .filter(each -> each.parent().equals(Optional.of(parent)))
        .filter(each -> each.status() == Worktree.Status.ACTIVE)
        .filter(each -> !isReview(each))
        .toList();
  }

  /// Whether it is the checkout of a review: on no branch, so there is nothing to merge.
  private static boolean isReview(Worktree worktree) {
    return worktree.branch().isEmpty();
  }

  /// Refuses what needs all children merged.
  ///
  /// @throws Rejection.Conflict `children_unmerged`
  public static void refuseUnmergedChildren(View view, Worktree parent) {
    List<Worktree> unmerged = unmergedChildren(view, parent.session(), parent.id());
    if (!unmerged.isEmpty()) {
      throw new Rejection.Conflict(
          "children_unmerged",
          "not merged yet: "
              + unmerged.stream()
                  .map(each -> each.id() + " (" + each.slug() + ")")
                  .collect(Collectors.joining(", ")),
          "merge each: orch worktree merge " + unmerged.getFirst().id());
    }
  }
}
