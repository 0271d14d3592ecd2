package dev.codestrator.cli;

import static dev.codestrator.cli.Layout.fields;
import static dev.codestrator.cli.Layout.table;

import java.util.List;

/// The commands for tasks, Cases and what comes next.
final class TaskVerbs {
  private static final String[] TASK_COLUMNS = {
    "id", "level", "status", "priority", "role", "steps_done", "steps_total", "at", "stale", "title"
  };
  private static final String[] CASE = {"case_id", "status", "next_action", "commit", "path"};

  private TaskVerbs() {}

  static final List<Verb> ALL =
      List.of(
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
          Verb.of(
                  "task edit",
                  "task.update",
                  fields("id", "status", "title", "changed", "path"),
                  "orch task edit c-4h --priority 3 --add-file 'src/pay/**'")
              .saying("Change a task; without options, say where its file is.")
              .takes("task_id")
              .naming("parent_id", "parent")
              .naming("files", "file")
              .naming("add_files", "add-file")
              .naming("remove_files", "remove-file"),
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
          Verb.of(
              "task next",
              "resume.next",
              fields(
                  "case_id",
                  "status",
                  "title",
                  "next_action",
                  "thread",
                  "latest_checkpoint",
                  "path"),
              "orch task next"),
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
                  "case block",
                  "case.block",
                  fields(CASE),
                  "orch case block c-4h \"The bank's test account is locked\"")
              .takes("case_id", "reason"),
          Verb.of(
                  "step add",
                  "step.add",
                  fields("case_id", "step.id", "step.title", "path"),
                  "orch step add c-4h \"Log the refusal\" --after m3q9")
              .takes("case_id", "title"),
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
                  "history",
                  "work.history",
                  table("entries", "at", "event", "case_id", "thread", "step", "title"),
                  "orch history c-4h --limit 20")
              .takes("task_id")
              .lastOptional(1));
}
