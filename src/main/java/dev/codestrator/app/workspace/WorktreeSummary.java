package dev.codestrator.app.workspace;

import dev.codestrator.model.Id;
import dev.codestrator.model.Worktree;
import java.util.List;
import java.util.Optional;

/// A worktree as its record and git know it.
///
/// @param path where it is; absent when its folder is gone
/// @param portBase the first of the ports that are its own: `ORCH_PORT_BASE` there
/// @param ahead commits that its parent (for a root: the target branch) lacks
/// @param behind commits of its parent that it lacks
/// @param dirty uncommitted files outside the records
/// @param conflicts files outside the records that would conflict in a merge with its parent's
///   branch
public record WorktreeSummary(
    Id id,
    Worktree.Status status,
    Id session,
    String slug,
    Optional<Id> parent,
    Optional<Id> thread,
    List<Id> tasks,
    String branch,
    String base,
    Optional<String> path,
    Optional<Integer> portBase,
    int ahead,
    int behind,
    List<String> dirty,
    List<String> conflicts) {}
