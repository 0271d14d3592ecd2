package dev.codestrator.app.thread;

import dev.codestrator.agent.Facts;
import dev.codestrator.agent.HookEvent;
import dev.codestrator.agent.Observation;
import dev.codestrator.agent.Provider;
import dev.codestrator.agent.Providers;
import dev.codestrator.agent.Told;
import dev.codestrator.app.Call;
import dev.codestrator.app.hook.TurnEnds;
import dev.codestrator.app.lifecycle.Completion;
import dev.codestrator.io.ProcessRef;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.store.EventLog;
import dev.codestrator.store.ThreadFolder;
import dev.codestrator.store.View;
import dev.codestrator.tmux.Pane;
import dev.codestrator.tmux.Tmux;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Gathers what is known of children from outside, and lets their providers judge it.
final class Watching {
  private static final int SCREEN_LINES = 50;
  private static final Duration JUST = Duration.ofSeconds(5);

  private final Function<Call, Providers> providers;
  private final Function<Call, Tmux> tmux;
  private final Map<Path, Listening> listening = new ConcurrentHashMap<>();

  Watching(Function<Call, Providers> providers, Function<Call, Tmux> tmux) {
    this.providers = providers;
    this.tmux = tmux;
  }

  /// A child as it was seen.
  ///
  /// @param runs whether its program runs
  record Seen(Observation observation, ThreadFolder folder, boolean paneExists, boolean runs) {}

  /// The panes that exist now; none without tmux.
  List<Pane> panes(Call call) {
    return tmux.apply(call).panes();
  }

  /// What a child does now.
  Seen look(Call call, View view, AgentThread thread, List<Pane> panes) {
    return look(call, view, thread, panes, call.now());
  }

  /// What a child does at this time, for calls that last.
  Seen look(Call call, View view, AgentThread thread, List<Pane> panes, Instant now) {
    ThreadFolder folder = ThreadFolder.of(call.repository(), thread.id());
    Optional<Pane> pane = Pane.find(panes, folder.pane(), thread.id().value());
    if (thread.role() == Role.ROOT) {
      var observation = new Observation(thread.status(), "record", "");
      return new Seen(observation, folder, pane.isPresent(), false);
    }
    boolean alive = isAlive(folder); // before its exit code
    OptionalInt exit = folder.exit();
    boolean ends = ends(call, view, thread, now); // before what it tells
    var facts =
        new Facts(
            thread.status(),
            folder.hasStarted(),
            alive,
            exit,
            pane.isPresent(),
            Completion.isComplete(call, view, thread),
            told(call, folder, pane, now),
            ends);
    boolean runs = alive && exit.isEmpty();
    return new Seen(judge(call, thread, facts), folder, pane.isPresent(), runs);
  }

  /// Whether its turn has just ended, as far as we know: what its hook goes on for is still there
  /// to be seen, or is filed as gone on by when it is gone.
  private static boolean ends(Call call, View view, AgentThread thread, Instant now) {
    EventLog log = EventLog.of(ThreadFolder.of(call.repository(), thread.id()));
    return log.names().stream()
        .reduce((_, last) -> last)
        .filter(name -> name.contains("-Stop-"))
        .flatMap(name -> log.text(name).flatMap(text -> HookEvent.of(name, text)))
        .filter(event -> event.at().isAfter(now.minus(JUST)))
        .filter(event -> !TurnEnds.mayGoOn(call, view, thread, event))
        .isPresent();
  }

  /// Whether a child's process lives.
  static boolean isAlive(ThreadFolder folder) {
    return folder.process().filter(ProcessRef::alive).isPresent();
  }

  private Told told(Call call, ThreadFolder folder, Optional<Pane> pane, Instant now) {
    return listening
        .computeIfAbsent(folder.path(), _ -> new Listening(folder))
        .told(
            now,
            pane.map(Pane::title).orElse(""),
            () -> pane.map(each -> tmux.apply(call).capture(each.id(), SCREEN_LINES)));
  }

  /// What the child's program is.
  ///
  /// @throws Rejection.NotFound `unknown_provider`
  Provider provider(Call call, AgentThread thread) {
    return providers.apply(call).get(thread.provider());
  }

  private Observation judge(Call call, AgentThread thread, Facts facts) {
    try {
      return provider(call, thread).judge(facts);
    } catch (Rejection.NotFound e) {
      return new Observation(facts.recorded(), "record", e.message());
    }
  }
}
