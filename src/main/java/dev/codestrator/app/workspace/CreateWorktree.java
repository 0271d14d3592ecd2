package dev.codestrator.app.workspace;

import dev.codestrator.model.Param;
import java.util.Optional;

/// What `worktree.create` takes.
public record CreateWorktree(
    @Param(value = "the case that it is for", alias = "case_id") Optional<String> taskId,
    @Param("its new branch") String branch,
    @Param("its folder; default: beside the main worktree") Optional<String> path,
    @Param("the commit to begin at; default: the session's root worktree") Optional<String> baseRef,
    @Param(value = "false: only plan it", orElse = "true") boolean createOnDisk) {
  /// The same as a child of the session's root, named as the end of its branch.
  SpawnWorktree asSpawn() {
    return new SpawnWorktree(
        Optional.empty(),
        taskId,
        Optional.empty(),
        Optional.of(branch.substring(branch.lastIndexOf('/') + 1)),
        Optional.of(branch),
        path,
        baseRef);
  }
}
