package dev.codestrator.app.workspace;

import dev.codestrator.model.Param;

/// What `worktree.merge_to_parent` takes.
public record MergeToParent(
    @Param("the child worktree, or the thread that works in it") String worktreeId) {}
