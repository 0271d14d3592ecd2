package dev.codestrator.git;

import dev.codestrator.io.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Pushes a branch to another repository, never by force: what is there and not here stays.
public final class Pushes {
  private final Git git;
  private final GitProgram program;

  Pushes(Git git, GitProgram program) {
    this.git = git;
    this.program = program;
  }

  /// Pushes a commit to the remote's branch of this name. It must be there where it was last seen,
  /// so that not even a branch that somebody set back is moved unseen.
  ///
  /// @return why it was refused; empty when it is there
  public Optional<String> push(Path worktree, String remote, String branch, String commit) {
    Optional<String> seen = git.resolve(worktree, "refs/remotes/" + remote + "/" + branch);
    if (seen.isPresent() && !git.isAncestor(worktree, seen.get(), commit)) {
      return Optional.of(remote + "/" + branch + " has commits that " + branch + " doesn't have");
    }
    String reference = "refs/heads/" + branch;
    var words = new ArrayList<>(List.of("push", "--quiet", "--no-follow-tags"));
    seen.ifPresent(at -> words.add("--force-with-lease=" + reference + ":" + at));
    words.addAll(List.of("--", remote, commit + ":" + reference));
    Outcome outcome = program.act(worktree, words, "");
    return outcome.ok() ? Optional.empty() : Optional.of(outcome.complaint());
  }
}
