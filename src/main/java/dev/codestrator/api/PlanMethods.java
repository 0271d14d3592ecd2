package dev.codestrator.api;

import static dev.codestrator.model.Role.PLAN_ARCHITECT;

import dev.codestrator.app.plan.Bootstrap;
import dev.codestrator.app.plan.GenerateSlices;
import dev.codestrator.app.plan.JudgeRollup;
import dev.codestrator.app.plan.Materialize;
import dev.codestrator.app.plan.NodeView;
import dev.codestrator.app.plan.ReplanSlice;
import dev.codestrator.app.plan.Rollup;
import dev.codestrator.app.plan.SubmitRollup;

/// Plans: an architect shapes them; root approves them and makes Cases of them.
final class PlanMethods {
  private PlanMethods() {}

  static void define(Definitions methods, Services.ForPlans app) {
    shaping(methods, app);
    judging(methods, app);
  }

  private static void shaping(Definitions methods, Services.ForPlans app) {
    methods.write(
        "plan.bootstrap",
        Bootstrap.class,
        Bootstrap.Made.class,
        app.plans()::bootstrap,
        "Begin a plan: an initiative with a plan in it.",
        PLAN_ARCHITECT);
    methods.write(
        "plan.slice.generate",
        GenerateSlices.class,
        GenerateSlices.Made.class,
        app.plans()::generate,
        "Add slices to a plan, all or none.",
        PLAN_ARCHITECT);
    methods.write(
        "plan.slice.replan",
        ReplanSlice.class,
        NodeView.class,
        app.plans()::replan,
        "Plan a slice anew; takes its approval back.",
        PLAN_ARCHITECT);
    methods.read(
        "plan.rollup.preview",
        Rollup.Preview.class,
        Rollup.class,
        app.plans()::preview,
        "Sum up what a node contains.",
        PLAN_ARCHITECT);
    methods.write(
        "plan.rollup.submit",
        SubmitRollup.class,
        NodeView.class,
        app.plans()::submit,
        "Submit a node for approval by root.",
        PLAN_ARCHITECT);
  }

  private static void judging(Definitions methods, Services.ForPlans app) {
    methods.set(
        "plan.rollup.approve",
        JudgeRollup.Approve.class,
        NodeView.class,
        app.plans()::approve,
        "Approve a submitted node.");
    methods.set(
        "plan.rollup.reject",
        JudgeRollup.Reject.class,
        NodeView.class,
        app.plans()::reject,
        "Reject a submitted node.");
    methods.write(
        "plan.materialize",
        Materialize.class,
        Materialize.Made.class,
        app.materializing()::materialize,
        "Make cases of a plan's slices, once; refused over the planning budget.");
  }
}
