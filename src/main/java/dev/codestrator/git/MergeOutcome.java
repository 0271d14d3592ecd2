package dev.codestrator.git;

import java.util.List;

/// How a merge began.
public sealed interface MergeOutcome {
  /// It is staged and waits for its commit.
  record Clean() implements MergeOutcome {}

  /// It waits in the worktree until these paths are resolved.
  record Conflicted(List<String> paths) implements MergeOutcome {
    public Conflicted {
      paths = List.copyOf(paths);
    }
  }

  /// There was nothing to merge; nothing waits.
  record UpToDate() implements MergeOutcome {}
}
