package dev.codestrator.app.merge;

import dev.codestrator.app.Call;
import dev.codestrator.git.Git;
import dev.codestrator.io.Outcome;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Config;
import dev.codestrator.model.Rejection;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The branch that work lands on. It moves by compare-and-set; where it is checked out, the files
/// move with it, unless somebody's uncommitted changes are in the way.
final class TargetBranch {
  private final Git git;

  TargetBranch(Git git) {
    this.git = git;
  }

  /// Moves the branch from `before` to what is committed in `root`, which contains `before`.
  ///
  /// @return its new head
  String advance(Call call, Checkout root, String branch, String before, String message) {
    String commit = commit(call, root, before, message);
    Optional<Checkout> checkedOut =
        call.repository().checkouts().stream()
            .filter(each -> each.branch().equals(Optional.of(branch)))
            .findFirst();
    if (checkedOut.isPresent()) {
      git.merges().fastForward(checkedOut.get().root(), commit);
    } else {
      git.merges().updateRef(root.root(), "refs/heads/" + branch, commit, before);
    }
    return commit;
  }

  private String commit(Call call, Checkout root, String before, String message) {
    Path at = root.root();
    String head = git.head(at);
    Config.Merge.Strategy strategy = call.config().merge().strategy();
    if (strategy != Config.Merge.Strategy.FAST_FORWARD) {
      askHook(at);
    }
    return switch (strategy) {
      case FAST_FORWARD -> head;
      case MERGE -> git.commits().commitTree(at, head + "^{tree}", List.of(before, head), message);
      case SQUASH -> git.commits().commitTree(at, head + "^{tree}", List.of(before), message);
    };
  }

  /// The user's own hook for merges may refuse, as it may when people merge.
  private void askHook(Path at) {
    Outcome outcome = git.runHook(at, "pre-merge-commit", List.of());
    if (!outcome.ok()) {
      throw new Rejection.ToolFailed(
          "hook_refused",
          "the hook pre-merge-commit refused: " + outcome.complaint(),
          "mend what it names, then land again");
    }
  }
}
