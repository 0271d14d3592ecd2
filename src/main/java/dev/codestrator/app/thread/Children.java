package dev.codestrator.app.thread;

import dev.codestrator.agent.Providers;
import dev.codestrator.app.Call;
import dev.codestrator.app.lease.Leases;
import dev.codestrator.app.system.TmuxRuntime;
import dev.codestrator.app.workspace.Spawning;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Id;
import dev.codestrator.model.Param;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.model.Session;
import dev.codestrator.model.ThreadStatus;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.ThreadFolder;
import dev.codestrator.store.View;
import dev.codestrator.tmux.Pane;
import dev.codestrator.tmux.Tmux;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// The methods `thread.*`.
public final class Children {
  private static final int FEW_LINES = 20;
  private static final Duration GRACE = Duration.ofSeconds(3);

  private final Launching launching;
  private final Watching watching;
  private final Waiting waiting;
  private final Leases leases;
  private final Function<Call, Tmux> tmux;

  /// @param worktrees makes a worker's worktree
  /// @param leases are taken and released with a child
  /// @param runtime makes sure of tmux
  /// @param providers the kinds of agent that the settings allow
  /// @param tmux the tmux that the settings name
  /// @param launcher the program `orch`, for the children
  /// @param random makes IDs
  public Children(
      Spawning worktrees,
      Leases leases,
      TmuxRuntime runtime,
      Function<Call, Providers> providers,
      Function<Call, Tmux> tmux,
      Optional<Path> launcher,
      RandomGenerator random) {
    this.watching = new Watching(providers, tmux);
    this.launching =
        new Launching(worktrees, leases, runtime, providers, watching, launcher, random);
    this.waiting = new Waiting(watching);
    this.leases = leases;
    this.tmux = tmux;
  }

  /// What `thread.child.list` takes.
  public record ListChildren(
      @Param("only children of this thread") Optional<Id> parentThreadId,
      @Param("only this status") Optional<ThreadStatus> status,
      @Param("only this role") Optional<Role> role) {}

  /// Children in a list.
  public record ChildList(List<ChildView> threads) {}

  /// What `thread.child.status` takes.
  public record StatusRequest(
      @Param("the child's ID or a unique beginning of it") String threadId,
      @Param(value = "lines of its pane to show", orElse = "200") int captureLines) {}

  /// What `thread.child.stop` takes.
  public record StopRequest(
      @Param("the child's ID or a unique beginning of it") String threadId,
      @Param(value = "close its pane too", orElse = "false") boolean terminatePane) {}

  /// What `thread.attach_info` takes.
  public record AttachRequest(
      @Param("a child; default: all of the session") Optional<String> threadId) {}

  /// `thread.child.spawn`.
  public SpawnedChild spawn(Call call, SpawnChild request) {
    Launching.Launched launched = launching.launch(call, request);
    Call now = launched.call();
    AgentThread thread = now.view().get(RecordType.THREAD, launched.thread().id()).value();
    return new SpawnedChild(
        show(now, thread, 0),
        attach(now, Optional.of(thread.id())),
        launched.checkout().root().toString(),
        launched.leases(),
        ThreadFolder.of(now.repository(), thread.id()).prompt().toString());
  }

  /// `thread.child.list`.
  public ChildList list(Call call, ListChildren request) {
    View view = call.view();
    List<Pane> panes = watching.panes(call);
    return new ChildList(
        view.list(RecordType.THREAD, call.session()).stream()
            .map(Stored::value)
            .sorted(Comparator.comparing(AgentThread::createdAt))
            .filter(thread -> thread.role() != Role.ROOT)
            .filter(thread -> request.role().map(role -> role == thread.role()).orElse(true))
            .filter(thread ->
                request.parentThreadId().isEmpty()
                    || request.parentThreadId().equals(thread.parent()))
            .map(thread ->
                ChildView.of(thread, watching.look(call, view, thread, panes), Optional.empty()))
            .filter(child -> request.status().map(status -> status == child.status()).orElse(true))
            .toList());
  }

  /// `thread.child.status`.
  public ChildView status(Call call, StatusRequest request) {
    return show(call, child(call, request.threadId()), Math.max(0, request.captureLines()));
  }

  /// `thread.child.wait_status`.
  public Waited await(Call call, WaitRequest request) {
    return waiting.await(call, request);
  }

  /// `thread.child.stop`: ends its program with all that it started. Its work stays where it is.
  public ChildView stop(Call call, StopRequest request) {
    AgentThread thread = own(call, child(call, request.threadId()));
    var folder = ThreadFolder.of(call.repository(), thread.id());
    folder.process().ifPresent(process -> process.terminateTree(GRACE));
    if (request.terminatePane()) {
      closePane(call, folder);
    }
    AgentThread stopped =
        call.write(
            "thread.child.stop",
            draft -> {
              leases.releaseAll(call, draft, thread.id());
              return thread.status().isOver()
                  ? thread
                  : Launching.set(draft, thread.id(), ThreadStatus.STOPPED);
            });
    return show(call, stopped, FEW_LINES);
  }

  /// `thread.attach_info`.
  public AttachInfo attachInfo(Call call, AttachRequest request) {
    return attach(call, request.threadId().map(prefix -> child(call, prefix).id()));
  }

  private void closePane(Call call, ThreadFolder folder) {
    List<String> live = watching.panes(call).stream().map(Pane::id).toList();
    folder.pane().filter(live::contains).ifPresent(pane -> tmux.apply(call).killPane(pane));
  }

  private AttachInfo attach(Call call, Optional<Id> thread) {
    Session session = call.sessionRecord(call.view()).value();
    Optional<String> pane = thread.flatMap(id -> ThreadFolder.of(call.repository(), id).pane());
    Optional<Pane> found =
        watching.panes(call).stream()
            .filter(each -> pane.equals(Optional.of(each.id())))
            .findFirst();
    String name = found.map(Pane::session).orElse(session.tmux());
    return new AttachInfo(
        name,
        found.map(Pane::window).orElse("children"),
        pane,
        tmux.apply(call).attachCommand(name),
        tmux.apply(call).hasSession(name));
  }

  private ChildView show(Call call, AgentThread thread, int lines) {
    Watching.Seen seen = watching.look(call, call.view(), thread, watching.panes(call));
    Optional<String> screen =
        seen.folder()
            .pane()
            .filter(_ -> seen.paneExists() && lines > 0)
            .map(pane -> tmux.apply(call).capture(pane, lines).strip());
    return ChildView.of(thread, seen, screen);
  }

  private static AgentThread own(Call call, AgentThread thread) {
    if (!thread.session().equals(call.session())) {
      throw new Rejection.Forbidden(
          "other_session",
          thread.id() + " belongs to session " + thread.session(),
          "its own root stops it: --session " + thread.session());
    }
    return thread;
  }

  private static AgentThread child(Call call, String prefix) {
    AgentThread thread = call.view().get(RecordType.THREAD, prefix).value();
    if (thread.role() == Role.ROOT) {
      throw new Rejection.Invalid(
          "no_child",
          thread.id() + " is the root of its session, not a child",
          "see orch children");
    }
    return thread;
  }
}
