package dev.codestrator.cli;

import static dev.codestrator.cli.Layout.fields;
import static dev.codestrator.cli.Layout.table;

import java.util.List;

/// The commands for worktrees and leases.
final class WorkspaceVerbs {
  private static final String[] LEASE = {
    "lock_id", "state", "paths", "mode", "thread", "expires_at"
  };

  private WorkspaceVerbs() {}

  static final List<Verb> ALL =
      List.of(
          Verb.of("lock", "lock.acquire", fields(LEASE), "orch lock src/auth --scope-type prefix")
              .takes("scope_paths")
              .naming("ttl_seconds", "ttl"),
          Verb.of("unlock", "lock.release", fields(LEASE), "orch unlock l-2w").takes("lock_id"),
          Verb.of("renew", "lock.heartbeat", fields(LEASE), "orch renew l-2w --ttl 1200")
              .takes("lock_id")
              .naming("ttl_seconds", "ttl"),
          Verb.of(
              "locks",
              "lock.list",
              table(
                  "locks", "lock_id", "state", "paths", "mode", "session", "thread", "expires_at"),
              "orch locks"),
          Verb.of(
              "worktree decide",
              "scheduler.decide_worktree",
              fields(),
              "orch worktree decide --changed-files 8 --risk 2"),
          Verb.of(
              "worktree list",
              "worktree.list",
              table(
                  "worktrees",
                  "id",
                  "status",
                  "slug",
                  "branch",
                  "ahead",
                  "behind",
                  "dirty",
                  "conflicts",
                  "path"),
              "orch worktree list"),
          Verb.of(
                  "worktree create",
                  "worktree.create",
                  fields("id", "status", "branch", "path"),
                  "orch worktree create spike/cards --for c-4h")
              .takes("branch")
              .naming("task_id", "for")
              .naming("create_on_disk", "on-disk"),
          Verb.of("overlap", "worktree.overlap", new Layout.Overlap(), "orch overlap --check"),
          Verb.of(
                  "worktree spawn",
                  "worktree.spawn",
                  fields("id", "branch", "path"),
                  "orch worktree spawn --for c-4h")
              .naming("task_id", "for"),
          Verb.of(
                  "worktree merge",
                  "worktree.merge_to_parent",
                  fields(),
                  "orch worktree merge t-9k")
              .takes("worktree_id"),
          Verb.of("worktree remove", "worktree.remove", fields(), "orch worktree remove w-9c")
              .takes("worktree_id"),
          Verb.of("worktree gc", "worktree.gc", new Layout.Collected(), "orch worktree gc"),
          Verb.of("gc", "worktree.gc", new Layout.Collected(), "orch gc --older-than-days 30"),
          Verb.of(
              "rescue list",
              "rescue.list",
              table("rescued", "name", "at", "subject"),
              "orch rescue list"),
          Verb.of(
                  "rescue restore",
                  "rescue.restore",
                  fields(),
                  "orch rescue restore w-9c/uncommitted --branch spike")
              .takes("name"));
}
