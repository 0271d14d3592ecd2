package dev.codestrator.app.workspace;

import dev.codestrator.app.Call;
import dev.codestrator.app.trust.Agreement;
import dev.codestrator.git.Clones;
import dev.codestrator.git.Git;
import dev.codestrator.io.Disk;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Clone;
import dev.codestrator.model.PathScope;
import dev.codestrator.model.Rejection;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// Makes and removes worktrees on disk, outside the main worktree and marked as ours.
public final class WorktreeFolders {
  private final Git git;
  private final WorktreeSetup setup;
  private final Consumer<Path> farewell;

  /// @param git the program
  /// @param setup gives them what git doesn't know
  /// @param farewell is told of folders that are gone
  public WorktreeFolders(Git git, WorktreeSetup setup, Consumer<Path> farewell) {
    this.git = git;
    this.setup = setup;
    this.farewell = farewell;
  }

  /// The folder for a worktree of this name: in `worktrees.folder` of the settings, else in a
  /// folder beside the main worktree.
  public Path folder(Call call, String name) {
    Path main = call.repository().main().root();
    Path beside = main.resolveSibling(main.getFileName() + "-worktrees");
    return call.config()
        .worktrees()
        .folder()
        .map(given -> named(main, given))
        .orElse(beside)
        .normalize()
        .resolve(name);
  }

  /// The folder that a caller named for a worktree, relative to the main one.
  ///
  /// @throws Rejection.Invalid `path_inside` when it is within the main one
  public static Path named(Path main, String path) {
    Path folder = main.resolve(PathScope.parsed(path)).normalize();
    if (folder.startsWith(main)) {
      throw new Rejection.Invalid(
          "path_inside",
          folder + " is inside the main worktree",
          "put worktrees beside it: git status of the main worktree is to stay empty");
    }
    return folder;
  }

  /// Refuses a call whose settings say what nobody agreed to about new worktrees.
  ///
  /// @throws Rejection.Forbidden `not_trusted`
  public static void requireTrust(Call call) {
    Agreement.require(call, "worktree.setup.", "worktrees.folder");
  }

  /// Whether a worktree of this name can't be made because the folder exists.
  public boolean isTaken(Call call, String name) {
    return Disk.exists(folder(call, name));
  }

  /// Makes a worktree on a new branch, marks whose it is, and sets it up.
  public Checkout add(Call call, Path folder, String branch, String base, Checkout.Tenant tenant) {
    requireTrust(call);
    if (!git.isValidBranch(branch)) {
      throw new Rejection.Invalid(
          "bad_branch", "'" + branch + "' is no name for a branch", "see git check-ref-format");
    }
    if (git.branchExists(call.repository().main().root(), branch)) {
      throw new Rejection.Conflict(
          "branch_exists", "there is a branch " + branch + " already", "give another one: branch");
    }
    git.checkouts().add(call.repository().main().root(), folder, branch, base);
    git.checkouts().include(folder, Clone.STATE_FOLDER);
    Checkout made = mark(folder, tenant);
    try {
      setup.prepare(call, folder);
      return made;
    } catch (RuntimeException e) {
      takeBack(call, folder, branch, base);
      throw e;
    }
  }

  /// Makes a worktree of exactly this commit, without a branch, to be read.
  public Checkout addDetached(Call call, Path folder, String commit, Checkout.Tenant tenant) {
    requireTrust(call);
    git.checkouts().addDetached(call.repository().main().root(), folder, commit);
    git.checkouts().include(folder, Clone.STATE_FOLDER);
    git.checkouts().protect(folder);
    Checkout made = mark(folder, tenant);
    prepared(call, folder);
    return made;
  }

  /// Makes a worktree of a commit in which commands are run, and which is nobody's.
  public void addDetached(Call call, Path folder, String commit) {
    requireTrust(call);
    git.checkouts().addDetached(call.repository().main().root(), folder, commit);
    prepared(call, folder);
  }

  private void prepared(Call call, Path folder) {
    try {
      setup.prepare(call, folder);
    } catch (RuntimeException e) {
      discard(call, folder);
      throw e;
    }
  }

  /// Removes a worktree whatever is in it.
  public void discard(Call call, Path folder) {
    setup.tearDown(call, folder);
    git.checkouts().remove(call.repository().main().root(), folder, true);
    farewell.accept(folder);
  }

  /// Runs what the settings want done before a worktree goes.
  ///
  /// @return why that failed; empty when it passed or there is none
  Optional<String> tearDown(Call call, Path folder) {
    return setup.tearDown(call, folder);
  }

  private static Checkout mark(Path folder, Checkout.Tenant tenant) {
    Clone with = Clones.find(folder);
    Clones.mark(with.here(), tenant);
    Checkout made = with.here();
    return new Checkout(made.root(), made.gitDir(), false, made.branch(), Optional.of(tenant));
  }

  /// Takes back a worktree that was just made at `base` and in which nobody has worked yet.
  public void takeBack(Call call, Path folder, String branch, String base) {
    discard(call, folder);
    git.checkouts().deleteBranch(call.repository().main().root(), branch, base);
  }

  /// Removes a worktree that has nothing of its own: a clean one whose commits are elsewhere.
  public void remove(Call call, Path folder) {
    setup.tearDown(call, folder);
    git.checkouts().remove(call.repository().main().root(), folder, false);
    farewell.accept(folder);
  }
}
