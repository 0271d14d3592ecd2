package dev.codestrator.app.merge;

import dev.codestrator.app.workspace.RecordMerge;
import dev.codestrator.git.Git;
import dev.codestrator.model.Checkout;
import java.util.List;

/// Whether what was reviewed is still what is there.
final class Staleness {
  private final Git git;
  private final RecordMerge merge;

  Staleness(Git git) {
    this.git = git;
    this.merge = new RecordMerge(git);
  }

  /// The files of code that were committed since, but for what an attempt to land merged in from
  /// the target.
  List<String> since(Checkout root, String reviewed, String target) {
    String head = git.head(root.root());
    List<String> since = merge.codeChanges(root, reviewed, head);
    if (since.isEmpty()) {
      return since;
    }
    return git.mergeBase(root.root(), target, head)
        .flatMap(base -> git.merges().tree(root.root(), reviewed, base))
        .map(merged -> merge.codeChanges(root, merged, head))
        .orElse(since);
  }
}
