package dev.codestrator.api;

import static dev.codestrator.api.Effect.ADDS;
import static dev.codestrator.api.Effect.READS;
import static dev.codestrator.api.Effect.SETS;
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
    methods
        .add(ADDS, "graph.node.create", CreateNode.class, NodeView.class, app.graph()::create)
        .says("Add a node to the planning graph.")
        .openTo(PLAN_ARCHITECT)
        .refuses("bad_path empty_text negative_estimate open_block own_approval " + "path_outside");
    methods
        .add(READS, "graph.node.list", ListNodes.class, NodeList.class, app.graph()::list)
        .says("List or draw nodes of the planning graph.")
        .openTo(PLAN_ARCHITECT, MERGE_REVIEWER)
        .refuses("wrong_cursor");
    methods
        .add(ADDS, "graph.edge.create", CreateEdge.class, EdgeView.class, app.graph()::connect)
        .says("Connect two nodes; a cycle is refused and shown.")
        .openTo(PLAN_ARCHITECT)
        .refuses("cycle other_parent self_edge");
    parts(methods, app);
  }

  private static void parts(Definitions methods, Services.ForGraph app) {
    methods
        .add(SETS, "graph.checklist.upsert", UpsertItem.class, ItemView.class, app.graph()::upsert)
        .says("Add an item to a node's checklist, or tick it.")
        .openTo(PLAN_ARCHITECT, MERGE_REVIEWER)
        .refuses("empty_text main_lock_needed");
    methods
        .add(
            ADDS,
            "graph.snapshot.create",
            CreateSnapshot.class,
            SnapshotView.class,
            app.graph()::snapshot)
        .says("Write down how a node stands.")
        .openTo(PLAN_ARCHITECT)
        .refuses("bad_path empty_text path_outside");
    methods
        .add(READS, "graph.validate", ValidateGraph.class, Validation.class, app.graph()::validate)
        .says("Find cycles, too large slices, overlaps; the critical path; what is ready.")
        .openTo(PLAN_ARCHITECT, MERGE_REVIEWER);
  }
}
