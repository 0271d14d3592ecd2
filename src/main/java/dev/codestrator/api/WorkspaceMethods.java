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
import dev.codestrator.app.workspace.Scheduler;
import dev.codestrator.app.workspace.SpawnWorktree;
import dev.codestrator.app.workspace.WorktreeSummary;
import dev.codestrator.app.workspace.Worktrees;

/// Worktrees and leases.
final class WorkspaceMethods {
  private WorkspaceMethods() {}

  static void define(Definitions methods, Services.ForWorkspace app) {
    worktrees(methods, app);
    locks(methods, app);
  }

  private static void worktrees(Definitions methods, Services.ForWorkspace app) {
    methods.read(
        "scheduler.decide_worktree",
        DecideWorktree.class,
        Scheduler.Decision.class,
        app.scheduler()::decide,
        "Say whether work gets a worktree of its own, and why.",
        WORKER);
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
    methods.write(
        "worktree.merge_to_parent",
        MergeToParent.class,
        Merging.Merged.class,
        app.merging()::merge,
        "Merge a child worktree into its parent.",
        WORKER);
  }

  private static void locks(Definitions methods, Services.ForWorkspace app) {
    methods.write(
        "lock.acquire",
        AcquireLock.class,
        LeaseView.class,
        app.leases()::acquire,
        "Lease paths, all or nothing.",
        WORKER);
    methods.write(
        "lock.release",
        Leases.ReleaseLock.class,
        LeaseView.class,
        app.leases()::release,
        "Release a lease.",
        WORKER);
    methods.write(
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
