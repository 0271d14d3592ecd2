package dev.codestrator.api;

import static dev.codestrator.model.Role.WORKER;

import dev.codestrator.app.lease.AcquireLock;
import dev.codestrator.app.lease.LeaseView;
import dev.codestrator.app.lease.Leases;
import dev.codestrator.app.workspace.CreateWorktree;
import dev.codestrator.app.workspace.DecideWorktree;
import dev.codestrator.app.workspace.MergeToParent;
import dev.codestrator.app.workspace.Merging;
import dev.codestrator.app.workspace.OverlapRequest;
import dev.codestrator.app.workspace.Overlaps;
import dev.codestrator.app.workspace.RemoveWorktree;
import dev.codestrator.app.workspace.RemovedWorktree;
import dev.codestrator.app.workspace.Removing;
import dev.codestrator.app.workspace.Rescuing;
import dev.codestrator.app.workspace.Scheduler;
import dev.codestrator.app.workspace.SpawnWorktree;
import dev.codestrator.app.workspace.WorktreeSummary;
import dev.codestrator.app.workspace.Worktrees;

/// Worktrees and leases.
final class WorkspaceMethods {
  private WorkspaceMethods() {}

  static void define(Definitions methods, Services.ForWorkspace app) {
    making(methods, app);
    worktrees(methods, app);
    removal(methods, app);
    locks(methods, app);
  }

  private static void making(Definitions methods, Services.ForWorkspace app) {
    methods.write(
        "worktree.spawn",
        SpawnWorktree.class,
        WorktreeSummary.class,
        app.spawning()::spawn,
        "Make a child worktree on a branch of its own.");
    methods.write(
        "worktree.create",
        CreateWorktree.class,
        WorktreeSummary.class,
        app.spawning()::create,
        "Make a worktree of the session on a branch of this name.");
  }

  private static void worktrees(Definitions methods, Services.ForWorkspace app) {
    methods.read(
        "scheduler.decide_worktree",
        DecideWorktree.class,
        Scheduler.Decision.class,
        app.scheduler()::decide,
        "Say whether work gets a worktree of its own, and why.",
        WORKER);
    methods.read(
        "worktree.overlap",
        OverlapRequest.class,
        Overlaps.class,
        app.overlapping()::overlap,
        "Say which live branches touch the same files, and which would conflict.",
        WORKER);
    methods.read(
        "worktree.list",
        Worktrees.ListWorktrees.class,
        Worktrees.WorktreeList.class,
        app.worktrees()::list,
        "List worktrees: ahead, behind, uncommitted, conflicts.",
        WORKER);
    methods.set(
        "worktree.merge_to_parent",
        MergeToParent.class,
        Merging.Merged.class,
        app.merging()::merge,
        "Merge a child worktree into its parent.",
        WORKER);
  }

  private static void removal(Definitions methods, Services.ForWorkspace app) {
    methods.end(
        "worktree.remove",
        RemoveWorktree.class,
        RemovedWorktree.class,
        app.removing()::remove,
        "Remove a worktree that is merged and clean; with force its work is saved first.");
    methods.write(
        "worktree.gc",
        Removing.Collect.class,
        Removing.Collected.class,
        app.removing()::collect,
        "Remove all worktrees that are merged and clean.");
    methods.read(
        "rescue.list",
        Rescuing.ListRescued.class,
        Rescuing.RescuedWork.class,
        app.rescuing()::list,
        "List saved work.");
    methods.write(
        "rescue.restore",
        Rescuing.Restore.class,
        Rescuing.Restored.class,
        app.rescuing()::restore,
        "Make a branch, or a worktree, of saved work.");
  }

  private static void locks(Definitions methods, Services.ForWorkspace app) {
    methods.set(
        "lock.acquire",
        AcquireLock.class,
        LeaseView.class,
        app.leases()::acquire,
        "Lease paths, all or nothing.",
        WORKER);
    methods.set(
        "lock.release",
        Leases.ReleaseLock.class,
        LeaseView.class,
        app.leases()::release,
        "Release a lease.",
        WORKER);
    methods.set(
        "lock.heartbeat",
        Leases.HeartbeatLock.class,
        LeaseView.class,
        app.leases()::heartbeat,
        "Renew a lease that is held.",
        WORKER);
    methods.read(
        "lock.list",
        Leases.ListLocks.class,
        Leases.LeaseList.class,
        app.leases()::list,
        "List the leases of the clone.",
        WORKER);
  }
}
