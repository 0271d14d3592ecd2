package dev.codestrator.api;

import static dev.codestrator.model.Role.WORKER;

import dev.codestrator.app.lease.AcquireLock;
import dev.codestrator.app.lease.Leases;
import dev.codestrator.app.workspace.DecideWorktree;
import dev.codestrator.app.workspace.MergeToParent;
import dev.codestrator.app.workspace.SpawnWorktree;
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
        app.scheduler()::decide,
        "Say whether work gets a worktree of its own, and why.",
        WORKER);
    methods.write(
        "worktree.spawn",
        SpawnWorktree.class,
        app.spawning()::spawn,
        "Make a child worktree on a branch of its own.");
    methods.read(
        "worktree.list",
        Worktrees.ListWorktrees.class,
        app.worktrees()::list,
        "List worktrees: ahead, behind, uncommitted.",
        WORKER);
    methods.set(
        "worktree.merge_to_parent",
        MergeToParent.class,
        app.merging()::merge,
        "Merge a child worktree into its parent.",
        WORKER);
  }

  private static void locks(Definitions methods, Services.ForWorkspace app) {
    methods.set(
        "lock.acquire",
        AcquireLock.class,
        app.leases()::acquire,
        "Lease paths, all or nothing.",
        WORKER);
    methods.set(
        "lock.release",
        Leases.ReleaseLock.class,
        app.leases()::release,
        "Release a lease.",
        WORKER);
    methods.read(
        "lock.list",
        Leases.ListLocks.class,
        app.leases()::list,
        "List the leases of the clone.",
        WORKER);
  }
}
