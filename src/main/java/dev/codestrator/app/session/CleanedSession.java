package dev.codestrator.app.session;

import dev.codestrator.app.workspace.RemovedWorktree;
import dev.codestrator.model.Id;
import java.util.List;
import java.util.Optional;

/// What ending a session came to.
///
/// @param stopped children that still ran
/// @param panes how many panes were closed
/// @param tmuxLeft panes in its tmux session that aren't its children's, left alone
/// @param removed worktrees that are gone
/// @param kept worktrees that are still there, with what speaks against removing them
/// @param rescued names under which work was saved
/// @param summary what the session came to; absent when it was over before
public record CleanedSession(
    Id sessionId,
    List<Id> stopped,
    int panes,
    int tmuxLeft,
    List<RemovedWorktree> removed,
    List<RemovedWorktree> kept,
    List<String> rescued,
    Optional<String> summary) {}
