package dev.codestrator.app.task;

import dev.codestrator.model.Id;
import dev.codestrator.model.Level;
import dev.codestrator.model.Param;
import dev.codestrator.model.TaskStatus;
import java.util.Optional;

/// What `task.list` takes.
public record ListTasks(
    @Param(value = "only this level", alias = "type") Optional<Level> level,
    @Param("only this status") Optional<TaskStatus> status,
    @Param("only what is below this task") Optional<String> parentId,
    @Param("only what this session works on") Optional<Id> session,
    @Param(
            value = "only cases that can be begun: to do, and all dependencies done",
            orElse = "false")
        boolean ready,
    @Param("only titles that contain this") Optional<String> text,
    @Param(value = "at most so many", orElse = "200") int limit,
    @Param("where the list before was cut") Optional<String> cursor) {}
