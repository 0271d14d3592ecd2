package dev.codestrator.api;

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
    methods.read(
        "resume.next",
        Agenda.AskNext.class,
        NextCase.class,
        app.agenda()::next,
        "Show the case to go on with: next step, latest checkpoint.",
        WORKER);
  }

  /// Going on with the session of a root that is gone; of this group by its name.
  static void resuming(Definitions methods, Services.ForSessions app) {
    methods.read(
        "resume.candidates.list",
        Candidates.ListCandidates.class,
        Candidates.CandidateList.class,
        app.candidates()::list,
        "List sessions whose root is gone.");
    methods.set(
        "resume.candidates.attach",
        Attaching.Attach.class,
        Attaching.Attached.class,
        app.attaching()::attach,
        "Become the root of such a session: worktrees, children, leases, what comes next.");
  }

  private static void tasks(Definitions methods, Services.ForTasks app) {
    methods.write(
        "task.create",
        CreateTask.class,
        CreatedTask.class,
        app.tasks()::create,
        "Create an epic, feature, test group or case, with children if given.");
    methods.set(
        "task.update",
        UpdateTask.class,
        UpdatedTask.class,
        app.tasks()::update,
        "Change a task: title, status, priority, files, dependencies, parent.");
    methods.read(
        "task.list",
        ListTasks.class,
        TaskList.class,
        app.tasks()::list,
        "List tasks, parents first.",
        WORKER,
        MERGE_REVIEWER,
        PLAN_ARCHITECT);
    methods.read(
        "task.get",
        GetTask.class,
        TaskDetails.class,
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
        CaseState.class,
        app.cases()::begin,
        "Begin a case: in progress, a checkpoint, the current reference.",
        WORKER);
    methods.write(
        "step.check",
        CheckStep.class,
        CaseState.class,
        app.cases()::check,
        "Record a step's result; pass ticks its box.",
        WORKER);
    methods.write(
        "step.add",
        AddStep.class,
        AddedStep.class,
        app.steps()::add,
        "Add a step to a case.",
        WORKER);
    methods.set(
        "case.block",
        BlockCase.class,
        CaseState.class,
        app.blocking()::block,
        "Say that a case can't go on, and why; root is told. Begin it again to go on.",
        WORKER);
    methods.write(
        "case.complete",
        CompleteCase.class,
        CaseState.class,
        app.cases()::complete,
        "Complete a case whose steps are all checked; commits its worktree.",
        WORKER);
  }
}
