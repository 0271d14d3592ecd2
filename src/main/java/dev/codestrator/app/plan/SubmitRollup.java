package dev.codestrator.app.plan;

import dev.codestrator.model.Param;
import java.util.List;
import java.util.Optional;

/// What `plan.rollup.submit` takes.
public record SubmitRollup(
    @Param("the node that it is about") String nodeId,
    @Param("Markdown: what was planned or done") String summary,
    @Param("globs of what it touches; default: those of all that it contains")
        List<String> affectedFiles,
    @Param("what is to be done next") Optional<String> nextAction) {}
