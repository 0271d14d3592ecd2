package dev.codestrator.app.hook;

import dev.codestrator.agent.HookAnswer;
import dev.codestrator.agent.HookEvent;
import dev.codestrator.app.lifecycle.Completion;
import dev.codestrator.model.Texts;
import dev.codestrator.model.ThreadStatus;
import dev.codestrator.model.shape.Kind;
import dev.codestrator.store.EventLog;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What people are told of an agent: that it waits, or has ended.
///
/// @param status its status as a word: `waiting_user_answer`, `idle`, `completed`, `stopped`,
///   `error`, `lost`
/// @param detail what it asks, what it said last, why it ended
/// @param key tells one change from another
record Notice(String status, String detail, String key) {
  private static final int LONGEST = 500;

  /// Ends of a conversation after which the program goes on with another one.
  private static final Set<String> GOES_ON = Set.of("clear", "resume");

  /// What there is to tell of an event.
  ///
  /// @param answer what the hook was answered: a turn that goes on has not ended
  static Optional<Notice> of(Occasion occasion, Optional<HookAnswer> answer) {
    HookEvent event = occasion.event();
    return switch (event.name()) {
      case "PermissionRequest" ->
          Optional.of(notice(event, ThreadStatus.WAITING_USER_ANSWER, question(event)));
      case "Stop" ->
          Optional.of(
                  notice(
                      event,
                      orComplete(occasion, ThreadStatus.IDLE),
                      event.text("last_assistant_message").orElse("")))
              .filter(_ -> answer.isEmpty());
      case "SessionEnd" ->
          event
              .text("reason")
              .or(() -> Optional.of(""))
              .filter(reason -> !GOES_ON.contains(reason))
              .map(reason -> notice(event, orComplete(occasion, ThreadStatus.STOPPED), reason));
      case "Exit" -> exited(occasion);
      case "HangUp" -> hungUp(occasion);
      default -> Optional.empty();
    };
  }

  /// Its program is gone, which it told itself unless it crashed. Of one that was stopped, or that
  /// nobody was told to be there yet, whoever did that knows.
  private static Optional<Notice> exited(Occasion occasion) {
    ThreadStatus recorded = occasion.thread().status();
    long code =
        occasion.event().told().get("code") instanceof Number number ? number.longValue() : 1;
    boolean known =
        recorded == ThreadStatus.STARTING
            || recorded == ThreadStatus.STOPPED
            || (code == 0 && hasTold(occasion));
    if (known) {
      return Optional.empty();
    }
    boolean complete = Completion.isComplete(occasion.call(), occasion.view(), occasion.thread());
    boolean well = recorded == ThreadStatus.COMPLETED || (code == 0 && complete);
    String detail = "exit " + code + (complete ? "" : ", its work is not complete");
    return Optional.of(
        notice(occasion.event(), well ? ThreadStatus.COMPLETED : ThreadStatus.ERROR, detail));
  }

  /// Its pane was closed with it running. Of one that was stopped, whoever did that knows.
  private static Optional<Notice> hungUp(Occasion occasion) {
    return occasion.thread().status().isOver()
        ? Optional.empty()
        : Optional.of(notice(occasion.event(), ThreadStatus.LOST, "its pane is gone"));
  }

  private static boolean hasTold(Occasion occasion) {
    return EventLog.of(occasion.folder()).names().stream()
        .filter(name -> !name.contains("-Exit-"))
        .reduce((_, last) -> last)
        .filter(name -> name.contains("-SessionEnd-"))
        .isPresent();
  }

  private static ThreadStatus orComplete(Occasion occasion, ThreadStatus otherwise) {
    ThreadStatus recorded = occasion.thread().status();
    return recorded == ThreadStatus.COMPLETED ? recorded : otherwise;
  }

  private static Notice notice(HookEvent event, ThreadStatus status, String detail) {
    String turn = event.text("turn_id").or(() -> event.text("prompt_id")).orElse("");
    String word = Kind.word(status);
    return new Notice(
        word, Texts.excerpt(detail, LONGEST), word + " " + turn + " " + detail.hashCode());
  }

  /// The tool that it wants to use, and for what.
  private static String question(HookEvent event) {
    String tool = event.text("tool_name").orElse("");
    Map<?, ?> input = event.told().get("tool_input") instanceof Map<?, ?> map ? map : Map.of();
    return tool
        + ": "
        + input.values().stream().map(String::valueOf).reduce((a, b) -> a + "; " + b).orElse("");
  }
}
