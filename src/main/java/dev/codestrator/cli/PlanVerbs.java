package dev.codestrator.cli;

import static dev.codestrator.cli.Layout.fields;
import static dev.codestrator.cli.Layout.table;

import java.util.List;

/// The commands for plans and the planning graph.
final class PlanVerbs {
  private static final String[] NODE = {
    "id", "node_type", "status", "approval_state", "title", "path"
  };
  private static final String[] NODE_COLUMNS = {
    "id", "node_type", "status", "priority", "token_estimate", "depends_on", "title"
  };

  private PlanVerbs() {}

  static final List<Verb> GRAPH =
      List.of(
          Verb.of("graph", "graph.node.list", new Layout.Graph(), "orch graph --mermaid")
              .naming("node_type", "type")
              .naming("parent_id", "parent")
              .saying("Show the planning graph as a tree, or draw it."),
          Verb.of(
                  "graph node",
                  "graph.node.create",
                  fields(NODE),
                  "orch graph node slice \"Reject expired cards\" --parent n-4h --file 'src/pay/**'")
              .takes("node_type", "title")
              .naming("parent_id", "parent")
              .naming("affected_files", "file")
              .naming("token_estimate", "tokens")
              .naming("risk_level", "risk"),
          Verb.of(
                  "graph edge",
                  "graph.edge.create",
                  fields("from_node_id", "edge_type", "to_node_id", "created", "path"),
                  "orch graph edge n-4h depends_on n-7k")
              .takes("from_node_id", "edge_type", "to_node_id"),
          Verb.of(
                  "graph checklist",
                  "graph.checklist.upsert",
                  fields("item_id", "item_text", "status", "order_no", "facet", "path"),
                  "orch graph checklist n-4h \"Ask the bank\" --status done")
              .takes("node_id", "item_text"),
          Verb.of(
                  "graph snapshot",
                  "graph.snapshot.create",
                  fields("node_id", "snapshot_type", "at", "path"),
                  "orch graph snapshot n-4h review --summary \"The bank has no test account\"")
              .takes("node_id", "snapshot_type")
              .naming("affected_files", "file"));

  static final List<Verb> PLAN =
      List.of(
          Verb.of(
                  "plan",
                  "plan.pipeline",
                  table("cases", "case_id", "stage", "role", "sandbox", "depends_on", "title"),
                  "orch plan --template standard \"Reject expired cards\"")
              .takes("request")
              .naming("phases", "phase")
              .naming("files", "file"),
          Verb.of(
                  "plan bootstrap",
                  "plan.bootstrap",
                  fields("initiative_node_id", "plan_node_id"),
                  "orch plan bootstrap \"Pay by card\" \"First cards, then refunds\"")
              .takes("initiative_title", "plan_title"),
          Verb.of(
                  "plan slice",
                  "plan.slice.generate",
                  table("slices", NODE_COLUMNS),
                  "orch plan slice n-4h --slices '[{\"title\": \"Cards\", \"token_estimate\": 20000}]'")
              .takes("plan_node_id")
              .naming("slice_specs", "slices"),
          Verb.of(
                  "plan replan",
                  "plan.slice.replan",
                  fields(NODE),
                  "orch plan replan n-7k \"The bank has another interface\"")
              .takes("node_id", "reason")
              .naming("affected_files", "file"),
          Verb.of(
                  "plan validate",
                  "graph.validate",
                  new Layout.Text("text"),
                  "orch plan validate n-4h")
              .takes("node_id")
              .lastOptional(1),
          Verb.of(
                  "plan rollup preview",
                  "plan.rollup.preview",
                  fields(),
                  "orch plan rollup preview n-4h")
              .takes("parent_node_id"),
          Verb.of(
                  "plan rollup submit",
                  "plan.rollup.submit",
                  fields(NODE),
                  "orch plan rollup submit n-4h \"Three slices, cards first\"")
              .takes("node_id", "summary")
              .naming("affected_files", "file"),
          Verb.of(
                  "plan rollup approve",
                  "plan.rollup.approve",
                  fields(NODE),
                  "orch plan rollup approve n-4h")
              .takes("node_id"),
          Verb.of(
                  "plan rollup reject",
                  "plan.rollup.reject",
                  fields(NODE),
                  "orch plan rollup reject n-4h --reason \"Refunds are missing\"")
              .takes("node_id"),
          Verb.of(
                  "plan materialize",
                  "plan.materialize",
                  table("cases", "case_id", "node_id", "depends_on", "files", "title"),
                  "orch plan materialize n-4h g-1x")
              .takes("plan_node_id", "parent_id"));
}
