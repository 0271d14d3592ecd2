package dev.codestrator.app.workspace;

import dev.codestrator.model.Id;
import java.util.List;
import java.util.Optional;

/// What became of a worktree that was to be removed.
///
/// @param removed whether its folder is gone
/// @param kept why it is still there, all that speaks against it
/// @param path where it is or was; absent when its folder was gone already
/// @param branchDeleted whether its branch is gone too, because all of it is elsewhere
/// @param rescued names under which its work was saved: `orch rescue list`
/// @param ignored what git ignores in it (`.env`, `node_modules/`), gone with the folder
public record RemovedWorktree(
    Id worktreeId,
    String slug,
    boolean removed,
    List<String> kept,
    Optional<String> path,
    String branch,
    boolean branchDeleted,
    List<String> rescued,
    List<String> ignored) {}
