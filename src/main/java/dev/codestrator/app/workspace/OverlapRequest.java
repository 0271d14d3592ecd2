package dev.codestrator.app.workspace;

import dev.codestrator.model.Param;

/// What `worktree.overlap` takes.
public record OverlapRequest(
    @Param(value = "the worktrees of all sessions", orElse = "false") boolean all,
    @Param(value = "on the command line: exit 1 when something would conflict", orElse = "false")
        boolean check) {}
