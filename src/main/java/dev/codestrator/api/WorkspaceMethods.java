package dev.codestrator.api;

import static dev.codestrator.api.Effect.ADDS;
import static dev.codestrator.api.Effect.ENDS;
import static dev.codestrator.api.Effect.READS;
import static dev.codestrator.api.Effect.SETS;
import static dev.codestrator.model.Role.WORKER;

import dev.codestrator.app.lease.AcquireLock;
import dev.codestrator.app.lease.CommitCheck;
import dev.codestrator.app.lease.LeaseView;
import dev.codestrator.app.lease.Leases;
import dev.codestrator.app.workspace.Collecting;
import dev.codestrator.app.workspace.CreateWorktree;
import dev.codestrator.app.workspace.DecideWorktree;
import dev.codestrator.app.workspace.MergeToParent;
import dev.codestrator.app.workspace.Merging;
import dev.codestrator.app.workspace.OverlapRequest;
import dev.codestrator.app.workspace.Overlaps;
import dev.codestrator.app.workspace.RemoveWorktree;
import dev.codestrator.app.workspace.RemovedWorktree;
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
    merging(methods, app);
    removal(methods, app);
    rescue(methods, app);
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
        .says("Make a child worktree on a branch of its own.")
        .refuses(
            "bad_branch bad_path branch_checked_out branch_exists branch_not_merged "
                + "case_claimed empty_text folder_exists malformed_branch name_taken "
                + "no_free_ports out_of_range path_inside path_outside setup_failed "
                + "setup_missing setup_not_ignored worktree_dirty wrong_level");
    methods
        .add(
            ADDS,
            "worktree.create",
            CreateWorktree.class,
            WorktreeSummary.class,
            app.spawning()::create)
        .says("Make a worktree of the session on a branch of this name.")
        .refuses(
            "bad_branch bad_path branch_checked_out branch_exists branch_not_merged "
                + "case_claimed empty_text folder_exists malformed_branch name_taken "
                + "no_free_ports out_of_range path_inside path_outside setup_failed "
                + "setup_missing setup_not_ignored worktree_dirty wrong_level");
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
        .openTo(WORKER)
        .refuses("out_of_range");
    methods
        .add(
            SETS,
            "worktree.overlap",
            OverlapRequest.class,
            Overlaps.class,
            app.overlapping()::overlap)
        .says("Tell which live branches touch the same files or conflict.")
        .openTo(WORKER);
  }

  private static void merging(Definitions methods, Services.ForWorkspace app) {
    methods
        .add(
            READS,
            "worktree.list",
            Worktrees.ListWorktrees.class,
            Worktrees.WorktreeList.class,
            app.worktrees()::list)
        .says("List worktrees: ahead, behind, uncommitted, conflicts.")
        .openTo(WORKER)
        .refuses("wrong_cursor");
    methods
        .add(
            SETS,
            "worktree.merge_to_parent",
            MergeToParent.class,
            Merging.Merged.class,
            app.merging()::merge)
        .says("Merge a child worktree into its parent.")
        .openTo(WORKER)
        .refuses(
            "branch_changed children_unmerged merge_conflict no_merge no_parent not_active "
                + "not_own_worktree paths_leased paths_outside work_uncommitted worktree_dirty");
  }

  private static void removal(Definitions methods, Services.ForWorkspace app) {
    methods
        .add(
            ENDS,
            "worktree.remove",
            RemoveWorktree.class,
            RemovedWorktree.class,
            app.removing()::remove)
        .says("Remove a worktree that is merged and clean; with force its work is saved first.")
        .refuses(
            "branch_checked_out branch_not_merged rescue_names_taken root_worktree "
                + "worktree_dirty worktree_kept");
    methods
        .add(
            ADDS,
            "worktree.gc",
            Collecting.Collect.class,
            Collecting.Collected.class,
            app.collecting()::collect)
        .says("Remove worktrees that are merged and clean; say what the others take.")
        .refuses(
            "branch_checked_out branch_not_merged out_of_range rescue_names_taken "
                + "worktree_dirty");
  }

  private static void rescue(Definitions methods, Services.ForWorkspace app) {
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
        .says("Make a branch, or a worktree, of saved work.")
        .refuses(
            "ambiguous_rescue bad_path branch_exists folder_exists malformed_branch "
                + "path_inside unknown_rescue");
  }

  private static void locks(Definitions methods, Services.ForWorkspace app) {
    methods
        .add(SETS, "lock.acquire", AcquireLock.class, LeaseView.class, app.leases()::acquire)
        .says("Lease paths, all or nothing.")
        .openTo(WORKER)
        .refuses(
            "bad_path lease_held lease_unreadable not_own_lock out_of_range "
                + "path_outside wrong_scope");
    methods
        .add(SETS, "lock.release", Leases.ReleaseLock.class, LeaseView.class, app.leases()::release)
        .says("Release a lease.")
        .openTo(WORKER)
        .refuses("not_held not_own_lock wrong_scope");
    methods
        .add(
            SETS,
            "lock.heartbeat",
            Leases.HeartbeatLock.class,
            LeaseView.class,
            app.leases()::heartbeat)
        .says("Renew a lease that is held.")
        .openTo(WORKER)
        .refuses("not_held not_own_lock out_of_range");
    methods
        .add(READS, "lock.list", Leases.ListLocks.class, Leases.LeaseList.class, app.leases()::list)
        .says("List the leases of the clone.")
        .openTo(WORKER)
        .refuses("wrong_cursor");
    methods
        .add(
            READS,
            "lock.check",
            CommitCheck.Ask.class,
            CommitCheck.Checked.class,
            app.commitCheck()::check)
        .says("Say whether the caller's worktree may commit these paths.")
        .openTo(WORKER)
        .refuses("paths_leased");
  }
}
