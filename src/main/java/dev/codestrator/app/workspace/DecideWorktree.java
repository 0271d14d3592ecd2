package dev.codestrator.app.workspace;

import dev.codestrator.model.Param;

/// What `scheduler.decide_worktree` takes.
public record DecideWorktree(
    @Param(value = "how many files will change", orElse = "0") int changedFiles,
    @Param(value = "how long it will take", orElse = "0") int estimateMinutes,
    @Param(value = "0 (none), 1, 2... as you see it", orElse = "0") int risk,
    @Param(value = "workers at the same time", orElse = "0") int parallelWorkers,
    @Param(value = "paths that others change too", orElse = "0") int conflictingPaths) {}
