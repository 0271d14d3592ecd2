package dev.codestrator.app.lifecycle;

import dev.codestrator.model.Param;
import java.util.List;
import java.util.Optional;

/// What `case.complete` takes.
public record CompleteCase(
    @Param(value = "the case's ID or a unique beginning of it", alias = "task_id") String caseId,
    @Param("what was done, in a sentence or two") String summary,
    @Param("what should follow") Optional<String> nextAction,
    @Param("files that somebody who goes on should read") List<String> requiredFiles,
    @Param(value = "complete although steps are open; needs a reason", orElse = "false")
        boolean force,
    @Param("why it is forced") Optional<String> reason) {}
