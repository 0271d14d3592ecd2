package dev.codestrator.app.task;

import dev.codestrator.model.Id;
import dev.codestrator.model.Level;
import dev.codestrator.model.Task;
import dev.codestrator.model.TaskStatus;
import java.util.List;
import java.util.Optional;

/// A task in a list.
///
/// @param stepsDone ticked steps of its Cases
/// @param stepsTotal all steps of its Cases
/// @param at the worktree that owns it, when that isn't the one asked
/// @param stale why this may be old: that worktree is not on this machine, only its branch
/// @param unreadable why its file can't be read
public record TaskSummary(
    Id id,
    Level level,
    TaskStatus status,
    int priority,
    String title,
    Optional<Id> parentId,
    int stepsDone,
    int stepsTotal,
    List<Id> dependsOn,
    Optional<Task.Doer> role,
    Optional<Id> thread,
    Optional<Id> at,
    Optional<String> stale,
    Optional<String> unreadable) {}
