package dev.codestrator.app.workspace;

import dev.codestrator.model.Param;

/// What `worktree.overlap` takes.
public record OverlapRequest(
    @Param(value = "the worktrees of all sessions", orElse = "false") boolean all,
    @Param(value = "on the command line: exit 1 when something would conflict", orElse = "false")
        boolean check,
    @Param(value = "tell running workers of new conflicts between them", orElse = "true")
        boolean tell) {
  /// Only looks: nobody is told of anything.
  public static OverlapRequest looking() {
    return new OverlapRequest(false, false, false);
  }
}
