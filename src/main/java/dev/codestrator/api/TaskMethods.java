package dev.codestrator.api;

import static dev.codestrator.api.Effect.ADDS;
import static dev.codestrator.api.Effect.READS;
import static dev.codestrator.api.Effect.SETS;
import static dev.codestrator.model.Role.MERGE_REVIEWER;
import static dev.codestrator.model.Role.PLAN_ARCHITECT;
import static dev.codestrator.model.Role.WORKER;

import dev.codestrator.app.lifecycle.AddStep;
import dev.codestrator.app.lifecycle.AddedStep;
import dev.codestrator.app.lifecycle.Agenda;
import dev.codestrator.app.lifecycle.BeginCase;
import dev.codestrator.app.lifecycle.BlockCase;
import dev.codestrator.app.lifecycle.CaseState;
import dev.codestrator.app.lifecycle.CheckStep;
import dev.codestrator.app.lifecycle.CompleteCase;
import dev.codestrator.app.lifecycle.NextCase;
import dev.codestrator.app.session.Attaching;
import dev.codestrator.app.session.Candidates;
import dev.codestrator.app.task.CreateTask;
import dev.codestrator.app.task.CreatedTask;
import dev.codestrator.app.task.GetTask;
import dev.codestrator.app.task.ListTasks;
import dev.codestrator.app.task.TaskDetails;
import dev.codestrator.app.task.TaskList;
import dev.codestrator.app.task.UpdateTask;
import dev.codestrator.app.task.UpdatedTask;

/// The task tree, and the life of a Case.
final class TaskMethods {
  private TaskMethods() {}

  static void define(Definitions methods, Services.ForTasks app) {
    tasks(methods, app);
    cases(methods, app);
    methods
        .add(READS, "resume.next", Agenda.AskNext.class, NextCase.class, app.agenda()::next)
        .says("Show the case to go on with: next step, latest checkpoint.")
        .openTo(WORKER);
  }

  /// Going on with the session of a root that is gone; of this group by its name.
  static void resuming(Definitions methods, Services.ForSessions app) {
    methods
        .add(
            READS,
            "resume.candidates.list",
            Candidates.ListCandidates.class,
            Candidates.CandidateList.class,
            app.candidates()::list)
        .says("List sessions whose root is gone.")
        .belongs(Belonging.SEEKING)
        .refuses("empty_text not_own_thread");
    methods
        .add(
            SETS,
            "resume.candidates.attach",
            Attaching.Attach.class,
            Attaching.Attached.class,
            app.attaching()::attach)
        .says("Become the root of such a session: worktrees, children, leases, what comes next.")
        .belongs(Belonging.SEEKING)
        .refuses(
            "agent_ended empty_text no_such_file not_own_thread not_ready requester_busy "
                + "same_session session_alive session_over worktree_taken wrong_cursor");
  }

  private static void tasks(Definitions methods, Services.ForTasks app) {
    methods
        .add(ADDS, "task.create", CreateTask.class, CreatedTask.class, app.tasks()::create)
        .says("Create an epic, feature, test group or case, with children if given.")
        .refuses(
            "bad_path empty_text path_outside title_too_long wrong_field "
                + "wrong_level wrong_parent_level");
    methods
        .add(SETS, "task.update", UpdateTask.class, UpdatedTask.class, app.tasks()::update)
        .says("Change a task: title, status, priority, files, dependencies, parent.")
        .refuses(
            "bad_path case_claimed case_taken dependency_cycle empty_text "
                + "not_listed own_descendant path_outside path_taken steps_open "
                + "title_too_long use_method wrong_level wrong_parent_level");
    methods
        .add(READS, "task.list", ListTasks.class, TaskList.class, app.tasks()::list)
        .says("List tasks, parents first.")
        .openTo(WORKER, MERGE_REVIEWER, PLAN_ARCHITECT)
        .refuses("no_thread wrong_cursor");
    methods
        .add(READS, "task.get", GetTask.class, TaskDetails.class, app.tasks()::get)
        .says("Show a task with steps, latest checkpoint and its file.")
        .openTo(WORKER, MERGE_REVIEWER, PLAN_ARCHITECT)
        .refuses("no_thread outside_scope");
  }

  private static void cases(Definitions methods, Services.ForTasks app) {
    methods
        .add(SETS, "case.begin", BeginCase.class, CaseState.class, app.cases()::begin)
        .says("Begin a case: in progress, a checkpoint, the current reference.")
        .openTo(WORKER)
        .refuses(
            "case_over case_taken dependencies_open no_thread not_own_thread outside_scope "
                + "worker_busy wrong_level");
    methods
        .add(ADDS, "step.check", CheckStep.class, CaseState.class, app.cases()::check)
        .says("Record a step's result; pass ticks its box.")
        .openTo(WORKER)
        .refuses(
            "empty_text malformed_command no_thread not_begun outside_scope unknown_step wrong_level");
    methods
        .add(ADDS, "step.add", AddStep.class, AddedStep.class, app.steps()::add)
        .says("Add a step to a case.")
        .openTo(WORKER)
        .refuses(
            "case_over empty_text no_thread outside_scope step_exists unknown_step "
                + "wrong_level");
    methods
        .add(SETS, "case.block", BlockCase.class, CaseState.class, app.blocking()::block)
        .says("Say that a case can't go on, and why; root is told. Begin it again to go on.")
        .openTo(WORKER)
        .refuses("case_over empty_text no_thread not_own_thread outside_scope wrong_level");
    methods
        .add(ADDS, "case.complete", CompleteCase.class, CaseState.class, app.cases()::complete)
        .says("Complete a case whose steps are all checked; commits its worktree.")
        .openTo(WORKER)
        .refuses("evidence_missing no_thread not_begun outside_scope steps_open wrong_level");
  }
}
