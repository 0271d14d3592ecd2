package dev.codestrator.app.lifecycle;

import dev.codestrator.model.Param;
import java.util.Optional;

/// What `step.add` takes.
public record AddStep(
    @Param(value = "the case's ID or a unique beginning of it", alias = "task_id") String caseId,
    @Param(value = "what is to be done, one line", alias = "step_title") String title,
    @Param("mark or title of the step that it comes behind; default: last")
        Optional<String> after) {}
