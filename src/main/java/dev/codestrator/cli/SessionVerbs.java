package dev.codestrator.cli;

import static dev.codestrator.cli.Layout.fields;
import static dev.codestrator.cli.Layout.table;

import java.util.List;

/// The commands for sessions.
final class SessionVerbs {

  private SessionVerbs() {}

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
              "orch status --session s-3f9k0ab"));
}
