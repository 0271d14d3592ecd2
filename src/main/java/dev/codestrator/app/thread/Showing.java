package dev.codestrator.app.thread;

import dev.codestrator.app.Call;
import dev.codestrator.io.Disk;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Id;
import dev.codestrator.model.Role;
import dev.codestrator.model.Secrets;
import dev.codestrator.store.ThreadFolder;
import dev.codestrator.tmux.Pane;
import dev.codestrator.tmux.Tmux;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/// Shows children: what they do, what they wrote last, how to watch them.
final class Showing {
  private static final int LOG_BYTES = 200_000;

  private final Watching watching;
  private final Function<Call, Tmux> tmux;

  Showing(Watching watching, Function<Call, Tmux> tmux) {
    this.watching = watching;
    this.tmux = tmux;
  }

  /// How to watch all of the session.
  AttachInfo attach(Call call) {
    String name = session(call, call.session());
    return info(
        call, name, "children", Optional.empty(), tmux.apply(call).attachCommand(name, true));
  }

  /// How to watch a child.
  ///
  /// @param rw whether keys reach it; they always do where people may type
  AttachInfo attach(Call call, AgentThread thread, boolean rw) {
    ThreadFolder folder = ThreadFolder.of(call.repository(), thread.id());
    Optional<Pane> found = Pane.find(watching.panes(call), folder.pane(), thread.id().value());
    String name = found.map(Pane::session).orElseGet(() -> sessionOf(call, thread));
    String window = found.map(Pane::window).orElse("children");
    String target =
        found
            .filter(_ -> thread.role() != Role.JOB) // it has its session for itself
            .map(pane -> name + ":" + window + "." + pane.id())
            .orElse(name);
    String command = tmux.apply(call).attachCommand(target, !rw && !folder.isInteractive());
    return info(call, name, window, folder.pane(), command);
  }

  private AttachInfo info(
      Call call, String session, String window, Optional<String> pane, String command) {
    return new AttachInfo(session, window, pane, command, tmux.apply(call).hasSession(session));
  }

  private static String sessionOf(Call call, AgentThread thread) {
    return thread.role() == Role.JOB
        ? JobLaunching.tmuxSession(thread.id())
        : session(call, thread.session());
  }

  private static String session(Call call, Id session) {
    return call.in(session).sessionRecord(call.view()).value().tmux();
  }

  /// Closes a child's pane, if it is there.
  void closePane(Call call, AgentThread thread) {
    Optional<String> pane = ThreadFolder.of(call.repository(), thread.id()).pane();
    Pane.find(watching.panes(call), pane, thread.id().value())
        .ifPresent(found -> tmux.apply(call).killPane(found.id()));
  }

  /// A child with the end of what it wrote.
  ChildView show(Call call, AgentThread thread, int lines) {
    Watching.Seen seen = look(call, thread);
    return ChildView.of(thread, seen, ending(call, seen, lines));
  }

  private Watching.Seen look(Call call, AgentThread thread) {
    return watching.look(call, call.view(), thread, watching.panes(call));
  }

  /// The end of what a child's pane shows; when it has none any more, of its log.
  Optional<String> ending(Call call, Watching.Seen seen, int lines) {
    if (!seen.paneExists()) {
      return logEnd(seen.folder(), lines);
    }
    return seen.folder()
        .pane()
        .filter(_ -> lines > 0)
        .map(pane -> Secrets.hide(tmux.apply(call).capture(pane, lines).strip()));
  }

  /// A child with the end of its log.
  ChildView log(Call call, AgentThread thread, int lines) {
    Watching.Seen seen = look(call, thread);
    return ChildView.of(thread, seen, logEnd(seen.folder(), lines));
  }

  private static Optional<String> logEnd(ThreadFolder folder, int lines) {
    return Disk.tail(folder.log(), LOG_BYTES)
        .filter(_ -> lines > 0)
        .map(bytes -> TerminalText.end(new String(bytes, StandardCharsets.UTF_8), lines));
  }
}
