package dev.codestrator.app.thread;

import dev.codestrator.agent.Heard;
import dev.codestrator.agent.HookEvent;
import dev.codestrator.agent.Provider;
import dev.codestrator.app.Call;
import dev.codestrator.app.inbox.Inbox;
import dev.codestrator.app.inbox.SendMessage;
import dev.codestrator.io.Disk;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Id;
import dev.codestrator.model.Message;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Texts;
import dev.codestrator.model.ThreadStatus;
import dev.codestrator.model.shape.Kind;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.ThreadFolder;
import dev.codestrator.tmux.Tmux;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Speaks to a running child: interrupts it, hands it a directive, and listens until it says that
/// it has it.
///
/// Every directive is a message in the child's inbox first: whatever happens on the way, it isn't
/// lost.
final class Directives {
  /// How many times as long as usual the second wait is, after which a directive counts as lost.
  private static final int BUSY_MACHINE = 5;

  private static final int SCREEN = 60;
  private static final Duration DRAWING = Duration.ofMillis(400);
  private static final int ENOUGH_QUIET = 2;
  private static final int MOST_CLEARING = 200; // a draft of some six hundred lines

  private final Watching watching;
  private final Function<Call, Tmux> tmux;
  private final Inbox inbox;
  private final Interrupting interrupting;

  Directives(Watching watching, Function<Call, Tmux> tmux, Inbox inbox, Interrupting interrupting) {
    this.watching = watching;
    this.tmux = tmux;
    this.inbox = inbox;
    this.interrupting = interrupting;
  }

  /// A directive on its way.
  record Sent(SentDirective.State state, Id message, String detail) {}

  /// Leaves it in the inbox for the end of the turn. A child whose turn has ended gets it at once.
  ///
  /// @throws Rejection.Conflict `child_over` when no turn will end any more
  Sent queue(Call call, AgentThread thread, String text) {
    running(call, thread);
    Provider provider = watching.provider(call, thread);
    Id message = record(call, thread, text);
    boolean rests = provider.hasHooks() && interrupting.isAtRest(call, thread);
    if (!isPending(call, message)) {
      return new Sent(SentDirective.State.DELIVERED, message, "it got it as its turn ended");
    }
    if (rests) {
      return say(call, thread, running(call, thread), text, message);
    }
    return new Sent(
        SentDirective.State.QUEUED,
        message,
        provider.hasHooks()
            ? "it gets it when its turn ends"
            : "it gets it with its next 'orch here' or 'orch inbox'");
  }

  private static boolean isPending(Call call, Id message) {
    return call.view().get(RecordType.MESSAGE, message).value().status() == Message.Status.PENDING;
  }

  /// Interrupts the turn and pastes it.
  ///
  /// @throws Rejection.Conflict `child_over`, `ended_by_interrupt`
  /// @throws Rejection.ToolFailed `not_interrupted`; `not_confirmed` by an agent that always
  ///   confirms
  Sent patch(Call call, AgentThread thread, String text) {
    Watching.Seen seen = running(call, thread);
    return say(call, thread, seen, text, record(call, thread, text));
  }

  private Sent say(Call call, AgentThread thread, Watching.Seen seen, String text, Id message) {
    List<String> known = Disk.names(seen.folder().events());
    if (!interrupting.interrupt(call, thread, seen)) {
      throw new Rejection.Conflict(
          "ended_by_interrupt",
          thread.id() + " ended when it was interrupted; directive " + message + " is in its inbox",
          "begin anew with it: orch send " + thread.id() + " \"...\" --mode restart");
    }
    Provider provider = watching.provider(call, thread);
    paste(call, seen, provider, text);
    Duration patience = provider.speech().confirm();
    boolean confirmed = listen(call, thread, provider, message, known, patience);
    if (!confirmed && provider.speech().alwaysConfirms()) {
      tmux.apply(call).sendKeys(pane(seen), "Enter");
      confirmed =
          listen(call, thread, provider, message, known, patience.multipliedBy(BUSY_MACHINE));
      requireConfirmed(confirmed, thread, message);
    }
    if (confirmed) {
      taken(call, message);
    }
    return confirmed
        ? new Sent(SentDirective.State.DELIVERED, message, "it says that it has it")
        : new Sent(
            SentDirective.State.PASTED,
            message,
            "it is in its terminal and its inbox; it has not said yet that it has it");
  }

  private static void requireConfirmed(boolean confirmed, AgentThread thread, Id message) {
    if (!confirmed) {
      throw new Rejection.ToolFailed(
          "not_confirmed",
          thread.id() + " did not say that it has directive " + message,
          "look at it: orch capture " + thread.id());
    }
  }

  private void taken(Call call, Id message) {
    call.write(
        "thread.child.directive",
        draft -> {
          Stored<Message> stored = draft.get(RecordType.MESSAGE, message);
          return stored.value().status() == Message.Status.PENDING
              ? inbox.take(draft, stored)
              : stored.value();
        });
  }

  /// Interrupts the turn of a running child.
  ///
  /// @throws Rejection.Conflict `child_over`
  void interrupt(Call call, AgentThread thread) {
    interrupting.interrupt(call, thread, running(call, thread));
  }

  private void paste(Call call, Watching.Seen seen, Provider provider, String text) {
    boolean rested = seen.observation().status() == ThreadStatus.IDLE;
    if (!rested || provider.hasDraft(screen(call, seen))) {
      clear(call, seen, provider);
    }
    tmux.apply(call).sendText(pane(seen), text, true);
  }

  /// Empties its composer: until it has shown twice that it is empty, or that the keys change
  /// nothing there. A busy program may draw late, or be seen half drawn.
  private void clear(Call call, Watching.Seen seen, Provider provider) {
    String[] keys = provider.speech().clear().toArray(String[]::new);
    int quiet = keys.length == 0 ? ENOUGH_QUIET : 0;
    for (int round = 0; round < MOST_CLEARING && quiet < ENOUGH_QUIET; round++) {
      String before = screen(call, seen);
      tmux.apply(call).sendKeys(pane(seen), keys);
      boolean changed = Clocked.until(List.of(), DRAWING, () -> !screen(call, seen).equals(before));
      quiet = changed && provider.hasDraft(screen(call, seen)) ? 0 : quiet + 1;
    }
  }

  private String screen(Call call, Watching.Seen seen) {
    return tmux.apply(call).capture(pane(seen), SCREEN);
  }

  private static boolean listen(
      Call call,
      AgentThread thread,
      Provider provider,
      Id message,
      List<String> known,
      Duration patience) {
    Path events = ThreadFolder.of(call.repository(), thread.id()).events();
    Path inbox =
        Optional.ofNullable(call.view().get(RecordType.MESSAGE, message).file().getParent())
            .orElse(events);
    Disk.createFolders(events);
    return Clocked.until(
        List.of(events, inbox),
        patience,
        () -> provider.confirms(heard(call, message, events, known)));
  }

  private static Heard heard(Call call, Id message, Path events, List<String> known) {
    Message stored = call.view().get(RecordType.MESSAGE, message).value();
    return new Heard(
        stored.status() == Message.Status.DELIVERED,
        Disk.names(events).stream()
            .filter(name -> !known.contains(name) && isOf(events.resolve(name), stored))
            .toList());
  }

  /// Whether an event is about this message, when it is about a prompt at all: the prompt may be
  /// somebody else's.
  private static boolean isOf(Path file, Message message) {
    Optional<String> prompt =
        Disk.read(file)
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
            .flatMap(json -> HookEvent.of(file.getFileName().toString(), json))
            .flatMap(event -> event.text("prompt"));
    return prompt.isEmpty()
        || onOneLine(prompt.get()).contains(onOneLine(message.message().text()));
  }

  private static String onOneLine(String text) {
    return Texts.excerpt(text, Integer.MAX_VALUE);
  }

  /// The child, which has a program that runs.
  Watching.Seen running(Call call, AgentThread thread) {
    Watching.Seen seen = watching.look(call, call.view(), thread, watching.panes(call));
    if (!Interrupting.isAlive(seen.folder()) || !seen.paneExists()) {
      throw new Rejection.Conflict(
          "child_over",
          thread.id() + " is " + Kind.word(seen.observation().status()) + ", it runs no program",
          "begin anew: orch send " + thread.id() + " \"...\" --mode restart");
    }
    return seen;
  }

  private static String pane(Watching.Seen seen) {
    return seen.folder().pane().orElseThrow();
  }

  /// Keeps the directive in the child's inbox.
  private Id record(Call call, AgentThread thread, String text) {
    return call.write(
        "thread.child.directive", draft -> inbox.send(call, draft, to(thread, text)).first().id());
  }

  static SendMessage to(AgentThread thread, String text) {
    return new SendMessage(
        Optional.empty(), thread.id().value(), text, Message.Kind.DIRECTIVE, Optional.empty());
  }
}
