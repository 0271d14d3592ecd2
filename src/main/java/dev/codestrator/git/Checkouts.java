package dev.codestrator.git;

import dev.codestrator.io.Disk;
import dev.codestrator.io.Outcome;
import dev.codestrator.io.Permissions;
import dev.codestrator.model.Rejection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Adds and removes worktrees, and the branches made for them.
public final class Checkouts {
  private final Git git;
  private final GitProgram program;

  Checkouts(Git git, GitProgram program) {
    this.git = git;
    this.program = program;
  }

  /// Makes a worktree on a new branch that begins at `base`. When it fails, for instance by the
  /// user's `post-checkout` hook, neither folder nor branch stays behind.
  ///
  /// @throws Rejection.Conflict `branch_exists`, `folder_exists`
  public void add(Path repository, Path folder, String branch, String base) {
    requireNew(repository, branch);
    String commit = git.commit(repository, base);
    make(
        repository,
        folder,
        List.of("worktree", "add", "--no-track", "-b", branch, "--", folder.toString(), commit),
        () -> program.act(repository, deletion(branch, commit), ""));
  }

  /// Makes a worktree that is on no branch.
  ///
  /// @throws Rejection.Conflict `folder_exists`
  public void addDetached(Path repository, Path folder, String revision) {
    String commit = git.commit(repository, revision);
    make(
        repository,
        folder,
        List.of("worktree", "add", "--detach", "--", folder.toString(), commit),
        () -> {});
  }

  /// Makes a worktree that is on no branch one of another commit. Changes of known files are lost,
  /// what git doesn't know stays.
  public void moveDetached(Path folder, String revision) {
    String commit = git.commit(folder, revision);
    program.change(folder, List.of("checkout", "--quiet", "--force", "--detach", commit));
  }

  /// Makes the files of a worktree that git knows unwritable; new ones may come.
  public void protect(Path worktree) {
    Tokens.list(program.answer(worktree, List.of("ls-files", "-z")))
        .forEach(path -> Permissions.protect(worktree.resolve(path)));
  }

  /// Has a folder checked out where only some are.
  public void include(Path worktree, String folder) {
    var asked = List.of("config", "--type=bool", "--get", "core.sparseCheckout");
    if (program.ask(worktree, asked).out().strip().equals("true")) {
      program.change(worktree, List.of("sparse-checkout", "add", folder));
    }
  }

  private void make(Path repository, Path folder, List<String> words, Runnable undo) {
    if (!Disk.names(folder).isEmpty() || Disk.isFile(folder)) {
      throw new Rejection.Conflict(
          "folder_exists", folder + " already exists", "choose another folder, or move it away");
    }
    Outcome outcome = program.act(repository, words, "");
    if (!outcome.ok()) {
      program.act(repository, removal(folder, true), "");
      undo.run();
      throw GitProgram.failure(words, outcome);
    }
  }

  private void requireNew(Path repository, String branch) {
    if (!git.isValidBranch(branch)) {
      throw new Rejection.Invalid(
          "malformed_branch",
          "'" + branch + "' can't be the name of a branch",
          "use letters, digits, dashes and slashes, as in task/login");
    }
    if (git.branchExists(repository, branch)) {
      throw new Rejection.Conflict(
          "branch_exists", "branch " + branch + " already exists", "choose another name for it");
    }
  }

  /// Removes a worktree and keeps its branch. Ignored files in it are lost.
  ///
  /// @param force whether to lose uncommitted work as well
  /// @throws Rejection.Conflict `worktree_dirty` when there is uncommitted work
  public void remove(Path repository, Path folder, boolean force) {
    if (!force && Disk.isFolder(folder)) {
      requireClean(folder);
    }
    program.change(repository, removal(folder, force));
  }

  /// What git ignores in a worktree, whole folders as one: it goes with the worktree.
  public List<String> ignored(Path worktree) {
    var words =
        List.of("ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--directory");
    return Tokens.list(program.answer(worktree, words));
  }

  /// Makes a branch at a commit, checked out nowhere.
  ///
  /// @throws Rejection.Conflict `branch_exists`
  public void branch(Path repository, String branch, String revision) {
    requireNew(repository, branch);
    String commit = git.commit(repository, revision);
    program.change(repository, List.of("branch", "--no-track", branch, commit));
  }

  private void requireClean(Path folder) {
    List<String> dirty = git.status(folder, List.of()).stream().map(Change::path).toList();
    if (!dirty.isEmpty()) {
      throw new Rejection.Conflict(
          "worktree_dirty",
          folder + " has uncommitted work: " + Paths.some(dirty),
          "commit it there, or give it up with force");
    }
  }

  private static List<String> removal(Path folder, boolean force) {
    var words = new ArrayList<>(List.of("worktree", "remove"));
    if (force) {
      words.add("--force");
    }
    words.addAll(List.of("--", folder.toString()));
    return words;
  }

  /// Deletes a branch whose commits are all in another one. Compare-and-delete: a commit that
  /// arrives in the meantime keeps it.
  ///
  /// @throws Rejection.Conflict `branch_not_merged`, `branch_checked_out`
  public void deleteBranch(Path repository, String branch, String mergedInto) {
    String commit = git.commit(repository, "refs/heads/" + branch);
    String place = worktreeOf(repository, branch);
    if (!place.isEmpty()) {
      throw new Rejection.Conflict(
          "branch_checked_out",
          "branch " + branch + " is checked out in " + place,
          "remove that worktree first");
    }
    if (!git.isAncestor(repository, commit, mergedInto)) {
      throw new Rejection.Conflict(
          "branch_not_merged",
          "branch " + branch + " has commits that " + mergedInto + " doesn't have",
          "merge it first; to lose them: git branch -D " + branch);
    }
    program.change(repository, deletion(branch, commit));
    program.act(repository, List.of("config", "--remove-section", "branch." + branch), "");
  }

  private static List<String> deletion(String branch, String commit) {
    return List.of("update-ref", "-d", "refs/heads/" + branch, commit);
  }

  private String worktreeOf(Path repository, String branch) {
    var words = List.of("for-each-ref", "--format=%(worktreepath)", "refs/heads/" + branch);
    return program.answer(repository, words).lines().collect(Collectors.joining()).strip();
  }
}
