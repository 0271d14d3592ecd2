package dev.codestrator.app.thread;

import dev.codestrator.app.Call;
import dev.codestrator.io.Disk;
import dev.codestrator.io.Watch;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.ThreadStatus;
import dev.codestrator.store.Draft;
import dev.codestrator.store.ThreadFolder;
import dev.codestrator.tmux.Tmux;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Brings one child to life, once its files are there: pane, log, readiness.
///
/// @param thread its record
record Starting(Call call, Tmux tmux, AgentThread thread) {
  private static final int ALL_LINES = 2_000;
  private static final Duration LOOK = Duration.ofMillis(500);

  private ThreadFolder folder() {
    return ThreadFolder.of(call.repository(), thread.id());
  }

  /// Makes its pane, which runs its launch script; without a launch, a shell.
  String pane(SpawnChild request, Path worktree) {
    String session =
        request.tmuxSessionName().orElseGet(() -> call.sessionRecord(call.view()).value().tmux());
    if (!request.ensureTmux() && !tmux.hasSession(session)) {
      throw new Rejection.NotFound(
          "no_tmux_session",
          "there is no tmux session '" + session + "', and none was to be made",
          "leave ensure_tmux out: it is made");
    }
    Path script = request.launchCodex() ? folder().launchScript() : folder().shellScript();
    return remembered(
        tmux.newSession(session, request.tmuxWindowName(), worktree, script, request.layout()));
  }

  /// Makes another pane for it, which runs its launch script.
  String pane(String session, String window, Path worktree) {
    return remembered(tmux.newSession(session, window, worktree, folder().launchScript()));
  }

  private String remembered(String pane) {
    folder().rememberPane(pane);
    return pane;
  }

  /// Keeps what its pane shows, from the beginning: its launch script waits for that.
  Path log() {
    Path log = folder().log();
    String pane = folder().pane().orElseThrow();
    if (!tmux.pipe(pane, log)) {
      Disk.append(log, shown(pane)); // it has ended already
    }
    folder().rememberLogged();
    return log;
  }

  private String shown(String pane) {
    String text = tmux.capture(pane, ALL_LINES);
    return text.isBlank() ? "" : text + "\n";
  }

  /// Waits until its launch script has begun.
  ///
  /// @throws Rejection.ToolFailed `not_ready` with what its pane shows
  boolean ready(boolean skip) {
    Duration limit = Duration.ofSeconds(call.config().limits().readySeconds());
    long end = System.nanoTime() + limit.toNanos();
    try (Watch watch = Watch.on(List.of(folder().path()))) {
      while (!skip && !folder().hasStarted()) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          throw notReady(limit);
        }
        watch.await(Duration.ofNanos(Math.min(left, LOOK.toNanos())));
      }
    }
    return true;
  }

  private Rejection notReady(Duration limit) {
    String screen = tmux.capture(folder().pane().orElseThrow(), 20).strip();
    return new Rejection.ToolFailed(
        "not_ready",
        thread.id()
            + " did not start within "
            + limit.toSeconds()
            + " s; its pane shows:\n"
            + screen,
        "run its command by hand to see what it waits for");
  }

  /// Records that it works. A quick agent may have completed its work already; that stands.
  AgentThread begun(Draft draft) {
    AgentThread now = Launching.get(draft, thread.id());
    return now.status() == ThreadStatus.STARTING
        ? Launching.set(draft, thread.id(), ThreadStatus.PROCESSING)
        : now;
  }
}
