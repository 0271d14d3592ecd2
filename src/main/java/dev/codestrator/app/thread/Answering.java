package dev.codestrator.app.thread;

import dev.codestrator.agent.Dialog;
import dev.codestrator.agent.Provider;
import dev.codestrator.app.Call;
import dev.codestrator.io.Disk;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.ThreadStatus;
import dev.codestrator.model.shape.Kind;
import dev.codestrator.store.EventLog;
import dev.codestrator.tmux.Tmux;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// The method `thread.child.answer`: answers what a child's program asks in its terminal.
///
/// Keys are pressed only for a dialog that is known as a whole; for any other its screen is shown.
final class Answering {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration DRAWING = Duration.ofSeconds(3);
  private static final Duration OPENING = Duration.ofSeconds(1);
  private static final int SCREEN = 60;

  private final Watching watching;
  private final Function<Call, Tmux> tmux;
  private final Directives directives;
  private final Interrupting interrupting;

  Answering(
      Watching watching,
      Function<Call, Tmux> tmux,
      Directives directives,
      Interrupting interrupting) {
    this.watching = watching;
    this.tmux = tmux;
    this.directives = directives;
    this.interrupting = interrupting;
  }

  /// How a child was answered.
  record Given(Answered.Kind kind, String question, Answered.Source source) {}

  /// @throws Rejection.Conflict `child_over`, `nothing_asked`, `unknown_dialog`
  /// @throws Rejection.ToolFailed `not_confirmed`
  Given answer(Call call, AgentThread thread, String answer) {
    Watching.Seen seen = directives.running(call, thread);
    if (seen.observation().status() != ThreadStatus.WAITING_USER_ANSWER) {
      throw new Rejection.Conflict(
          "nothing_asked",
          thread.id()
              + " is "
              + Kind.word(seen.observation().status())
              + ", it waits for no answer",
          "to tell it something: orch send " + thread.id() + " \"...\"");
    }
    Dialog dialog =
        dialog(call, thread, seen).orElseThrow(() -> unknown(thread, screen(call, seen)));
    return switch (dialog) {
      case Dialog.Approval approval -> decide(call, thread, seen, approval, answer);
      case Dialog.Question question -> tell(call, thread, seen, question, answer);
    };
  }

  /// What its terminal asks; a program tells that it asks before it shows it.
  private Optional<Dialog> dialog(Call call, AgentThread thread, Watching.Seen seen) {
    Provider provider = watching.provider(call, thread);
    Clocked.until(List.of(), DRAWING, () -> provider.dialog(screen(call, seen)).isPresent());
    return provider.dialog(screen(call, seen));
  }

  private static Rejection unknown(AgentThread thread, String screen) {
    return new Rejection.Conflict(
        "unknown_dialog",
        thread.id() + " asks what is not known here, so no key is pressed; it shows:\n" + screen,
        "answer it by hand: orch attach " + thread.id() + ", without -r");
  }

  private Given decide(
      Call call, AgentThread thread, Watching.Seen seen, Dialog.Approval asked, String answer) {
    String word = answer.toLowerCase(Locale.ROOT);
    boolean yes = word.equals("yes");
    List<String> known = Disk.names(seen.folder().events());
    press(call, seen, yes ? asked.yes() : asked.no());
    Answered.Source source = confirmed(call, thread, seen, asked, known);
    if (yes) {
      EventLog.of(seen.folder()).file("Answered", Clocked.from(call).now().now());
      return new Given(Answered.Kind.APPROVED, asked.shown(), source);
    }
    interrupting.hasEnded(call, thread, seen.folder());
    if (!word.equals("no")) {
      directives.patch(call, thread, answer);
    }
    return new Given(Answered.Kind.REFUSED, asked.shown(), source);
  }

  private Given tell(
      Call call, AgentThread thread, Watching.Seen seen, Dialog.Question asked, String answer) {
    String before = screen(call, seen);
    List<String> known = Disk.names(seen.folder().events());
    press(call, seen, asked.field());
    Clocked.until(List.of(), OPENING, () -> !screen(call, seen).equals(before));
    tmux.apply(call).sendText(pane(seen), answer, true);
    Answered.Source source = confirmed(call, thread, seen, asked, known);
    return new Given(Answered.Kind.TOLD, asked.shown(), source);
  }

  /// Waits until it tells anything new, or its question is gone from its terminal: what was allowed
  /// may run for long before it is told of.
  private Answered.Source confirmed(
      Call call, AgentThread thread, Watching.Seen seen, Dialog asked, List<String> known) {
    boolean gone =
        Clocked.until(
            List.of(seen.folder().events()),
            PATIENCE,
            () -> tells(seen, known) || isGone(call, thread, seen, asked));
    if (!gone) {
      throw new Rejection.ToolFailed(
          "not_confirmed",
          thread.id() + " still asks, " + PATIENCE.toSeconds() + " s after the answer",
          "look at it: orch capture " + thread.id());
    }
    return tells(seen, known) ? Answered.Source.EVENT : Answered.Source.SCREEN;
  }

  /// A reminder of the question is no sign that it has its answer.
  private static boolean tells(Watching.Seen seen, List<String> known) {
    return Disk.names(seen.folder().events()).stream()
        .filter(name -> name.endsWith(".json") && !known.contains(name))
        .anyMatch(name -> !name.contains("-Notification-"));
  }

  private boolean isGone(Call call, AgentThread thread, Watching.Seen seen, Dialog asked) {
    Optional<Dialog> now = watching.provider(call, thread).dialog(screen(call, seen));
    return !now.equals(Optional.of(asked));
  }

  private String screen(Call call, Watching.Seen seen) {
    return tmux.apply(call).capture(pane(seen), SCREEN);
  }

  private void press(Call call, Watching.Seen seen, List<String> keys) {
    tmux.apply(call).sendKeys(pane(seen), keys.toArray(String[]::new));
  }

  private static String pane(Watching.Seen seen) {
    return seen.folder().pane().orElseThrow();
  }
}
