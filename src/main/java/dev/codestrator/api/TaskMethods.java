package dev.codestrator.api;

import static dev.codestrator.model.Role.MERGE_REVIEWER;
import static dev.codestrator.model.Role.PLAN_ARCHITECT;
import static dev.codestrator.model.Role.WORKER;

import dev.codestrator.app.lifecycle.Agenda;
import dev.codestrator.app.lifecycle.BeginCase;
import dev.codestrator.app.lifecycle.CheckStep;
import dev.codestrator.app.lifecycle.CompleteCase;
import dev.codestrator.app.session.Attaching;
import dev.codestrator.app.session.Candidates;
import dev.codestrator.app.task.CreateTask;
import dev.codestrator.app.task.GetTask;
import dev.codestrator.app.task.ListTasks;

/// The task tree, and the life of a Case.
final class TaskMethods {
  private TaskMethods() {}

  static void define(Definitions methods, Services.ForTasks app) {
    tasks(methods, app);
    cases(methods, app);
    methods.read(
        "resume.next",
        Agenda.AskNext.class,
        app.agenda()::next,
        "Show the case to go on with: next step, latest checkpoint.",
        WORKER);
  }

  /// Going on with the session of a root that is gone; of this group by its name.
  static void resuming(Definitions methods, Services.ForSessions app) {
    methods.read(
        "resume.candidates.list",
        Candidates.ListCandidates.class,
        app.candidates()::list,
        "List sessions whose root is gone.");
    methods.write(
        "resume.candidates.attach",
        Attaching.Attach.class,
        app.attaching()::attach,
        "Become the root of such a session: worktrees, children, leases, what comes next.");
  }

  private static void tasks(Definitions methods, Services.ForTasks app) {
    methods.write(
        "task.create",
        CreateTask.class,
        app.tasks()::create,
        "Create an epic, feature, test group or case, with children if given.");
    methods.read(
        "task.list",
        ListTasks.class,
        app.tasks()::list,
        "List tasks, parents first.",
        WORKER,
        MERGE_REVIEWER,
        PLAN_ARCHITECT);
    methods.read(
        "task.get",
        GetTask.class,
        app.tasks()::get,
        "Show a task with steps, latest checkpoint and its file.",
        WORKER,
        MERGE_REVIEWER,
        PLAN_ARCHITECT);
  }

  private static void cases(Definitions methods, Services.ForTasks app) {
    methods.set(
        "case.begin",
        BeginCase.class,
        app.cases()::begin,
        "Begin a case: in progress, a checkpoint, the current reference.",
        WORKER);
    methods.write(
        "step.check",
        CheckStep.class,
        app.cases()::check,
        "Record a step's result; pass ticks its box.",
        WORKER);
    methods.write(
        "case.complete",
        CompleteCase.class,
        app.cases()::complete,
        "Complete a case whose steps are all checked; commits its worktree.",
        WORKER);
  }
}
