package dev.codestrator.app.plan;

import dev.codestrator.model.Param;
import dev.codestrator.model.TaskStatus;
import java.util.Optional;

/// What `graph.node.list` takes.
public record ListNodes(
    @Param("only this type") Optional<String> nodeType,
    @Param("only this facet") Optional<String> facet,
    @Param("only this status") Optional<TaskStatus> status,
    @Param("only what this node contains") Optional<String> parentId) {}
