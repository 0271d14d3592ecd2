package dev.codestrator.app.plan;

import dev.codestrator.model.Param;
import dev.codestrator.model.TaskStatus;
import java.util.Optional;

/// What `graph.checklist.upsert` takes.
public record UpsertItem(
    @Param("whose checklist") String nodeId,
    @Param("one line; the item that has it, in any case, is changed") String itemText,
    @Param("done ticks its box; a new one is todo") Optional<TaskStatus> status,
    @Param("where a new item comes, from 1; default: last") Optional<Integer> orderNo,
    @Param("which of the node's checklists; default: the one without a name")
        Optional<String> facet) {}
