package dev.codestrator.git;

import dev.codestrator.io.Outcome;
import dev.codestrator.model.Rejection;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Merges in a worktree, and branches moved forward.
public final class Merges {
  private final Git git;
  private final GitProgram program;

  Merges(Git git, GitProgram program) {
    this.git = git;
    this.program = program;
  }

  /// Begins a merge in a worktree and stops before its commit, also when it is clean.
  ///
  /// @param theirs what is merged into the worktree's branch
  /// @throws Rejection.Conflict `merge_in_progress`, `worktree_dirty` when uncommitted work is in
  ///   the way (nothing is changed then)
  public MergeOutcome start(Path worktree, String theirs) {
    String commit = git.commit(worktree, theirs);
    if (isMerging(worktree)) {
      throw inProgress(worktree);
    }
    var words = List.of("merge", "--no-ff", "--no-commit", "--no-squash", "--no-autostash", commit);
    Outcome outcome = program.act(worktree, words, "");
    List<String> unmerged = unmerged(worktree);
    if (!unmerged.isEmpty()) {
      return new MergeOutcome.Conflicted(unmerged);
    }
    // A conflict that the user's rerere resolved and staged also exits with 1.
    if (isMerging(worktree)) {
      return new MergeOutcome.Clean();
    }
    requireNothingInTheWay(worktree, "worktree_dirty", outcome);
    GitProgram.succeeded(words, outcome);
    return new MergeOutcome.UpToDate();
  }

  /// Gives a begun merge up: the worktree is as before it.
  public void abort(Path worktree) {
    program.change(worktree, List.of("merge", "--abort"));
  }

  /// Resolves these files and folders of a begun merge by taking one side's version, which may be
  /// that they don't exist.
  public void take(Path worktree, Side side, List<String> paths) {
    git.commits().checkoutPaths(worktree, side.revision, paths);
  }

  /// Concludes a begun merge.
  ///
  /// @return the merge commit
  /// @throws Rejection.Conflict `unmerged_paths`, `no_merge`
  /// @throws Rejection.ToolFailed `commit_failed`, `identity_missing`
  public String conclude(Path worktree, String message) {
    if (!isMerging(worktree)) {
      throw new Rejection.Conflict("no_merge", "no merge is begun in " + worktree, "");
    }
    List<String> unmerged = unmerged(worktree);
    if (!unmerged.isEmpty()) {
      throw unmerged(worktree, unmerged);
    }
    var words = List.of("commit", "--quiet", "--cleanup=whitespace", "--file", "-");
    Commits.committed(program.act(worktree, words, message));
    return git.head(worktree);
  }

  /// Moves the checked-out branch and its files forward to a commit.
  ///
  /// @throws Rejection.Conflict `target_dirty` when uncommitted work is in the way,
  ///   `not_fast_forward` when the branch has commits of its own
  public void fastForward(Path worktree, String to) {
    var words = List.of("merge", "--ff-only", "--no-autostash", git.commit(worktree, to));
    Outcome outcome = program.act(worktree, words, "");
    requireNothingInTheWay(worktree, "target_dirty", outcome);
    if (outcome.err().contains("Not possible to fast-forward")) {
      throw new Rejection.Conflict(
          "not_fast_forward",
          "the branch in " + worktree + " has commits that " + to + " doesn't have",
          "merge the branch into " + to + " first");
    }
    GitProgram.succeeded(words, outcome);
  }

  /// Moves a reference to a commit, when it still is where it was seen.
  ///
  /// @param reference in full, as in `refs/heads/main`
  /// @param expected where it must be now; empty when it must not exist
  /// @throws Rejection.Conflict `ref_moved`
  public void updateRef(Path worktree, String reference, String to, String expected) {
    String old = expected.isEmpty() ? "" : git.commit(worktree, expected);
    var words = List.of("update-ref", "--", reference, git.commit(worktree, to), old);
    Outcome outcome = program.act(worktree, words, "");
    String said = outcome.err().toLowerCase(Locale.ROOT);
    if (said.contains("but expected") || said.contains("reference already exists")) {
      throw new Rejection.Conflict(
          "ref_moved",
          reference + " is no longer at " + (old.isEmpty() ? "nothing" : old),
          "look at what was added to it, and try again");
    }
    GitProgram.succeeded(words, outcome);
  }

  private boolean isMerging(Path worktree) {
    return GitFolder.ofRoot(worktree).filter(GitFolder::isMerging).isPresent();
  }

  private List<String> unmerged(Path worktree) {
    return git.status(worktree, List.of()).stream()
        .filter(Change::unmerged)
        .map(Change::path)
        .toList();
  }

  static Rejection inProgress(Path worktree) {
    return new Rejection.Conflict(
        "merge_in_progress",
        "a merge in " + worktree + " waits for its commit",
        "conclude it first: git commit, or give it up: git merge --abort");
  }

  static Rejection unmerged(Path worktree, List<String> paths) {
    return new Rejection.Conflict(
        "unmerged_paths",
        worktree + " has unresolved conflicts: " + Paths.some(paths),
        "resolve them and git add the files, or give the merge up: git merge --abort");
  }

  /// Git lists the files in the way on lines that begin with a tab.
  private static void requireNothingInTheWay(Path worktree, String code, Outcome outcome) {
    if (!outcome.ok() && outcome.err().contains("would be overwritten by merge")) {
      List<String> files =
          outcome.err().lines().filter(l -> l.startsWith("\t")).map(String::strip).toList();
      throw new Rejection.Conflict(
          code,
          "uncommitted work in " + worktree + " is in the way: " + Paths.some(files),
          "commit or stash it there, and try again");
    }
  }

  /// One side of a merge.
  public enum Side {
    /// The worktree's branch.
    OURS("HEAD"),
    /// What is merged into it.
    THEIRS("MERGE_HEAD");

    private final String revision;

    Side(String revision) {
      this.revision = revision;
    }
  }
}
