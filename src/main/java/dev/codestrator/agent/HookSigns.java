package dev.codestrator.agent;

import dev.codestrator.json.Value;
import dev.codestrator.model.Texts;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// What the events of hooks say.
///
/// Some may be ours, without a turn: `Interrupt` of a program that has no such hook; `Answered`,
/// and `GoesOn` of a turn that was to end, which are no hook's.
final class HookSigns {
  private static final Set<String> QUESTIONS = Set.of("AskUserQuestion", "request_user_input");
  private static final int LONGEST = 500;

  private HookSigns() {}

  /// The sign that an event is; empty when it says nothing of what the agent does.
  static Optional<Sign> of(HookEvent event) {
    boolean inner = event.isOfSubagent();
    return (inner ? innerKind(event) : kind(event))
        .map(kind ->
            new Sign(
                event.at(),
                inner ? Optional.empty() : turn(event),
                kind,
                call(event),
                kind == Sign.Kind.ASKED ? question(event) : reason(event),
                "hook"));
  }

  /// The turn that an event is of. Codex calls it a turn, Claude Code a prompt.
  static Optional<String> turn(HookEvent event) {
    return event.text("turn_id").or(() -> event.text("prompt_id"));
  }

  /// What a subagent asks, somebody has to answer all the same.
  private static Optional<Sign.Kind> innerKind(HookEvent event) {
    return switch (event.name()) {
      case "PermissionRequest", "PostToolUse", "PostToolUseFailure" -> kind(event);
      default -> Optional.empty();
    };
  }

  private static Optional<Sign.Kind> kind(HookEvent event) {
    return switch (event.name()) {
      case "SessionStart" -> started(event);
      case "UserPromptSubmit" -> Optional.of(Sign.Kind.BEGUN);
      case "PreToolUse" ->
          Optional.of(
              event.text("tool_name").filter(QUESTIONS::contains).isPresent()
                  ? Sign.Kind.ASKED
                  : Sign.Kind.WORKING);
      case "PostToolUse", "PostToolUseFailure", "PermissionDenied", "Answered" ->
          Optional.of(Sign.Kind.RAN);
      case "PermissionRequest" -> Optional.of(Sign.Kind.ASKED);
      case "PreCompact" -> Optional.of(Sign.Kind.COMPACTING);
      case "PostCompact" -> Optional.of(Sign.Kind.COMPACTED);
      case "GoesOn" -> Optional.of(Sign.Kind.RESUMED);
      case "Notification" -> notified(event.text("notification_type").orElse(""));
      case "Interrupt" -> Optional.of(Sign.Kind.INTERRUPTED);
      case "StopFailure" -> Optional.of(Sign.Kind.FAILED);
      case "Stop" -> Optional.of(Sign.Kind.ENDED);
      default -> Optional.empty();
    };
  }

  /// A program that only goes on after a compaction has not started.
  private static Optional<Sign.Kind> started(HookEvent event) {
    return switch (event.text("source").orElse("startup")) {
      case "compact" -> Optional.empty();
      case "clear" -> Optional.of(Sign.Kind.ENDED);
      default -> Optional.of(Sign.Kind.READY);
    };
  }

  private static Optional<Sign.Kind> notified(String type) {
    return switch (type) {
      case "permission_prompt", "elicitation_dialog" -> Optional.of(Sign.Kind.ASKED);
      case "idle_prompt" -> Optional.of(Sign.Kind.QUIET);
      default -> Optional.empty();
    };
  }

  private static String reason(HookEvent event) {
    String words =
        event
            .text("last_assistant_message")
            .or(() -> event.text("error"))
            .filter(_ -> event.name().equals("StopFailure"))
            .orElse("");
    return Texts.excerpt(words, LONGEST);
  }

  /// What tells one call of a tool from others: the same before it, when it is asked about, and
  /// after it. Other arguments may change on the way.
  private static Optional<String> call(HookEvent event) {
    Value input = new Value(event.told()).path("tool_input");
    String what = input.path("command").text().orElseGet(input.path("file_path")::asText);
    return event.text("tool_name").map(tool -> tool + " " + what);
  }

  /// What is asked, in words: the question with its choices, or the tool with what it would do.
  private static String question(HookEvent event) {
    Value input = new Value(event.told()).path("tool_input");
    String asked = stream(input.path("questions")).map(HookSigns::choices).findFirst().orElse("");
    String words =
        asked.isEmpty()
            ? event.text("tool_name").map(tool -> tool + ": " + deed(input)).orElse("")
            : asked;
    return Texts.excerpt(words.isEmpty() ? event.text("message").orElse("") : words, LONGEST);
  }

  private static String choices(Value question) {
    String choices =
        String.join(
            " | ",
            stream(question.path("options")).map(each -> each.path("label").asText()).toList());
    String text = question.path("question").asText();
    return choices.isEmpty() ? text : text + " [" + choices + "]";
  }

  private static String deed(Value input) {
    String deed =
        Stream.of("command", "file_path", "url", "plan")
            .map(name -> input.path(name).asText())
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse(input.toString());
    String why = input.path("description").asText();
    return why.isEmpty() ? deed : deed + " (" + why + ")";
  }

  private static Stream<Value> stream(Value list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
