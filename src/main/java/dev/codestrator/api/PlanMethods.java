package dev.codestrator.api;

import static dev.codestrator.api.Effect.ADDS;
import static dev.codestrator.api.Effect.READS;
import static dev.codestrator.api.Effect.SETS;
import static dev.codestrator.model.Role.PLAN_ARCHITECT;

import dev.codestrator.app.plan.Bootstrap;
import dev.codestrator.app.plan.GenerateSlices;
import dev.codestrator.app.plan.JudgeRollup;
import dev.codestrator.app.plan.Materialize;
import dev.codestrator.app.plan.NodeView;
import dev.codestrator.app.plan.PlanPipeline;
import dev.codestrator.app.plan.ReplanSlice;
import dev.codestrator.app.plan.Rollup;
import dev.codestrator.app.plan.SubmitRollup;

/// Plans: an architect shapes them; root approves them and makes Cases of them.
final class PlanMethods {
  private PlanMethods() {}

  static void define(Definitions methods, Services.ForPlans app) {
    shaping(methods, app);
    judging(methods, app);
    making(methods, app);
  }

  private static void shaping(Definitions methods, Services.ForPlans app) {
    methods
        .add(ADDS, "plan.bootstrap", Bootstrap.class, Bootstrap.Made.class, app.plans()::bootstrap)
        .says("Begin a plan: an initiative with a plan in it.")
        .openTo(PLAN_ARCHITECT)
        .refuses("bad_path empty_text negative_estimate open_block own_approval " + "path_outside");
    methods
        .add(
            ADDS,
            "plan.slice.generate",
            GenerateSlices.class,
            GenerateSlices.Made.class,
            app.plans()::generate)
        .says("Add slices to a plan, all or none.")
        .openTo(PLAN_ARCHITECT)
        .refuses(
            "ambiguous_title bad_path cycle empty_list empty_text negative_estimate "
                + "open_block own_approval path_outside self_edge unknown_slice "
                + "wrong_node_type");
    methods
        .add(ADDS, "plan.slice.replan", ReplanSlice.class, NodeView.class, app.plans()::replan)
        .says("Plan a slice anew; takes its approval back.")
        .openTo(PLAN_ARCHITECT)
        .refuses("bad_path empty_text node_cancelled path_outside");
    methods
        .add(READS, "plan.rollup.preview", Rollup.Preview.class, Rollup.class, app.plans()::preview)
        .says("Sum up what a node contains.")
        .openTo(PLAN_ARCHITECT);
    methods
        .add(ADDS, "plan.rollup.submit", SubmitRollup.class, NodeView.class, app.plans()::submit)
        .says("Submit a node for approval by root.")
        .openTo(PLAN_ARCHITECT)
        .refuses("bad_path empty_text path_outside");
  }

  private static void judging(Definitions methods, Services.ForPlans app) {
    methods
        .add(
            SETS,
            "plan.rollup.approve",
            JudgeRollup.Approve.class,
            NodeView.class,
            app.plans()::approve)
        .says("Approve a submitted node.")
        .refuses("empty_text not_pending");
    methods
        .add(
            SETS,
            "plan.rollup.reject",
            JudgeRollup.Reject.class,
            NodeView.class,
            app.plans()::reject)
        .says("Reject a submitted node.")
        .refuses("empty_text not_pending");
  }

  private static void making(Definitions methods, Services.ForPlans app) {
    methods
        .add(
            ADDS,
            "plan.pipeline",
            PlanPipeline.class,
            PlanPipeline.Made.class,
            app.pipelines()::plan)
        .says("Make cases of a request, stage by stage: simple, standard or full.")
        .refuses(
            "bad_path empty_text path_outside title_too_long wrong_field "
                + "wrong_level wrong_parent_level");
    methods
        .add(
            ADDS,
            "plan.materialize",
            Materialize.class,
            Materialize.Made.class,
            app.materializing()::materialize)
        .says("Make cases of a plan's slices, once; refused over the planning budget.")
        .refuses(
            "bad_path cycle dependency_without_case empty_text no_slices "
                + "not_approved over_budget path_outside title_too_long wrong_field "
                + "wrong_level wrong_parent_level");
  }
}
