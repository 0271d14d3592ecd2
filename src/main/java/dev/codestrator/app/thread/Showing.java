package dev.codestrator.app.thread;

import dev.codestrator.app.Call;
import dev.codestrator.io.Disk;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Id;
import dev.codestrator.model.Session;
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

  /// How to watch a child, or all of the session.
  AttachInfo attach(Call call, Optional<Id> thread) {
    Session session = call.sessionRecord(call.view()).value();
    Optional<String> pane = thread.flatMap(id -> ThreadFolder.of(call.repository(), id).pane());
    Optional<Pane> found = thread.flatMap(id -> Pane.find(watching.panes(call), pane, id.value()));
    String name = found.map(Pane::session).orElse(session.tmux());
    return new AttachInfo(
        name,
        found.map(Pane::window).orElse("children"),
        pane,
        attachCommand(call, thread, name),
        tmux.apply(call).hasSession(name));
  }

  private String attachCommand(Call call, Optional<Id> thread, String session) {
    String command = tmux.apply(call).attachCommand(session);
    boolean interactive =
        thread.map(id -> ThreadFolder.of(call.repository(), id).isInteractive()).orElse(false);
    return interactive ? command.replaceFirst(" attach -r ", " attach ") : command;
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
        .map(pane -> tmux.apply(call).capture(pane, lines).strip());
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
