package dev.codestrator.git;

import dev.codestrator.io.Disk;
import dev.codestrator.io.Outcome;
import dev.codestrator.model.Rejection;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Moves a checked-out branch and its files forward: all of it or nothing.
///
/// Git writes the files before it moves the branch. When it dies between, or a hook refuses the
/// branch, files are left as they are in the commit that was not reached: they are put back. The
/// same goes for what an earlier attempt left.
final class FastForwards {
  /// Git moves no submodule along, so nothing in one is in the way.
  private static final List<String> STATUS =
      List.of("status", "--porcelain=v2", "-z", "--untracked-files=all", "--ignore-submodules=all");

  private final Git git;
  private final GitProgram program;
  private final Path worktree;
  private final String commit;

  /// @param commit where the branch is to be
  FastForwards(Git git, GitProgram program, Path worktree, String commit) {
    this.git = git;
    this.program = program;
    this.worktree = worktree;
    this.commit = commit;
  }

  void run() {
    putBack(inTheWay());
    // Without the option git overwrites files that it ignores now.
    var words = List.of("merge", "--ff-only", "--no-autostash", "--no-overwrite-ignore", commit);
    Outcome outcome = program.act(worktree, words, "");
    if (!outcome.ok()) {
      putBack(inTheWay());
      throw why(words, outcome);
    }
  }

  private Rejection why(List<String> words, Outcome outcome) {
    List<String> files = Merges.inTheWay(outcome);
    if (!files.isEmpty()) {
      return dirty(files);
    }
    if (HookCalls.refused(outcome)) {
      return HookCalls.refusal(outcome);
    }
    return outcome.err().contains("Not possible to fast-forward")
        ? new Rejection.Conflict(
            "not_fast_forward",
            "the branch in " + worktree + " has commits that " + commit + " doesn't have",
            "merge the branch into " + commit + " first")
        : GitProgram.failure(words, outcome);
  }

  /// Uncommitted changes of files that are to change, when each of them is what it is to be.
  ///
  /// @throws Rejection.Conflict `target_dirty`, `merge_in_progress`
  private List<Change> inTheWay() {
    if (GitFolder.ofRoot(worktree).filter(GitFolder::isMerging).isPresent()) {
      throw Merges.inProgress(worktree);
    }
    Set<String> touched = touched();
    List<Change> changes =
        Change.parse(program.answer(worktree, STATUS)).stream()
            .filter(change -> paths(change).anyMatch(touched::contains))
            .toList();
    List<String> other = changes.isEmpty() ? List.of() : other(changes);
    if (!other.isEmpty()) {
      throw dirty(other);
    }
    return changes;
  }

  private Rejection dirty(List<String> files) {
    return new Rejection.Conflict(
        "target_dirty",
        "uncommitted work in " + worktree + " is in the way: " + Paths.some(files),
        "commit or stash it there, and try again");
  }

  private Set<String> touched() {
    var paths = new HashSet<String>();
    git.history().changedFiles(worktree, "HEAD", commit).stream()
        .flatMap(change -> Stream.concat(change.from().stream(), Stream.of(change.path())))
        .forEach(paths::add);
    return paths;
  }

  /// Those whose file is not as it is in the commit, compared by git with an index of our own.
  private List<String> other(List<Change> changes) {
    Path index =
        GitFolder.ofRoot(worktree)
            .orElseThrow()
            .path()
            .resolve("codestrator-forward-" + ProcessHandle.current().pid());
    Map<String, String> own = Map.of("GIT_INDEX_FILE", index.toString());
    try {
      var read = List.of("read-tree", commit);
      GitProgram.succeeded(read, program.ask(worktree, read, "", own));
      program.ask(worktree, List.of("update-index", "-q", "--refresh"), "", own);
      List<String> known = listed(own, List.of("ls-files", "-z"));
      List<String> differing = listed(own, List.of("diff-files", "--name-only", "-z"));
      return changes.stream()
          .flatMap(FastForwards::paths)
          .filter(path ->
              known.contains(path) ? differing.contains(path) : Disk.exists(worktree.resolve(path)))
          .toList();
    } finally {
      Disk.delete(index);
    }
  }

  private List<String> listed(Map<String, String> own, List<String> words) {
    return Tokens.list(GitProgram.succeeded(words, program.ask(worktree, words, "", own)).out());
  }

  private static Stream<String> paths(Change change) {
    return Stream.concat(change.from().stream(), Stream.of(change.path()));
  }

  private void putBack(List<Change> changes) {
    List<String> paths = changes.stream().flatMap(FastForwards::paths).toList();
    changes.stream()
        .filter(Change::untracked)
        .forEach(change -> Disk.delete(worktree.resolve(change.path())));
    git.commits().checkoutPaths(worktree, "HEAD", paths);
  }
}
