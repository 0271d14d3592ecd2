package dev.codestrator.app.merge;

import dev.codestrator.model.Id;
import dev.codestrator.model.Param;
import java.util.Optional;

/// What `merge.main.request` takes.
public record AskMerge(
    @Param("the worktree whose branch is to land; default: the session's root")
        Optional<Id> fromWorktreeId,
    @Param("where to; default: the session's target") Optional<String> targetBranch,
    @Param("a request made before; default: one over the session's epics")
        Optional<Id> mergeRequestId,
    @Param(value = "ask for the review at once", orElse = "false") boolean autoReview,
    @Param(value = "higher goes first", orElse = "0") int priority,
    @Param(value = "what the reviewer should know", alias = "notes_json") Optional<String> notes) {}
