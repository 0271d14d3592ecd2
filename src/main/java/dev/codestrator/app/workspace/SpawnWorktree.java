package dev.codestrator.app.workspace;

import dev.codestrator.model.Id;
import dev.codestrator.model.Param;
import java.util.Optional;

/// What `worktree.spawn` takes.
public record SpawnWorktree(
    @Param("the worktree to branch from; default: the session's root")
        Optional<Id> parentWorktreeId,
    @Param(value = "the case that it is for", alias = "case_id") Optional<String> taskId,
    @Param("why it is made") Optional<String> reason,
    @Param("one or two words that name it; default: from the case's title") Optional<String> slug,
    @Param("its branch; default: work/<worktree>/<slug>") Optional<String> branch,
    @Param("its folder; default: beside the main worktree") Optional<String> path,
    @Param("the commit to begin at; default: the parent's") Optional<String> baseRef) {}
