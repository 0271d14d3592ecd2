package dev.codestrator.cli;

import static dev.codestrator.cli.Layout.fields;
import static dev.codestrator.cli.Layout.table;

import java.util.List;

/// The commands for child agents.
final class ThreadVerbs {

  private ThreadVerbs() {}

  static final List<Verb> ALL =
      List.of(
          Verb.of(
                  "spawn",
                  "thread.child.spawn",
                  fields(
                          "thread.thread_id",
                          "thread.status",
                          "thread.provider",
                          "thread.scope",
                          "worktree_path")
                      .next("watch it: {attach_info.command}; all of them: orch watch"),
                  "orch spawn c-4h --provider command --launch-command ./agent")
              .takes("scope_case_ids")
              .lastOptional(1)
              .naming("claims", "claim"),
          Verb.of(
              "children",
              "thread.child.list",
              table(
                  "threads",
                  "thread_id",
                  "role",
                  "status",
                  "detail",
                  "question",
                  "tokens.percent",
                  "rate_limits",
                  "scope",
                  "title",
                  "last_message",
                  "files_modified"),
              "orch children"),
          Verb.of(
                  "wait",
                  "thread.child.wait_status",
                  fields(
                      "thread_id",
                      "achieved_status",
                      "detail",
                      "question",
                      "last_message",
                      "elapsed_ms"),
                  "orch wait t-9k --for completed,error --timeout 600")
              .takes("thread_ids")
              .naming("target_statuses", "for")
              .naming("timeout_seconds", "timeout"),
          Verb.of(
                  "send",
                  "thread.child.directive",
                  fields("state", "message_id", "detail"),
                  "orch send t-9k \"Leave the tests alone\" --mode queue")
              .takes("thread_id", "directive"),
          Verb.of(
                  "answer",
                  "thread.child.answer",
                  fields("thread_id", "kind", "confirmed_by"),
                  "orch answer t-9k yes")
              .takes("thread_id", "answer"),
          Verb.of(
                  "interrupt",
                  "thread.child.interrupt",
                  fields("thread_id", "status", "detail"),
                  "orch interrupt t-9k")
              .takes("thread_id"),
          Verb.of("stop", "thread.child.stop", fields("thread_id", "status"), "orch stop t-9k")
              .takes("thread_id"),
          Verb.of(
                  "capture",
                  "thread.child.status",
                  new Layout.Text("last_response"),
                  "orch capture t-9k --capture-lines 50")
              .saying("Show the end of a child's pane.")
              .takes("thread_id"),
          Verb.of(
                  "log",
                  "thread.child.status",
                  new Layout.Text("last_response"),
                  "orch log t-9k --lines 50")
              .saying("Show the end of a child's log.")
              .takes("thread_id")
              .naming("capture_lines", "lines")
              .fixing("source", "log"),
          Verb.of("attach", "thread.attach_info", new Layout.Text("command"), "orch attach t-9k")
              .saying("Show a terminal, read-only: of a child, a job or the session.")
              .takes("thread_id")
              .lastOptional(1));
}
