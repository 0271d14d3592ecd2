package dev.codestrator.app.task;

import dev.codestrator.model.Id;
import dev.codestrator.model.Level;
import dev.codestrator.model.Step;
import java.util.List;

/// What `task.create` made.
///
/// @param path its file, absolute
/// @param children made below it by the same call
public record CreatedTask(
    Id id, Level level, String title, String path, List<Step> steps, List<CreatedTask> children) {}
