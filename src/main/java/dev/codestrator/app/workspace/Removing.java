package dev.codestrator.app.workspace;

import dev.codestrator.app.Call;
import dev.codestrator.app.Calls;
import dev.codestrator.app.lease.Leases;
import dev.codestrator.git.Change;
import dev.codestrator.git.Git;
import dev.codestrator.git.Rescues;
import dev.codestrator.io.Disk;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Worktree;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.View;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The method `worktree.remove`: a worktree goes when it is merged and clean, or by force when its
/// work is saved. Each step can be repeated after a crash.
public final class Removing {
  private final Git git;
  private final Calls calls;
  private final Leases leases;
  private final WorktreeFolders folders;
  private final Consumer<Path> farewell;
  private final Standings standings;

  /// @param git the program
  /// @param calls begins the call again once the worktree is gone
  /// @param leases end with the work that they guarded
  /// @param folders knows what is to be done before one goes
  /// @param farewell is told of folders that are gone
  public Removing(
      Git git, Calls calls, Leases leases, WorktreeFolders folders, Consumer<Path> farewell) {
    this.git = git;
    this.farewell = farewell;
    this.leases = leases;
    this.folders = folders;
    this.calls = calls;
    this.standings = new Standings(git);
  }

  /// `worktree.remove`.
  ///
  /// @throws Rejection.Conflict `worktree_kept` with all that speaks against it, `root_worktree`
  public RemovedWorktree remove(Call call, RemoveWorktree request) {
    View view = call.view();
    Worktree worktree = view.get(RecordType.WORKTREE, request.worktreeId()).value();
    mayRemove(call, worktree);
    RemovedWorktree result = end(call, worktree, request.force());
    if (!result.removed()) {
      throw new Rejection.Conflict(
          "worktree_kept",
          "worktree "
              + worktree.id()
              + " ("
              + worktree.slug()
              + ") is kept: "
              + String.join("; ", result.kept()),
          standings.of(call, view, worktree).mayGo(true)
              ? "merge it, or have its work saved first: orch worktree remove --force"
              : "settle that first");
    }
    return result;
  }

  private static void mayRemove(Call call, Worktree worktree) {
    if (call.caller().session().filter(id -> !id.equals(worktree.session())).isPresent()) {
      throw new Rejection.Forbidden(
          "other_session",
          "worktree " + worktree.id() + " belongs to session " + worktree.session(),
          "its own root removes it: --session " + worktree.session());
    }
    if (worktree.parent().isEmpty()) {
      throw new Rejection.Conflict(
          "root_worktree",
          "worktree " + worktree.id() + " is the root of its session",
          "end the session with it: orch cleanup --session " + worktree.session());
    }
  }

  /// Ends those of these worktrees of which anything is left, children before parents.
  public List<RemovedWorktree> end(Call call, List<Worktree> worktrees, boolean force) {
    var ended = new ArrayList<RemovedWorktree>();
    Call now = call;
    List<Worktree> order =
        worktrees.stream().sorted(Comparator.comparing(Worktree::createdAt).reversed()).toList();
    for (Worktree worktree : order) {
      if (isLeft(now, worktree)) {
        ended.add(end(now, worktree, force));
        now = calls.again(now);
      }
    }
    return ended;
  }

  private boolean isLeft(Call call, Worktree worktree) {
    return Worktrees.find(call, worktree).isPresent()
        || worktree.status() == Worktree.Status.ACTIVE
        || git.branchExists(call.repository().main().root(), worktree.branch());
  }

  /// Ends a worktree if it may go.
  public RemovedWorktree end(Call call, Worktree worktree, boolean force) {
    Standing standing = standings.of(call, call.view(), worktree);
    Optional<String> path = standing.checkout().map(each -> each.root().toString());
    if (!standing.mayGo(force)) {
      return kept(worktree, path, force ? standing.obstacles() : standing.reasons());
    }
    Optional<String> problem = standing.checkout().flatMap(each -> tearDown(call, each));
    if (problem.isPresent() && !force) {
      return kept(worktree, path, List.of(problem.get()));
    }
    List<String> rescued = rescue(call, standing);
    List<String> ignored = standing.checkout().map(this::ignored).orElse(List.of());
    standing.checkout().ifPresent(checkout -> delete(call, standing, checkout));
    boolean branch = deleteBranch(call, standing, rescued);
    note(calls.again(call), worktree);
    return new RemovedWorktree(
        worktree.id(),
        worktree.slug(),
        true,
        List.of(),
        path,
        worktree.branch(),
        branch,
        rescued,
        ignored);
  }

  private Optional<String> tearDown(Call call, Checkout checkout) {
    return folders.tearDown(call, checkout.root());
  }

  private static RemovedWorktree kept(
      Worktree worktree, Optional<String> path, List<String> reasons) {
    return new RemovedWorktree(
        worktree.id(),
        worktree.slug(),
        false,
        reasons,
        path,
        worktree.branch(),
        false,
        List.of(),
        List.of());
  }

  private List<String> ignored(Checkout checkout) {
    return git.checkouts().ignored(checkout.root()).stream()
        .filter(path -> !path.startsWith(".orchestrator/"))
        .toList();
  }

  /// Saves what would be lost.
  private List<String> rescue(Call call, Standing standing) {
    Worktree worktree = standing.worktree();
    Path main = call.repository().main().root();
    String name = worktree.session() + "/" + worktree.id() + "-" + worktree.slug();
    var names = new ArrayList<String>();
    Rescues rescues = git.rescues();
    if (standing.unmerged().isPresent()) {
      git.resolve(main, "refs/heads/" + worktree.branch())
          .ifPresent(tip -> names.add(rescues.keep(main, name + "/committed", tip)));
      standing
          .checkout()
          .map(each -> git.head(each.root()))
          .map(head -> rescues.keep(main, name + "/committed", head))
          .filter(each -> !names.contains(each))
          .ifPresent(names::add);
    }
    if (!standing.uncommitted().isEmpty()) {
      standing
          .checkout()
          .flatMap(each ->
              rescues.keepUncommitted(
                  each.root(), each.gitDir(), name + "/uncommitted", message(worktree)))
          .ifPresent(names::add);
    }
    return names;
  }

  private static String message(Worktree worktree) {
    return "Uncommitted work of "
        + worktree.slug()
        + "\n\nOrchestrator-Session: "
        + worktree.session()
        + "\nOrchestrator-Worktree: "
        + worktree.id()
        + "\n";
  }

  /// Where nothing had to be saved, git itself refuses what came in between.
  private void delete(Call call, Standing standing, Checkout checkout) {
    List<String> known =
        standing.pointers().stream()
            .filter(change -> !change.untracked())
            .map(Change::path)
            .toList();
    standing.pointers().stream()
        .filter(Change::untracked)
        .forEach(change -> Disk.delete(checkout.root().resolve(change.path())));
    git.commits().checkoutPaths(checkout.root(), "HEAD", known);
    git.checkouts()
        .remove(
            call.repository().main().root(), checkout.root(), !standing.uncommitted().isEmpty());
    farewell.accept(checkout.root());
  }

  /// Deletes the branch when all of it is in another one, or saved.
  private boolean deleteBranch(Call call, Standing standing, List<String> rescued) {
    Path main = call.repository().main().root();
    String branch = standing.worktree().branch();
    if (!git.branchExists(main, branch)) {
      return false;
    }
    Optional<String> keeper =
        standing
            .within()
            .map(other -> "refs/heads/" + other)
            .or(() ->
                rescued.stream()
                    .map(name -> Rescues.PREFIX + name)
                    .filter(name -> git.isAncestor(main, "refs/heads/" + branch, name))
                    .findFirst());
    try {
      keeper.ifPresent(name -> git.checkouts().deleteBranch(main, branch, name));
      return keeper.isPresent();
    } catch (Rejection.Conflict e) {
      return false; // it has grown meanwhile, or somebody has it checked out elsewhere
    }
  }

  /// A merged worktree stays merged: what it brought along is its parent's.
  private void note(Call call, Worktree worktree) {
    if (worktree.parent().isEmpty()) {
      return; // its record went with it, or has landed
    }
    call.write(
        "worktree removed",
        draft -> {
          worktree.thread().ifPresent(thread -> leases.releaseAll(call, draft, thread));
          Stored<Worktree> stored = draft.get(RecordType.WORKTREE, worktree.id());
          return stored.value().status() == Worktree.Status.MERGED
              ? stored
              : draft.save(
                  RecordType.WORKTREE, stored, stored.value().with(Worktree.Status.REMOVED));
        });
  }
}
