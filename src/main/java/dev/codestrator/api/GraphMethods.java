package dev.codestrator.api;

import static dev.codestrator.model.Role.MERGE_REVIEWER;
import static dev.codestrator.model.Role.PLAN_ARCHITECT;

import dev.codestrator.app.plan.CreateNode;
import dev.codestrator.app.plan.ListNodes;

/// The planning graph.
final class GraphMethods {
  private GraphMethods() {}

  static void define(Definitions methods, Services.ForGraph app) {
    methods.write(
        "graph.node.create",
        CreateNode.class,
        app.graph()::create,
        "Add a node to the planning graph.",
        PLAN_ARCHITECT);
    methods.read(
        "graph.node.list",
        ListNodes.class,
        app.graph()::list,
        "List nodes of the planning graph.",
        PLAN_ARCHITECT,
        MERGE_REVIEWER);
  }
}
