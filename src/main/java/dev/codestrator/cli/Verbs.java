package dev.codestrator.cli;

import static dev.codestrator.cli.Layout.fields;
import static dev.codestrator.cli.Layout.table;

import java.util.List;

/// All commands that call a method.
final class Verbs {
  private static final String[] TASK_COLUMNS = {
    "id", "level", "status", "priority", "steps_done", "steps_total", "at", "title"
  };
  private static final String[] LEASE = {
    "lock_id", "state", "paths", "mode", "thread", "expires_at"
  };
  private static final String[] CASE = {"case_id", "status", "next_action", "commit", "path"};

  private Verbs() {}

  static final List<Verb> ALL =
      List.of(
          Verb.of(
              "init", "workspace.init", fields("state_path", "created", "versions"), "orch init"),
          Verb.of(
                  "open",
                  "session.open",
                  fields(
                      "status",
                      "session_id",
                      "worktree_path",
                      "branch",
                      "child_attach_hint",
                      "resume_candidates"),
                  "orch open \"Pay by card\"")
              .takes("user_request")
              .lastOptional(1)
              .naming("worktree_name", "name"),
          Verb.of(
              "close",
              "session.close",
              fields("summary", "landed", "unlanded_branch"),
              "orch close"),
          Verb.of(
              "sessions",
              "session.list",
              table("sessions", "id", "status", "slug", "target", "owner", "opened_at", "path"),
              "orch sessions"),
          Verb.of(
              "status",
              "session.context",
              new Layout.Overview(),
              "orch status --session s-3f9k0ab"),
          Verb.of(
                  "task add",
                  "task.create",
                  fields("id", "level", "title", "path"),
                  "orch task add case \"Reject expired cards\" --parent g-1x --step \"Check the date\"")
              .takes("level", "title")
              .naming("parent_id", "parent")
              .naming("steps", "step")
              .naming("files", "file")
              .naming("acceptance", "accept"),
          Verb.of("task list", "task.list", table("tasks", TASK_COLUMNS), "orch task list --ready")
              .naming("parent_id", "parent")
              .naming("session", "of-session"),
          Verb.of("task tree", "task.list", new Layout.TaskTree(), "orch task tree")
              .saying("Show tasks below their parents, with how far they are.")
              .naming("parent_id", "parent")
              .naming("session", "of-session"),
          Verb.of("task show", "task.get", fields(), "orch task show c-4h").takes("task_id"),
          Verb.of(
                  "task path",
                  "task.get",
                  new Layout.Text("path"),
                  "$EDITOR \"$(orch task path c-4h)\"")
              .saying("Show where a task's file is.")
              .takes("task_id"),
          Verb.of("case begin", "case.begin", fields(CASE), "orch case begin c-4h")
              .takes("case_id")
              .naming("thread_id", "for-thread"),
          Verb.of(
                  "case complete",
                  "case.complete",
                  fields(CASE),
                  "orch case complete c-4h \"Cards are checked\"")
              .takes("case_id", "summary"),
          Verb.of(
                  "step check",
                  "step.check",
                  fields("case_id", "ticked", "next_action", "checkpoint"),
                  "orch step check c-4h a7k2 pass --command 'make test' --exit-code 0")
              .takes("case_id", "step", "result"),
          Verb.of("here", "work.current_ref", new Layout.Text("text"), "orch here")
              .saying("Read what to do next; --next-action sets it.")
              .naming("thread_id", "of-thread"),
          Verb.of(
                  "ack",
                  "work.current_ref.ack",
                  fields("ref_id", "acknowledged"),
                  "orch ack k-8d1m2q0")
              .takes("ref_id")
              .naming("thread_id", "of-thread"),
          Verb.of(
                  "spawn",
                  "thread.child.spawn",
                  fields("thread", "worktree_path", "attach_info"),
                  "orch spawn c-4h --provider command --launch-command ./agent")
              .takes("scope_case_ids")
              .lastOptional(1)
              .naming("claims", "claim"),
          Verb.of(
              "children",
              "thread.child.list",
              table("threads", "thread_id", "role", "status", "detail", "scope", "title"),
              "orch children"),
          Verb.of(
                  "wait",
                  "thread.child.wait_status",
                  fields("thread_id", "achieved_status", "detail", "elapsed_ms"),
                  "orch wait t-9k --for completed,error --timeout 600")
              .takes("thread_ids")
              .naming("target_statuses", "for")
              .naming("timeout_seconds", "timeout"),
          Verb.of("stop", "thread.child.stop", fields("thread_id", "status"), "orch stop t-9k")
              .takes("thread_id"),
          Verb.of(
                  "capture",
                  "thread.child.status",
                  new Layout.Text("last_response"),
                  "orch capture t-9k --capture-lines 50")
              .saying("Show the end of a child's pane.")
              .takes("thread_id"),
          Verb.of("attach", "thread.attach_info", new Layout.Text("command"), "orch attach")
              .takes("thread_id")
              .lastOptional(1),
          Verb.of("lock", "lock.acquire", fields(LEASE), "orch lock src/auth --scope-type prefix")
              .takes("scope_paths")
              .naming("ttl_seconds", "ttl"),
          Verb.of("unlock", "lock.release", fields(LEASE), "orch unlock l-2w").takes("lock_id"),
          Verb.of(
              "locks",
              "lock.list",
              table(
                  "locks", "lock_id", "state", "paths", "mode", "session", "thread", "expires_at"),
              "orch locks"),
          Verb.of(
                  "inbox",
                  "inbox.pending",
                  table("messages", "id", "kind", "sender", "sent_at", "message"),
                  "orch inbox")
              .takes("receiver_thread_id")
              .lastOptional(1),
          Verb.of(
                  "inbox list",
                  "inbox.list",
                  table("messages", "id", "status", "kind", "sender", "sent_at", "message"),
                  "orch inbox list")
              .takes("thread_id")
              .lastOptional(1),
          Verb.of(
                  "inbox send",
                  "inbox.send",
                  table("messages", "id", "receiver"),
                  "orch inbox send root \"I need the key\" --kind blocker")
              .takes("receiver_thread_id", "message"),
          Verb.of(
                  "inbox read",
                  "inbox.deliver",
                  new Layout.Text("message.message"),
                  "orch inbox read m-7t")
              .takes("message_id"),
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
                  "path"),
              "orch worktree list"),
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
                  "orch worktree merge w-9c")
              .takes("worktree_id"),
          Verb.of(
              "merge request",
              "merge.main.request",
              fields("request_id", "merge_request_id", "branch", "target", "position"),
              "orch merge request"),
          Verb.of(
              "merge lock",
              "merge.main.acquire_lock",
              fields("lock_id", "session", "expires_at"),
              "orch merge lock"),
          Verb.of(
              "merge unlock",
              "merge.main.release_lock",
              fields("lock_id", "state"),
              "orch merge unlock"),
          Verb.of("merge context", "merge.review_context", fields(), "orch merge context r-5b")
              .takes("merge_request_id"),
          Verb.of(
                  "merge review",
                  "merge.review.request_auto",
                  fields("review_job_id", "merge_request_id", "commit", "path", "attach_info"),
                  "orch merge review --provider codex")
              .takes("merge_request_id")
              .lastOptional(1),
          Verb.of(
              "merge verdict",
              "merge.review.thread_status",
              fields("review_job_id", "state", "detail", "report"),
              "orch merge verdict"),
          Verb.of(
                  "merge submit",
                  "merge.review.submit",
                  fields("review_job_id", "state"),
                  "orch merge submit r-5b approve --notes \"./check passes\"")
              .takes("merge_request_id", "verdict"),
          Verb.of(
                  "merge status",
                  "merge.main.status",
                  fields(
                      "request_id",
                      "status",
                      "position",
                      "holder",
                      "branch",
                      "target",
                      "landed",
                      "review"),
                  "orch merge status")
              .takes("request_id")
              .lastOptional(1),
          Verb.of(
                  "merge land",
                  "merge.main.land",
                  fields("target", "commit", "files", "verified"),
                  "orch merge land")
              .takes("request_id")
              .lastOptional(1),
          Verb.of(
              "merge queue",
              "merge.main.list",
              table("queue", "position", "request_id", "status", "branch", "target", "session"),
              "orch merge queue"),
          Verb.of("doctor", "system.doctor", new Layout.Text("text"), "orch doctor --fix"),
          Verb.of("undo", "system.undo", new Layout.Text("text"), "orch undo 20261121T0240")
              .takes("undo_id")
              .lastOptional(1),
          Verb.of("setup tmux", "runtime.tmux.ensure", fields(), "orch setup tmux"));
}
