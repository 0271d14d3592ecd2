package dev.codestrator.git;

import dev.codestrator.io.Disk;
import dev.codestrator.io.Outcome;
import dev.codestrator.io.ProcessRef;
import dev.codestrator.model.Rejection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Merges in a worktree, and branches moved forward.
public final class Merges {
  private final Git git;
  private final GitProgram program;

  Merges(Git git, GitProgram program) {
    this.git = git;
    this.program = program;
  }

  /// Begins a merge in a worktree and stops before its commit, also when it is clean. One that a
  /// crash left begun is given up before.
  ///
  /// @param theirs what is merged into the worktree's branch
  /// @throws Rejection.Conflict `merge_in_progress`, `worktree_dirty` when uncommitted work is in
  ///   the way (nothing is changed then)
  public MergeOutcome start(Path worktree, String theirs) {
    String commit = git.commit(worktree, theirs);
    giveUpLeft(worktree);
    if (isMerging(worktree)) {
      throw inProgress(worktree);
    }
    mark(worktree, commit);
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
    List<String> files = inTheWay(outcome);
    if (!files.isEmpty()) {
      throw new Rejection.Conflict(
          "worktree_dirty",
          "uncommitted work in " + worktree + " is in the way: " + Paths.some(files),
          "commit or stash it there, and try again");
    }
    GitProgram.succeeded(words, outcome);
    return new MergeOutcome.UpToDate();
  }

  /// The tree that a clean merge of two commits has; no worktree is touched. Empty when they
  /// conflict.
  public Optional<String> tree(Path worktree, String ours, String theirs) {
    var words =
        List.of(
            "merge-tree", "--write-tree", git.commit(worktree, ours), git.commit(worktree, theirs));
    Outcome outcome = program.act(worktree, words, "");
    if (outcome.exit() > 1) {
      throw GitProgram.failure(words, outcome);
    }
    return Optional.of(outcome).filter(Outcome::ok).map(each -> each.out().strip());
  }

  /// Gives a begun merge up: the worktree is as before it.
  public void abort(Path worktree) {
    program.change(worktree, List.of("merge", "--abort"));
    Disk.delete(mark(worktree));
  }

  /// Gives up a merge of ours whose process died before it was concluded. One that somebody began
  /// by hand stays: it may hold resolved conflicts.
  public void giveUpLeft(Path worktree) {
    Optional<String> begun =
        GitFolder.ofRoot(worktree)
            .filter(GitFolder::isMerging)
            .flatMap(folder -> folder.text("MERGE_HEAD"));
    boolean left =
        Disk.read(mark(worktree))
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8).split(" ", 2))
            .filter(words -> words.length == 2 && begun.equals(Optional.of(words[0])))
            .flatMap(words -> ProcessRef.parse(words[1]))
            .filter(process -> !process.alive())
            .isPresent();
    if (left) {
      abort(worktree);
    }
  }

  private static void mark(Path worktree, String commit) {
    String text = commit + " " + ProcessRef.self().text();
    Disk.replace(mark(worktree), text.getBytes(StandardCharsets.UTF_8));
  }

  /// Says of a begun merge that it is ours.
  private static Path mark(Path worktree) {
    return GitFolder.ofRoot(worktree).orElseThrow().path().resolve("codestrator-merge");
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
    Disk.delete(mark(worktree));
    return git.head(worktree);
  }

  /// Moves the checked-out branch and its files forward to a commit, all of it or nothing.
  ///
  /// @throws Rejection.Conflict `target_dirty` when uncommitted work is in the way,
  ///   `not_fast_forward` when the branch has commits of its own
  /// @throws Rejection.ToolFailed `hook_refused`
  public void fastForward(Path worktree, String to) {
    new FastForwards(git, program, worktree, git.commit(worktree, to)).run();
  }

  /// Moves a reference to a commit, when it still is where it was seen.
  ///
  /// @param reference in full, as in `refs/heads/main`
  /// @param expected where it must be now; empty when it must not exist
  /// @throws Rejection.Conflict `ref_moved`
  /// @throws Rejection.ToolFailed `hook_refused`
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
    if (HookCalls.refused(outcome)) {
      throw HookCalls.refusal(outcome);
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

  /// Uncommitted files that kept git from merging: it lists them on lines that begin with a tab.
  static List<String> inTheWay(Outcome outcome) {
    return !outcome.ok() && outcome.err().contains("would be overwritten by merge")
        ? outcome.err().lines().filter(l -> l.startsWith("\t")).map(String::strip).toList()
        : List.of();
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
