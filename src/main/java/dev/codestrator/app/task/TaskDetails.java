package dev.codestrator.app.task;

import dev.codestrator.model.Config;
import dev.codestrator.model.Id;
import dev.codestrator.model.Level;
import dev.codestrator.model.Step;
import dev.codestrator.model.Task;
import dev.codestrator.model.TaskStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A task with all that is known of it.
///
/// @param at the worktree that owns it, when that isn't the one asked
/// @param stale why this may be old: that worktree is not on this machine, only its branch
/// @param path its file, absolute: read it, edit it; of a stale one `BRANCH:PATH`, for git show
/// @param latestCheckpoint file of the newest checkpoint
public record TaskDetails(
    Id id,
    Level level,
    TaskStatus status,
    int priority,
    String title,
    Optional<Id> parentId,
    Optional<Id> session,
    Optional<Id> thread,
    Optional<Task.Doer> role,
    Optional<Config.Codex.Sandbox> sandbox,
    Optional<String> nextAction,
    Optional<Instant> createdAt,
    List<Id> dependsOn,
    List<String> files,
    List<Step> steps,
    List<Step> acceptance,
    int stepsDone,
    int stepsTotal,
    Optional<String> latestCheckpoint,
    Optional<Id> at,
    Optional<String> stale,
    String path) {}
