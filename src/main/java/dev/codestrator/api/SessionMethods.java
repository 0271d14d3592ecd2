package dev.codestrator.api;

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
    methods.set(
        "workspace.init",
        Workspaces.Init.class,
        Workspaces.Workspace.class,
        app.workspaces()::init,
        "Make .orchestrator/ in the worktree, unless it is there.");
    methods.write(
        "session.open",
        OpenSession.class,
        OpenedSession.class,
        app.opening()::open,
        "Open a session: a root worktree on a branch of its own.");
    methods.set(
        "session.heartbeat",
        Sessions.Beat.class,
        Sessions.Heartbeat.class,
        app.sessions()::beat,
        "Say that the root lives.");
  }

  private static void looking(Definitions methods, Services.ForSessions app) {
    methods.read(
        "session.context",
        ContextRequest.class,
        SessionContext.class,
        app.contexts()::context,
        "Show a session: worktrees, threads, leases, queue, what comes next.");
    methods.read(
        "session.list",
        ListSessions.class,
        Sessions.SessionList.class,
        app.sessions()::list,
        "List sessions: tmux, liveness.");
  }

  private static void ending(Definitions methods, Services.ForSessions app) {
    methods.write(
        "session.close",
        CloseSession.class,
        ClosedSession.class,
        app.closing()::close,
        "Close a session. Nothing is deleted.");
    methods.end(
        "session.cleanup",
        CleanUp.class,
        CleanedSession.class,
        app.cleaning()::clean,
        "End a session: stop children, remove what is merged, keep the rest.");
  }
}
