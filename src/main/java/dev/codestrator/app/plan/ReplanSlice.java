package dev.codestrator.app.plan;

import dev.codestrator.model.Param;
import java.util.List;
import java.util.Optional;

/// What `plan.slice.replan` takes.
public record ReplanSlice(
    @Param("the slice") String nodeId,
    @Param("why it is planned anew") String reason,
    @Param("globs of what it will touch; default: as before") List<String> affectedFiles,
    @Param("what its planner does next") Optional<String> nextAction) {}
