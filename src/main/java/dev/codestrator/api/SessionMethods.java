package dev.codestrator.api;

import static dev.codestrator.api.Effect.ADDS;
import static dev.codestrator.api.Effect.ENDS;
import static dev.codestrator.api.Effect.READS;
import static dev.codestrator.api.Effect.SETS;

import dev.codestrator.app.session.CleanUp;
import dev.codestrator.app.session.CleanedSession;
import dev.codestrator.app.session.CloseSession;
import dev.codestrator.app.session.ClosedSession;
import dev.codestrator.app.session.ContextRequest;
import dev.codestrator.app.session.ListSessions;
import dev.codestrator.app.session.OpenSession;
import dev.codestrator.app.session.OpenedSession;
import dev.codestrator.app.session.SessionContext;
import dev.codestrator.app.session.Sessions;
import dev.codestrator.app.workspace.CommitGuard;
import dev.codestrator.app.workspace.Workspaces;

/// Sessions: where a root begins and ends.
final class SessionMethods {
  private SessionMethods() {}

  static void define(Definitions methods, Services.ForSessions app) {
    beginning(methods, app);
    looking(methods, app);
    ending(methods, app);
  }

  private static void beginning(Definitions methods, Services.ForSessions app) {
    methods
        .add(
            SETS,
            "workspace.init",
            Workspaces.Init.class,
            Workspaces.Workspace.class,
            app.workspaces()::init)
        .says("Set a worktree up: .orchestrator/, skills, notes and MCP entries for agents.")
        .refuses("git_too_old link_taken no_launcher unknown_agent");
    methods
        .add(
            SETS,
            "workspace.guard",
            CommitGuard.Ask.class,
            CommitGuard.Guard.class,
            app.guard()::set)
        .says("Have git refuse commits of what another thread leases.")
        .refuses("hook_taken");
    methods
        .add(ADDS, "session.open", OpenSession.class, OpenedSession.class, app.opening()::open)
        .says("Open a session: a root worktree on a branch of its own.")
        .belongs(Belonging.SEEKING)
        .refuses(
            "always_branch bad_branch bad_path branch_checked_out branch_exists "
                + "branch_not_merged empty_text folder_exists git_too_old "
                + "malformed_branch name_taken no_default_branch no_free_ports "
                + "not_own_thread out_of_range path_inside path_outside records_pending "
                + "session_inside_child setup_failed setup_missing setup_not_ignored "
                + "worktree_dirty");
    methods
        .add(
            SETS,
            "session.heartbeat",
            Sessions.Beat.class,
            Sessions.Heartbeat.class,
            app.sessions()::beat)
        .says("Say that the root lives.")
        .refuses("session_over");
  }

  private static void looking(Definitions methods, Services.ForSessions app) {
    methods
        .add(
            READS,
            "session.context",
            ContextRequest.class,
            SessionContext.class,
            app.contexts()::context)
        .says("Show a session: worktrees, threads, leases, queue, what comes next.")
        .refuses("empty_text not_own_thread wrong_cursor");
    methods
        .add(
            READS,
            "session.list",
            ListSessions.class,
            Sessions.SessionList.class,
            app.sessions()::list)
        .says("List sessions: tmux, liveness.")
        .belongs(Belonging.SEEKING);
  }

  private static void ending(Definitions methods, Services.ForSessions app) {
    methods
        .add(ADDS, "session.close", CloseSession.class, ClosedSession.class, app.closing()::close)
        .says("Close a session. Nothing is deleted.")
        .refuses(
            "hook_refused merge_conflict no_child no_merge not_fast_forward ref_moved session_busy "
                + "session_over target_dirty target_in_use worktree_dirty wrong_cursor");
    methods
        .add(ENDS, "session.cleanup", CleanUp.class, CleanedSession.class, app.cleaning()::clean)
        .says("End a session: stop children, remove what is merged, keep the rest.")
        .belongs(Belonging.EXACTLY)
        .refuses(
            "branch_checked_out branch_not_merged hook_refused merge_conflict no_child "
                + "no_merge not_fast_forward ref_moved rescue_names_taken session_busy "
                + "session_over target_dirty target_in_use worktree_dirty wrong_cursor");
  }
}
