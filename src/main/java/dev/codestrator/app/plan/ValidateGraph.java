package dev.codestrator.app.plan;

import dev.codestrator.model.Param;
import java.util.Optional;

/// What `graph.validate` takes.
public record ValidateGraph(
    @Param("only this node and what it contains; default: all of the session")
        Optional<String> nodeId) {}
