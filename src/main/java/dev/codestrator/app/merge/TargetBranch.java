package dev.codestrator.app.merge;

import dev.codestrator.app.Call;
import dev.codestrator.git.Git;
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

  /// Makes the commit that the target is to be, as the settings say; nothing moves yet.
  ///
  /// @param before where the target is
  /// @param head what was verified; contains `before`
  /// @throws Rejection.ToolFailed `hook_refused`
  String prepare(Call call, Path at, String before, String head, String message) {
    Config.Merge.Strategy strategy = call.config().merge().strategy();
    if (strategy == Config.Merge.Strategy.FAST_FORWARD) {
      return head;
    }
    List<String> parents =
        strategy == Config.Merge.Strategy.SQUASH ? List.of(before) : List.of(before, head);
    return commit(at, head + "^{tree}", parents, message);
  }

  /// Makes a commit for the target. The user's own hooks for merges may refuse, as they may when
  /// people merge.
  ///
  /// @throws Rejection.ToolFailed `hook_refused`
  String commit(Path at, String tree, List<String> parents, String message) {
    git.hooks().require(at, "pre-merge-commit", List.of());
    String told = git.hooks().message(at, message);
    return git.commits().commitTree(at, tree, parents, told);
  }

  /// Moves the branch from `before` to `commit`, which contains it.
  ///
  /// @throws Rejection.Conflict `ref_moved`, `target_dirty`, `target_in_use`
  /// @throws Rejection.ToolFailed `hook_refused`
  void advance(Call call, Path at, String branch, String before, String commit) {
    Optional<Path> checkedOut =
        call.repository().checkouts().stream()
            .filter(each -> each.branch().equals(Optional.of(branch)))
            .map(Checkout::root)
            .findFirst();
    if (checkedOut.isEmpty()) {
      git.merges().updateRef(at, "refs/heads/" + branch, commit, before);
      return;
    }
    refuseMoved(at, branch, before);
    refuseInUse(checkedOut.get(), branch);
    git.merges().fastForward(checkedOut.get(), commit);
  }

  private void refuseMoved(Path at, String branch, String before) {
    if (!git.commit(at, "refs/heads/" + branch).equals(git.commit(at, before))) {
      throw new Rejection.Conflict(
          "ref_moved",
          branch + " is no longer at " + before,
          "look at what was added to it, and land again");
    }
  }

  /// Git keeps a branch that is being rebased for itself: it would undo the landing in the end.
  private void refuseInUse(Path checkedOut, String branch) {
    if (!git.currentBranch(checkedOut).equals(Optional.of(branch))) {
      throw new Rejection.Conflict(
          "target_in_use",
          branch + " is being rebased in " + checkedOut,
          "end that first: git -C " + checkedOut + " status");
    }
  }

  /// Whether the branch has this commit.
  boolean has(Path at, String branch, String commit) {
    return git.branchExists(at, branch)
        && git.resolve(at, commit).isPresent()
        && git.isAncestor(at, commit, "refs/heads/" + branch);
  }
}
