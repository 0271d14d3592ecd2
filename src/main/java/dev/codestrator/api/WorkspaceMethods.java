package dev.codestrator.api;

import static dev.codestrator.api.Effect.ADDS;
import static dev.codestrator.api.Effect.ENDS;
import static dev.codestrator.api.Effect.READS;
import static dev.codestrator.api.Effect.SETS;
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
    methods
        .add(
            ADDS,
            "worktree.spawn",
            SpawnWorktree.class,
            WorktreeSummary.class,
            app.spawning()::spawn)
        .says("Make a child worktree on a branch of its own.");
    methods
        .add(
            ADDS,
            "worktree.create",
            CreateWorktree.class,
            WorktreeSummary.class,
            app.spawning()::create)
        .says("Make a worktree of the session on a branch of this name.");
  }

  private static void worktrees(Definitions methods, Services.ForWorkspace app) {
    methods
        .add(
            READS,
            "scheduler.decide_worktree",
            DecideWorktree.class,
            Scheduler.Decision.class,
            app.scheduler()::decide)
        .says("Say whether work gets a worktree of its own, and why.")
        .openTo(WORKER);
    methods
        .add(
            READS,
            "worktree.overlap",
            OverlapRequest.class,
            Overlaps.class,
            app.overlapping()::overlap)
        .says("Say which live branches touch the same files, and which would conflict.")
        .openTo(WORKER);
    methods
        .add(
            READS,
            "worktree.list",
            Worktrees.ListWorktrees.class,
            Worktrees.WorktreeList.class,
            app.worktrees()::list)
        .says("List worktrees: ahead, behind, uncommitted, conflicts.")
        .openTo(WORKER);
    methods
        .add(
            SETS,
            "worktree.merge_to_parent",
            MergeToParent.class,
            Merging.Merged.class,
            app.merging()::merge)
        .says("Merge a child worktree into its parent.")
        .openTo(WORKER);
  }

  private static void removal(Definitions methods, Services.ForWorkspace app) {
    methods
        .add(
            ENDS,
            "worktree.remove",
            RemoveWorktree.class,
            RemovedWorktree.class,
            app.removing()::remove)
        .says("Remove a worktree that is merged and clean; with force its work is saved first.");
    methods
        .add(
            ADDS,
            "worktree.gc",
            Removing.Collect.class,
            Removing.Collected.class,
            app.removing()::collect)
        .says("Remove all worktrees that are merged and clean.");
    methods
        .add(
            READS,
            "rescue.list",
            Rescuing.ListRescued.class,
            Rescuing.RescuedWork.class,
            app.rescuing()::list)
        .says("List saved work.");
    methods
        .add(
            ADDS,
            "rescue.restore",
            Rescuing.Restore.class,
            Rescuing.Restored.class,
            app.rescuing()::restore)
        .says("Make a branch, or a worktree, of saved work.");
  }

  private static void locks(Definitions methods, Services.ForWorkspace app) {
    methods
        .add(SETS, "lock.acquire", AcquireLock.class, LeaseView.class, app.leases()::acquire)
        .says("Lease paths, all or nothing.")
        .openTo(WORKER);
    methods
        .add(SETS, "lock.release", Leases.ReleaseLock.class, LeaseView.class, app.leases()::release)
        .says("Release a lease.")
        .openTo(WORKER);
    methods
        .add(
            SETS,
            "lock.heartbeat",
            Leases.HeartbeatLock.class,
            LeaseView.class,
            app.leases()::heartbeat)
        .says("Renew a lease that is held.")
        .openTo(WORKER);
    methods
        .add(READS, "lock.list", Leases.ListLocks.class, Leases.LeaseList.class, app.leases()::list)
        .says("List the leases of the clone.")
        .openTo(WORKER);
  }
}
