package dev.codestrator.app.plan;

import dev.codestrator.model.Id;
import dev.codestrator.model.PlanEdge;

/// An edge.
///
/// @param created whether it is new; making one again changes nothing
/// @param path the file that it is kept in, absolute
public record EdgeView(
    Id fromNodeId, Id toNodeId, PlanEdge.Type edgeType, boolean created, String path) {}
