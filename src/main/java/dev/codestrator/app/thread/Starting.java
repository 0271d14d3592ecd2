package dev.codestrator.app.thread;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.codestrator.agent.Facts;
import dev.codestrator.agent.HookEvent;
import dev.codestrator.agent.Provider;
import dev.codestrator.agent.Told;
import dev.codestrator.agent.Transcript;
import dev.codestrator.app.Call;
import dev.codestrator.io.Disk;
import dev.codestrator.io.ProcessRef;
import dev.codestrator.io.Watch;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.ThreadStatus;
import dev.codestrator.store.Draft;
import dev.codestrator.store.ThreadFolder;
import dev.codestrator.tmux.Pane;
import dev.codestrator.tmux.Tmux;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/// Brings one child to life, once its files are there: pane, log, readiness.
///
/// @param thread its record
record Starting(Call call, Tmux tmux, AgentThread thread) {
  private static final int ALL_LINES = 2_000;
  private static final int SHOWN_LINES = 20;
  private static final String DEAD = "Pane is dead"; // tmux's own words
  private static final int LOG_BYTES = 100_000;
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration FAILING = Duration.ofSeconds(2);
  private static final Duration GRACE = Duration.ofSeconds(3);

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

  /// Makes its pane in a tmux session of its own.
  String alone(String session, Path root) {
    return remembered(tmux.newSession(session, "agent", root, folder().launchScript()));
  }

  /// Makes another pane for it, which runs its launch script and is logged.
  void open(AttachInfo place, Path worktree, Stages stages) {
    Path script = folder().launchScript();
    stages.run(
        "pane",
        () -> remembered(tmux.newSession(place.session(), place.window(), worktree, script)),
        this::end);
    stages.run("log", this::log, _ -> {});
  }

  /// Ends what is left of the program and pane that it had, for others in their place. A new tmux
  /// server gives the same numbers to other panes: those stay.
  void clear() {
    itsPane().ifPresentOrElse(this::end, () -> folder().endProcesses(GRACE));
    folder().forgetProcess();
  }

  private Optional<String> itsPane() {
    return Pane.find(tmux.panes(), folder().pane(), thread.id().value()).map(Pane::id);
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

  /// Takes its pane back, with all that was started there.
  void end(String pane) {
    folder().endProcesses(GRACE);
    tmux.killPane(pane);
  }

  /// Waits until it is ready, in two stages when its program tells of itself.
  void await(Provider provider, Stages stages) {
    long deadline = System.nanoTime() + limit().toNanos();
    boolean hooks = provider.hasHooks();
    stages.run("readiness", () -> ready(provider, deadline), _ -> {});
    if (hooks) {
      stages.run("prompt", () -> prompted(provider, deadline), _ -> {});
    }
  }

  private Duration limit() {
    return Duration.ofSeconds(call.config().limits().readySeconds());
  }

  /// Waits until its launch script has begun; of a program with hooks, until they tell of it.
  ///
  /// @throws Rejection.ToolFailed `not_ready`, `agent_ended` with what its pane shows
  private boolean ready(Provider provider, long deadline) {
    return until(
        provider,
        () ->
            folder().hasStarted()
                && (!provider.hasHooks() || told("SessionStart", "UserPromptSubmit")),
        deadline);
  }

  /// Waits until its program says that it has its prompt.
  ///
  /// @throws Rejection.ToolFailed `not_ready`, `agent_ended` with what its pane shows
  private boolean prompted(Provider provider, long deadline) {
    return until(provider, () -> told("UserPromptSubmit"), deadline);
  }

  private boolean until(Provider provider, BooleanSupplier what, long deadline) {
    long limit = deadline;
    try (Watch watch = Watch.on(List.of(folder().path(), folder().events()))) {
      while (true) {
        boolean ended = hasEnded();
        if (what.getAsBoolean()) {
          return true;
        }
        trust(provider);
        limit = fails(provider) ? Math.min(limit, System.nanoTime() + FAILING.toNanos()) : deadline;
        long left = Thread.currentThread().isInterrupted() ? 0 : limit - System.nanoTime();
        if (ended || left <= 0) {
          throw ended ? ended() : notReady(limit < deadline);
        }
        watch.await(Duration.ofNanos(Math.min(left, LOOK.toNanos())));
      }
    }
  }

  private void trust(Provider provider) {
    itsPane()
        .ifPresent(pane ->
            provider
                .trusting(tmux.capture(pane, ALL_LINES))
                .ifPresent(key -> tmux.sendKeys(pane, key)));
  }

  /// Whether its program shows that it won't begin: that nobody is logged in, say. When it goes on
  /// showing that, there is no use in waiting.
  private boolean fails(Provider provider) {
    var told =
        new Told(
            call.now(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Transcript.NONE,
            "",
            () -> itsPane().map(pane -> tmux.capture(pane, ALL_LINES)));
    var facts =
        new Facts(ThreadStatus.STARTING, true, true, OptionalInt.empty(), true, false, told);
    return provider.judge(facts).status() == ThreadStatus.ERROR;
  }

  /// Whether its hooks have told one of these since it was launched.
  private boolean told(String... events) {
    return Disk.modified(folder().startedFile())
        .map(began ->
            Disk.names(folder().events()).stream()
                .flatMap(name -> HookEvent.of(name, "").stream())
                .filter(event -> !event.at().isBefore(began))
                .anyMatch(event -> List.of(events).contains(event.name())))
        .orElse(false);
  }

  private boolean hasEnded() {
    return folder().exit().isPresent()
        || (folder().hasStarted() && folder().process().filter(ProcessRef::alive).isEmpty());
  }

  private Rejection notReady(boolean fails) {
    return new Rejection.ToolFailed(
        "not_ready",
        thread.id()
            + (fails ? " can't begin" : " was not ready within " + limit().toSeconds() + " s")
            + "; its pane shows:\n"
            + screen(),
        "settle what it asks for by starting '" + thread.provider() + "' by hand once");
  }

  private Rejection ended() {
    String code = folder().exit().isPresent() ? " with exit " + folder().exit().getAsInt() : "";
    return new Rejection.ToolFailed(
        "agent_ended",
        thread.id() + " ended" + code + " before it was ready; its pane shows:\n" + screen(),
        "settle what it complains of, then spawn again");
  }

  /// The last that its pane shows; when nothing is there any more, the end of its log.
  private String screen() {
    String shown = itsPane().map(pane -> tmux.capture(pane, ALL_LINES)).orElse("");
    List<String> lines =
        shown.lines().filter(line -> !line.isBlank() && !line.startsWith(DEAD)).toList();
    return lines.isEmpty()
        ? logged()
        : String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
  }

  private String logged() {
    return Disk.tail(folder().log(), LOG_BYTES)
        .map(bytes -> TerminalText.end(new String(bytes, UTF_8), SHOWN_LINES))
        .orElse("");
  }

  /// Records that it works. A quick agent may have completed its work already; that stands.
  AgentThread begun(Draft draft) {
    AgentThread now = Launching.get(draft, thread.id());
    return now.status() == ThreadStatus.STARTING
        ? Launching.set(draft, thread.id(), ThreadStatus.PROCESSING)
        : now;
  }
}
