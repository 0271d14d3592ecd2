package dev.codestrator.git;

import dev.codestrator.model.Rejection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What commits hold, and how they differ.
public final class History {
  private final Git git;
  private final GitProgram program;

  History(Git git, GitProgram program) {
    this.git = git;
    this.program = program;
  }

  /// The files that differ between two trees, renames found.
  public List<FileChange> changedFiles(Path worktree, String from, String to) {
    var words = diffTree("--raw", "--numstat", "-z", revision(from), revision(to));
    return FileChange.parse(program.answer(worktree, words));
  }

  /// The differences between two trees as a patch, within these pathspecs (none: everywhere).
  public String diff(Path worktree, String from, String to, List<String> pathspecs) {
    var words = diffTree("-p", revision(from), revision(to), "--");
    words.addAll(pathspecs);
    return program.answer(worktree, words);
  }

  /// `diff-tree` knows nothing of the user's settings for how a diff is to look.
  private static List<String> diffTree(String... more) {
    var words = new ArrayList<>(List.of("diff-tree", "-r", "--find-renames", "--no-ext-diff"));
    words.addAll(List.of(more));
    return words;
  }

  /// The newest commits of a range, newest first.
  ///
  /// @param range a revision, or two of them with `..` between
  public List<Commit> log(Path worktree, String range, int limit) {
    return CommitLog.read(worktree, range, limit);
  }

  /// The text of a file in a revision; empty when it isn't there. Bytes that are no UTF-8 are
  /// replaced.
  public Optional<String> show(Path worktree, String revision, String path) {
    String commit = git.commit(worktree, revision);
    var outcome = program.ask(worktree, List.of("cat-file", "blob", commit + ":" + path));
    return outcome.ok() ? Optional.of(outcome.out()) : Optional.empty();
  }

  /// The files of a revision in a folder and below, sorted, as paths from the root.
  ///
  /// @param folder from the root; empty for all
  public List<String> listTree(Path worktree, String revision, String folder) {
    String commit = git.commit(worktree, revision);
    var words =
        new ArrayList<>(List.of("ls-tree", "-r", "-z", "--name-only", "--full-tree", commit, "--"));
    if (!folder.isEmpty()) {
      words.add(folder);
    }
    return Tokens.list(program.answer(worktree, words));
  }

  /// A revision that can't be taken for an option.
  static String revision(String text) {
    if (text.isEmpty() || text.startsWith("-")) {
      throw new Rejection.Invalid(
          "malformed_revision", "'" + text + "' is no revision", "name a branch or a commit");
    }
    return text;
  }
}
