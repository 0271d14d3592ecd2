package dev.codestrator.app.workspace;

import dev.codestrator.app.Call;
import dev.codestrator.app.Checkpointing;
import dev.codestrator.app.Page;
import dev.codestrator.git.Git;
import dev.codestrator.git.MergeForecast;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Clone;
import dev.codestrator.model.Id;
import dev.codestrator.model.Param;
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

  /// What `worktree.list` takes.
  public record ListWorktrees(
      @Param(value = "at most so many", orElse = "200") int limit,
      @Param("where the list before was cut") Optional<String> cursor) {
    /// All of them.
    public static final ListWorktrees ALL = new ListWorktrees(Integer.MAX_VALUE, Optional.empty());
  }

  /// Worktrees in a list.
  ///
  /// @param total how many there are without the limit
  /// @param cursor give it to get the rest; absent when nothing was cut
  public record WorktreeList(List<WorktreeSummary> worktrees, int total, Optional<String> cursor) {}

  /// `worktree.list`: those of the caller's session, or of all sessions when it belongs to none.
  public WorktreeList list(Call call, ListWorktrees request) {
    View view = call.view();
    List<Stored<Worktree>> records =
        call.caller()
            .session()
            .map(session -> view.list(RecordType.WORKTREE, session))
            .orElseGet(() -> view.list(RecordType.WORKTREE));
    Page page = Page.of(records.size(), request.limit(), request.cursor());
    return new WorktreeList(
        records.subList(page.from(), page.to()).stream()
            .map(Stored::value)
            .map(each -> summary(call, view, each))
            .toList(),
        records.size(),
        page.next());
  }

  /// What git knows about a recorded worktree.
  public WorktreeSummary summary(Call call, View view, Worktree worktree) {
    Optional<Checkout> checkout = find(call, worktree);
    String own = branch(call, worktree, checkout);
    Optional<String> other = compared(view, worktree).filter(branch -> both(call, own, branch));
    Optional<Git.AheadBehind> counts =
        other.map(branch -> git.aheadBehind(main(call), own, branch));
    boolean apart = counts.filter(each -> each.ahead() > 0 && each.behind() > 0).isPresent();
    return new WorktreeSummary(
        worktree.id(),
        worktree.status(),
        worktree.session(),
        worktree.slug(),
        worktree.parent(),
        worktree.thread(),
        worktree.tasks(),
        own,
        worktree.base(),
        checkout.map(Checkout::root).map(Path::toString),
        checkout.map(Checkout::gitDir).flatMap(PortRange::first),
        counts.map(Git.AheadBehind::ahead).orElse(0),
        counts.map(Git.AheadBehind::behind).orElse(0),
        checkout.map(checkpointing::uncommittedWork).orElse(List.of()),
        other.filter(_ -> apart).map(branch -> conflicts(call, branch, own)).orElse(List.of()));
  }

  /// The branch that is checked out, where somebody has renamed the recorded one.
  private String branch(Call call, Worktree worktree, Optional<Checkout> checkout) {
    return Optional.of(worktree.branch())
        .filter(name -> name.isEmpty() || git.branchExists(main(call), name))
        .or(() -> checkout.flatMap(Checkout::branch))
        .orElse(worktree.branch());
  }

  /// The files of code that would conflict if one were merged into the other.
  private List<String> conflicts(Call call, String into, String branch) {
    return git.forecasts().forecast(main(call), into, branch).conflicts().stream()
        .map(MergeForecast.Conflict::path)
        .filter(path -> !path.startsWith(Clone.STATE_FOLDER + "/"))
        .toList();
  }

  private boolean both(Call call, String branch, String other) {
    return git.branchExists(main(call), branch) && git.branchExists(main(call), other);
  }

  private static Path main(Call call) {
    return call.repository().main().root();
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

  /// Refuses where another branch is checked out than the recorded one.
  ///
  /// @throws Rejection.Conflict `branch_changed`
  public static void requireBranch(Git git, Worktree worktree, Checkout checkout) {
    Optional<String> there = checkout.branch();
    if (there.equals(Optional.of(worktree.branch()))) {
      return;
    }
    boolean known = git.branchExists(checkout.root(), worktree.branch());
    throw new Rejection.Conflict(
        "branch_changed",
        "worktree "
            + worktree.id()
            + " has "
            + there.map(name -> "the branch " + name).orElse("no branch")
            + " checked out, and its record says "
            + worktree.branch()
            + (known ? "" : ", which doesn't exist"),
        "go back to it: git -C "
            + checkout.root()
            + (known ? " switch " : there.isPresent() ? " branch -m " : " switch -c ")
            + worktree.branch());
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
