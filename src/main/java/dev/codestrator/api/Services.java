package dev.codestrator.api;

import dev.codestrator.app.doctor.Doctor;
import dev.codestrator.app.inbox.Inbox;
import dev.codestrator.app.lease.CommitCheck;
import dev.codestrator.app.lease.Leases;
import dev.codestrator.app.lifecycle.Agenda;
import dev.codestrator.app.lifecycle.Blocking;
import dev.codestrator.app.lifecycle.Cases;
import dev.codestrator.app.lifecycle.History;
import dev.codestrator.app.lifecycle.Steps;
import dev.codestrator.app.lifecycle.Work;
import dev.codestrator.app.merge.Evidence;
import dev.codestrator.app.merge.FollowUp;
import dev.codestrator.app.merge.Landing;
import dev.codestrator.app.merge.MainLock;
import dev.codestrator.app.merge.Queue;
import dev.codestrator.app.merge.Requests;
import dev.codestrator.app.merge.Reviews;
import dev.codestrator.app.mirror.Mirrors;
import dev.codestrator.app.plan.Graph;
import dev.codestrator.app.plan.Materializing;
import dev.codestrator.app.plan.Pipelines;
import dev.codestrator.app.plan.Plans;
import dev.codestrator.app.session.Attaching;
import dev.codestrator.app.session.Candidates;
import dev.codestrator.app.session.Cleaning;
import dev.codestrator.app.session.Closing;
import dev.codestrator.app.session.Contexts;
import dev.codestrator.app.session.Opening;
import dev.codestrator.app.session.Sessions;
import dev.codestrator.app.system.Bundle;
import dev.codestrator.app.system.TmuxRuntime;
import dev.codestrator.app.system.Undoing;
import dev.codestrator.app.task.Tasks;
import dev.codestrator.app.thread.Children;
import dev.codestrator.app.workspace.Collecting;
import dev.codestrator.app.workspace.CommitGuard;
import dev.codestrator.app.workspace.Merging;
import dev.codestrator.app.workspace.Overlapping;
import dev.codestrator.app.workspace.Removing;
import dev.codestrator.app.workspace.Rescuing;
import dev.codestrator.app.workspace.Scheduler;
import dev.codestrator.app.workspace.Spawning;
import dev.codestrator.app.workspace.Workspaces;
import dev.codestrator.app.workspace.Worktrees;

/// The services that the methods call, by the group of the methods.
public record Services(
    ForSessions sessions,
    ForTasks tasks,
    ForGraph graph,
    ForWorkspace workspace,
    ForThreads threads,
    ForLifecycle lifecycle,
    ForMerge merge,
    ForInbox inbox,
    ForSystem system,
    ForPlans plans) {
  /// For sessions.
  public record ForSessions(
      Workspaces workspaces,
      CommitGuard guard,
      Opening opening,
      Contexts contexts,
      Sessions sessions,
      Closing closing,
      Cleaning cleaning,
      Candidates candidates,
      Attaching attaching) {}

  /// For the task tree and the life of Cases.
  public record ForTasks(Tasks tasks, Cases cases, Steps steps, Blocking blocking, Agenda agenda) {}

  /// For the planning graph.
  public record ForGraph(Graph graph) {}

  /// For worktrees and leases.
  public record ForWorkspace(
      Scheduler scheduler,
      Spawning spawning,
      Worktrees worktrees,
      Merging merging,
      Removing removing,
      Collecting collecting,
      Rescuing rescuing,
      Leases leases,
      CommitCheck commitCheck,
      Overlapping overlapping) {}

  /// For child agents.
  public record ForThreads(Children children) {}

  /// For what comes next.
  public record ForLifecycle(Work work, History history) {}

  /// For review and landing.
  public record ForMerge(
      dev.codestrator.app.merge.Contexts contexts,
      Requests requests,
      FollowUp followUp,
      Reviews reviews,
      Queue queue,
      MainLock mainLock,
      Landing landing,
      Evidence evidence) {}

  /// For plans.
  public record ForPlans(Plans plans, Materializing materializing, Pipelines pipelines) {}

  /// For messages.
  public record ForInbox(Inbox inbox) {}

  /// For the programs around and the care for the records.
  public record ForSystem(
      TmuxRuntime runtime, Bundle bundle, Mirrors mirrors, Doctor doctor, Undoing undoing) {}
}
