package dev.codestrator.app.merge;

import dev.codestrator.app.Call;
import dev.codestrator.app.workspace.RecordMerge;
import dev.codestrator.git.Git;
import dev.codestrator.model.Checkout;
import java.util.Optional;

/// Lands the records that a session ends with, so that the target tells how it ended.
public final class LastRecords {
  private final Git git;
  private final RecordMerge merge;
  private final TargetBranch target;

  /// @param git the program
  public LastRecords(Git git) {
    this.git = git;
    this.merge = new RecordMerge(git);
    this.target = new TargetBranch(git);
  }

  /// Lands records alone, once the work itself has landed.
  ///
  /// @param landed where the work landed
  /// @return the target's new head; empty when the branch holds work that has not landed
  public Optional<String> land(Call call, String branch, String landed) {
    Checkout root = call.root();
    String before = git.commit(root.root(), "refs/heads/" + branch);
    if (holdsMore(root, before, landed)) {
      return Optional.empty();
    }
    if (!git.isAncestor(root.root(), before, "HEAD")) {
      merge.merge(root, before, "Merge " + branch + " before landing\n");
    }
    String message =
        "Close session " + call.session() + "\n\nOrchestrator-Session: " + call.session() + "\n";
    String head = git.head(root.root());
    String commit = target.prepare(call, root.root(), before, head, message);
    target.advance(call, root.root(), branch, before, commit);
    return Optional.of(commit);
  }

  /// A squashed landing is no ancestor of the branch, but it has the same files.
  private boolean holdsMore(Checkout root, String target, String landed) {
    String head = git.head(root.root());
    String base = git.mergeBase(root.root(), target, head).orElse(target);
    return !merge.codeChanges(root, base, head).isEmpty()
        && !merge.codeChanges(root, landed, head).isEmpty();
  }
}
