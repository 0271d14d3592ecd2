package dev.codestrator.git;

import dev.codestrator.io.Disk;
import dev.codestrator.io.Outcome;
import dev.codestrator.model.Rejection;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Keeps commits, and work that isn't committed, under references of ours before a branch or a
/// worktree is removed. Nothing kept is ever overwritten.
public final class Rescues {
  /// Where all references of rescued work begin.
  public static final String PREFIX = "refs/orchestrator/rescue/";

  private static final String NONE = "0".repeat(40);

  /// An index this old vouches for no file: git compares every one, also those that changed in the
  /// same moment in which they were staged.
  private static final Instant ANCIENT = Instant.ofEpochSecond(1);

  private static final int MOST = 1_000;

  private final Git git;
  private final GitProgram program;

  Rescues(Git git, GitProgram program) {
    this.git = git;
    this.program = program;
  }

  /// What was kept.
  ///
  /// @param name the reference without [#PREFIX]
  /// @param commit that it stands for
  /// @param at when that was made, in ISO 8601
  /// @param subject the first line of its message
  public record Rescued(String name, String commit, String at, String subject) {}

  /// All that was kept in a clone, by name.
  public List<Rescued> list(Path repository) {
    String format =
        "--format=%(refname)%00%(objectname)%00%(committerdate:iso-strict)%00%(subject)";
    return program
        .answer(repository, List.of("for-each-ref", format, PREFIX))
        .lines()
        .map(line -> line.split("\0", 4))
        .map(f -> new Rescued(f[0].substring(PREFIX.length()), f[1], f[2], f[3]))
        .toList();
  }

  /// Keeps a commit; the same commit is kept once.
  ///
  /// @param name below [#PREFIX]; with `-2`, `-3`... when another commit has it
  /// @return the name that it is kept under
  public String keep(Path repository, String name, String revision) {
    String commit = git.commit(repository, revision);
    return free(repository, name, commit);
  }

  /// Keeps what isn't committed in a worktree, untracked files included, ignored ones not. Neither
  /// files nor index change. The same work is kept once.
  ///
  /// @param gitDir git's folder of this worktree
  /// @return the name that it is kept under; empty when everything is committed
  public Optional<String> keepUncommitted(Path worktree, Path gitDir, String name, String message) {
    String head = git.head(worktree);
    String tree = tree(worktree, gitDir);
    if (tree.equals(resolve(worktree, head + "^{tree}"))) {
      return Optional.empty();
    }
    Optional<String> known = same(worktree, name, tree, head);
    return Optional.of(
        known.orElseGet(() -> {
          var words = List.of("commit-tree", "-F", "-", "-p", head, tree);
          Outcome made = program.act(worktree, words, message);
          Commits.committed(made);
          return free(worktree, name, made.out().strip());
        }));
  }

  /// The tree of a worktree as it is, by way of an index of our own that begins as git's.
  private String tree(Path worktree, Path gitDir) {
    Path index = gitDir.resolve("codestrator-rescue-" + ProcessHandle.current().pid());
    Disk.delete(index);
    Disk.read(gitDir.resolve("index")).ifPresent(bytes -> Disk.replace(index, bytes));
    Disk.touch(index, ANCIENT);
    try {
      Map<String, String> own = Map.of("GIT_INDEX_FILE", index.toString());
      var add = List.of("add", "--all");
      GitProgram.succeeded(add, program.ask(worktree, add, "", own));
      var write = List.of("write-tree");
      return GitProgram.succeeded(write, program.ask(worktree, write, "", own)).out().strip();
    } finally {
      Disk.delete(index);
    }
  }

  /// The name under which this tree on this parent is kept already.
  private Optional<String> same(Path worktree, String name, String tree, String parent) {
    return names(name)
        .takeWhile(each -> git.resolve(worktree, PREFIX + each).isPresent())
        .filter(each -> tree.equals(resolve(worktree, PREFIX + each + "^{tree}")))
        .filter(each -> parent.equals(resolve(worktree, PREFIX + each + "^")))
        .findFirst();
  }

  private String free(Path worktree, String name, String commit) {
    for (String each : names(name).toList()) {
      if (git.resolve(worktree, PREFIX + each).equals(Optional.of(commit))) {
        return each;
      }
      var words = List.of("update-ref", PREFIX + each, commit, NONE);
      if (program.act(worktree, words, "").ok()) {
        return each;
      }
    }
    throw new Rejection.Conflict(
        "rescue_names_taken",
        "every name like " + name + " is taken, so " + commit + " could not be kept",
        "restore what is there, then delete it: orch rescue list");
  }

  private static Stream<String> names(String name) {
    return Stream.iterate(1, n -> n + 1).limit(MOST).map(n -> n == 1 ? name : name + "-" + n);
  }

  private String resolve(Path worktree, String revision) {
    return program
        .ask(worktree, List.of("rev-parse", "--verify", "--quiet", revision))
        .out()
        .strip();
  }
}
