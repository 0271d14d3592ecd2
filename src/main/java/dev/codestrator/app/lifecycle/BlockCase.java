package dev.codestrator.app.lifecycle;

import dev.codestrator.model.Param;

/// What `case.block` takes.
public record BlockCase(
    @Param(value = "the case's ID or a unique beginning of it", alias = "task_id") String caseId,
    @Param("what it waits for, and who can help") String reason) {}
