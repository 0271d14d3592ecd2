package dev.codestrator.app.task;

import dev.codestrator.model.Param;

/// What `task.get` takes.
public record GetTask(
    @Param(value = "its ID or a unique beginning of it", alias = "case_id") String taskId) {}
