package dev.codestrator.cli;

import static dev.codestrator.cli.Layout.fields;
import static dev.codestrator.cli.Layout.table;

import java.util.List;

/// The commands for sessions.
final class SessionVerbs {

  private SessionVerbs() {}

  static final List<Verb> ALL =
      List.of(
          Verb.of("init", "workspace.init", new Layout.Setup(), "orch init"),
          Verb.of("guard", "workspace.guard", fields("hook", "installed"), "orch guard"),
          Verb.of(
                  "open",
                  "session.open",
                  fields(
                          "status",
                          "session_id",
                          "worktree_path",
                          "branch",
                          "child_attach_hint",
                          "resume_candidates")
                      .next("export ORCH_SESSION={session_id}; then: orch task add epic TITLE"),
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
              "cleanup",
              "session.cleanup",
              fields("summary", "stopped", "removed", "kept", "rescued"),
              "orch cleanup --session s-3f9k0ab"),
          Verb.of(
                  "resume",
                  "resume.candidates.attach",
                  fields(
                      "status", "session_id", "worktree_path", "branch", "handed_off", "revived"),
                  "orch resume s-3f9k0ab")
              .saying("Go on with a session whose root is gone; without an ID: list them.")
              .takes("target_session_id")
              .orElse("resume list"),
          Verb.of(
              "resume list",
              "resume.candidates.list",
              table("candidates", "session_id", "slug", "silent_seconds", "case_id", "next_action"),
              "orch resume list"),
          Verb.of(
              "heartbeat",
              "session.heartbeat",
              fields("session_id", "dead_after"),
              "orch heartbeat --session s-3f9k0ab"),
          Verb.of(
              "sessions",
              "session.list",
              table(
                  "sessions",
                  "id",
                  "status",
                  "alive",
                  "slug",
                  "target",
                  "owner",
                  "last_seen",
                  "tmux",
                  "tmux_exists",
                  "path"),
              "orch sessions"),
          Verb.of(
              "status",
              "session.context",
              new Layout.Overview(),
              "orch status --session s-3f9k0ab"));
}
