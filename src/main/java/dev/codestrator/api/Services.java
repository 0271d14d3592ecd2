package dev.codestrator.api;

import dev.codestrator.app.doctor.Doctor;
import dev.codestrator.app.inbox.Inbox;
import dev.codestrator.app.lease.Leases;
import dev.codestrator.app.lifecycle.Cases;
import dev.codestrator.app.lifecycle.Work;
import dev.codestrator.app.merge.Landing;
import dev.codestrator.app.merge.MainLock;
import dev.codestrator.app.merge.Queue;
import dev.codestrator.app.merge.Reviews;
import dev.codestrator.app.plan.Graph;
import dev.codestrator.app.session.Closing;
import dev.codestrator.app.session.Contexts;
import dev.codestrator.app.session.Opening;
import dev.codestrator.app.session.Sessions;
import dev.codestrator.app.system.TmuxRuntime;
import dev.codestrator.app.system.Undoing;
import dev.codestrator.app.task.Tasks;
import dev.codestrator.app.thread.Children;
import dev.codestrator.app.workspace.Merging;
import dev.codestrator.app.workspace.Scheduler;
import dev.codestrator.app.workspace.Spawning;
import dev.codestrator.app.workspace.Workspaces;
import dev.codestrator.app.workspace.Worktrees;

/// The services that the methods call.
public record Services(
    Workspaces workspaces,
    Opening opening,
    Contexts contexts,
    Sessions sessions,
    Closing closing,
    Tasks tasks,
    Cases cases,
    Graph graph,
    Scheduler scheduler,
    Spawning spawning,
    Worktrees worktrees,
    Merging merging,
    Leases leases,
    Children children,
    Work work,
    dev.codestrator.app.merge.Contexts reviewContexts,
    Reviews reviews,
    Queue queue,
    MainLock mainLock,
    Landing landing,
    Inbox inbox,
    TmuxRuntime runtime,
    Care care) {
  /// What looks after the records.
  public record Care(Doctor doctor, Undoing undoing) {}
}
