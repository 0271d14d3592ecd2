package dev.codestrator.git;

import dev.codestrator.io.Disk;
import dev.codestrator.io.Outcome;
import dev.codestrator.model.Rejection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The user's own hooks, called where git itself would call them.
public final class HookCalls {
  private final GitProgram program;

  HookCalls(GitProgram program) {
    this.program = program;
  }

  /// Runs a hook of the repository, when there is one, which must agree.
  ///
  /// @throws Rejection.ToolFailed `hook_refused`
  public void require(Path worktree, String hook, List<String> arguments) {
    var words = new ArrayList<>(List.of("hook", "run", "--ignore-missing", hook, "--"));
    words.addAll(arguments);
    Outcome outcome = program.act(worktree, words, "");
    if (!outcome.ok()) {
      throw refused(hook, outcome);
    }
  }

  /// Where git looks for the hooks of a repository.
  public Path folder(Path worktree) {
    String path = program.answer(worktree, List.of("rev-parse", "--git-path", "hooks"));
    return worktree.resolve(path.strip()).normalize();
  }

  /// What the hook `commit-msg` makes of a message; it may refuse it as well.
  ///
  /// @throws Rejection.ToolFailed `hook_refused`
  public String message(Path worktree, String message) {
    Path file = Commits.messageFile(worktree);
    Disk.replace(file, message.getBytes(StandardCharsets.UTF_8));
    try {
      require(worktree, "commit-msg", List.of(file.toString()));
      return Disk.read(file)
          .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
          .orElse(message);
    } finally {
      Disk.delete(file);
    }
  }

  /// Whether a hook on references refused what git was to do.
  static boolean refused(Outcome outcome) {
    return !outcome.ok() && outcome.err().contains("aborted by hook");
  }

  static Rejection refusal(Outcome outcome) {
    return refused("reference-transaction", outcome);
  }

  private static Rejection refused(String hook, Outcome outcome) {
    return new Rejection.ToolFailed(
        "hook_refused",
        "the hook " + hook + " refused: " + outcome.complaint(),
        "mend what it names, then try again");
  }
}
