package dev.codestrator.app.thread;

import dev.codestrator.model.Id;
import java.util.List;

/// What `thread.child.spawn` made.
///
/// @param leases taken for it
/// @param prompt the file with its first prompt
public record SpawnedChild(
    ChildView thread,
    AttachInfo attachInfo,
    TmuxPlace tmux,
    String worktreePath,
    List<Id> leases,
    String prompt) {}
