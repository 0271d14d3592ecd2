package dev.codestrator.app.workspace;

import dev.codestrator.model.Param;

/// What `worktree.remove` takes.
public record RemoveWorktree(
    @Param("the worktree's ID or a unique beginning of it") String worktreeId,
    @Param(value = "save unmerged and uncommitted work first, then remove", orElse = "false")
        boolean force) {}
