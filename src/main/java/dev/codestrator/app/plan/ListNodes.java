package dev.codestrator.app.plan;

import dev.codestrator.model.Param;
import dev.codestrator.model.TaskStatus;
import java.util.Optional;

/// What `graph.node.list` takes.
public record ListNodes(
    @Param("only this type") Optional<String> nodeType,
    @Param("only this facet") Optional<String> facet,
    @Param("only this status") Optional<TaskStatus> status,
    @Param("only what this node contains") Optional<String> parentId,
    @Param(value = "draw all of them for Mermaid", orElse = "false") boolean mermaid,
    @Param(value = "draw all of them for Graphviz", orElse = "false") boolean dot,
    @Param(value = "at most so many", orElse = "200") int limit,
    @Param("where the list before was cut") Optional<String> cursor) {}
