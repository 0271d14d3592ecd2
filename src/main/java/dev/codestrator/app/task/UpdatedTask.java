package dev.codestrator.app.task;

import dev.codestrator.model.Id;
import dev.codestrator.model.Level;
import dev.codestrator.model.TaskStatus;
import java.util.List;
import java.util.Optional;

/// A task after `task.update`.
///
/// @param changed the fields that are others than before
/// @param path its file, absolute
public record UpdatedTask(
    Id id,
    Level level,
    TaskStatus status,
    String title,
    int priority,
    Optional<Id> parentId,
    List<Id> dependsOn,
    List<String> files,
    List<String> changed,
    String path) {}
