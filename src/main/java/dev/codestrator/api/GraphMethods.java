package dev.codestrator.api;

import static dev.codestrator.model.Role.MERGE_REVIEWER;
import static dev.codestrator.model.Role.PLAN_ARCHITECT;

import dev.codestrator.app.plan.CreateEdge;
import dev.codestrator.app.plan.CreateNode;
import dev.codestrator.app.plan.CreateSnapshot;
import dev.codestrator.app.plan.EdgeView;
import dev.codestrator.app.plan.ItemView;
import dev.codestrator.app.plan.ListNodes;
import dev.codestrator.app.plan.NodeList;
import dev.codestrator.app.plan.NodeView;
import dev.codestrator.app.plan.SnapshotView;
import dev.codestrator.app.plan.UpsertItem;
import dev.codestrator.app.plan.ValidateGraph;
import dev.codestrator.app.plan.Validation;

/// The planning graph.
final class GraphMethods {
  private GraphMethods() {}

  static void define(Definitions methods, Services.ForGraph app) {
    methods.write(
        "graph.node.create",
        CreateNode.class,
        NodeView.class,
        app.graph()::create,
        "Add a node to the planning graph.",
        PLAN_ARCHITECT);
    methods.read(
        "graph.node.list",
        ListNodes.class,
        NodeList.class,
        app.graph()::list,
        "List or draw nodes of the planning graph.",
        PLAN_ARCHITECT,
        MERGE_REVIEWER);
    methods.write(
        "graph.edge.create",
        CreateEdge.class,
        EdgeView.class,
        app.graph()::connect,
        "Connect two nodes; a cycle is refused and shown.",
        PLAN_ARCHITECT);
    parts(methods, app);
  }

  private static void parts(Definitions methods, Services.ForGraph app) {
    methods.set(
        "graph.checklist.upsert",
        UpsertItem.class,
        ItemView.class,
        app.graph()::upsert,
        "Add an item to a node's checklist, or tick it.",
        PLAN_ARCHITECT,
        MERGE_REVIEWER);
    methods.write(
        "graph.snapshot.create",
        CreateSnapshot.class,
        SnapshotView.class,
        app.graph()::snapshot,
        "Write down how a node stands.",
        PLAN_ARCHITECT);
    methods.read(
        "graph.validate",
        ValidateGraph.class,
        Validation.class,
        app.graph()::validate,
        "Find cycles, too large slices, overlaps; the critical path; what is ready.",
        PLAN_ARCHITECT,
        MERGE_REVIEWER);
  }
}
