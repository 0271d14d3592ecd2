package dev.codestrator.app.plan;

import dev.codestrator.model.Param;
import dev.codestrator.model.PlanEdge;

/// What `graph.edge.create` takes.
public record CreateEdge(
    @Param("where it begins") String fromNodeId,
    @Param("where it ends") String toNodeId,
    @Param("contains, depends_on, blocks or relates_to") PlanEdge.Type edgeType) {}
