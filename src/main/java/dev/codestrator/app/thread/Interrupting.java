package dev.codestrator.app.thread;

import dev.codestrator.agent.Observation;
import dev.codestrator.agent.Provider;
import dev.codestrator.app.Call;
import dev.codestrator.io.ProcessRef;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.ThreadStatus;
import dev.codestrator.store.EventLog;
import dev.codestrator.store.ThreadFolder;
import dev.codestrator.tmux.Tmux;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Ends a child's turn by the keys of its program, and makes sure that it has ended.
///
/// A program that tells of itself is left alone while no turn runs: the same key means something
/// else then.
final class Interrupting {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int TIMES = 3; // a key is lost while a program opens a dialog
  private static final Duration ENDING = Duration.ofSeconds(3);
  private static final Set<ThreadStatus> BUSY =
      Set.of(ThreadStatus.PROCESSING, ThreadStatus.STARTING, ThreadStatus.WAITING_USER_ANSWER);

  private final Watching watching;
  private final Function<Call, Tmux> tmux;

  Interrupting(Watching watching, Function<Call, Tmux> tmux) {
    this.watching = watching;
    this.tmux = tmux;
  }

  /// Ends the turn of a child whose program runs.
  ///
  /// @return whether its program goes on
  /// @throws Rejection.ToolFailed `not_interrupted`
  boolean interrupt(Call call, AgentThread thread, Watching.Seen seen) {
    Provider provider = watching.provider(call, thread);
    return provider.hasHooks()
        ? told(call, thread, seen, provider)
        : silent(call, thread, seen, provider);
  }

  /// Of a program that tells nothing: it may end altogether; whether its turn ended nobody knows.
  private boolean silent(Call call, AgentThread thread, Watching.Seen seen, Provider provider) {
    press(call, seen, provider.speech().interrupt());
    List<Path> folders = List.of(seen.folder().path());
    if (Clocked.until(folders, provider.speech().settle(), () -> !isAlive(seen.folder()))) {
      return false;
    }
    call.write(
        "thread.child.interrupt",
        draft -> {
          AgentThread now = Launching.get(draft, thread.id());
          return now.status().isOver()
              ? now
              : Launching.set(draft, thread.id(), ThreadStatus.INTERRUPTED);
        });
    return true;
  }

  private boolean told(Call call, AgentThread thread, Watching.Seen seen, Provider provider) {
    if (isResting(seen)) {
      return true;
    }
    boolean ended = false;
    for (int pressed = 0; pressed < TIMES && !ended; pressed++) {
      press(call, seen, provider.speech().interrupt());
      ended = hasEnded(call, thread, seen.folder());
    }
    if (!ended) {
      throw new Rejection.ToolFailed(
          "not_interrupted",
          thread.id()
              + " still works on its turn, "
              + PATIENCE.multipliedBy(TIMES).toSeconds()
              + " s after the key",
          "look at it: orch capture " + thread.id() + "; or stop it: orch stop " + thread.id());
    }
    return isAlive(seen.folder());
  }

  /// Whether no turn of it runs.
  boolean isResting(Watching.Seen seen) {
    return !BUSY.contains(seen.observation().status()) && !seen.observation().passing();
  }

  /// The same, once it is sure: the end of a turn may be told before it is one.
  boolean isAtRest(Call call, AgentThread thread) {
    Clocked clock = Clocked.from(call);
    var folder = ThreadFolder.of(call.repository(), thread.id());
    Clocked.until(
        List.of(folder.events()), ENDING, () -> !look(clock.now(), thread).observation().passing());
    return isResting(look(clock.now(), thread));
  }

  /// Waits until the turn of a child has ended. An interrupt that no hook told is filed, so that it
  /// stays known.
  ///
  /// @return whether it came to end
  boolean hasEnded(Call call, AgentThread thread, ThreadFolder folder) {
    Clocked clock = Clocked.from(call);
    boolean ended =
        Clocked.until(
            List.of(folder.path(), folder.events()),
            PATIENCE,
            () -> !isAlive(folder) || isResting(look(clock.now(), thread)));
    if (ended && isAlive(folder)) {
      file(clock.now(), thread, folder);
    }
    return ended;
  }

  private void file(Call call, AgentThread thread, ThreadFolder folder) {
    Observation seen = look(call, thread).observation();
    if (seen.status() == ThreadStatus.INTERRUPTED && !seen.tier().equals("hook")) {
      EventLog.of(folder).file("Interrupt", call.now());
    }
  }

  private Watching.Seen look(Call call, AgentThread thread) {
    return watching.look(call, call.view(), thread, watching.panes(call));
  }

  private void press(Call call, Watching.Seen seen, List<String> keys) {
    tmux.apply(call).sendKeys(seen.folder().pane().orElseThrow(), keys.toArray(String[]::new));
  }

  static boolean isAlive(ThreadFolder folder) {
    return folder.process().filter(ProcessRef::alive).isPresent() && folder.exit().isEmpty();
  }
}
