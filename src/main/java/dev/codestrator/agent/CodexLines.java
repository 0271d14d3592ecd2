package dev.codestrator.agent;

import static dev.codestrator.agent.TranscriptReading.text;

import dev.codestrator.json.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads the lines of Codex's rollout: `{timestamp, ordinal, type, payload}`, of which those of
/// type `event_msg` tell what it does.
final class CodexLines {
  private final TranscriptReading reading;
  private Optional<Long> window = Optional.empty();

  CodexLines(TranscriptReading reading) {
    this.reading = reading;
  }

  static boolean mayMatter(String line) {
    return line.contains("\"event_msg\"") || line.contains("\"hook_prompt\"");
  }

  void read(Value line) {
    Value event = line.path("payload");
    Optional<String> turn = text(event, "turn_id");
    if (!line.path("type").asText().equals("event_msg")) {
      return;
    }
    switch (event.path("type").asText()) {
      case "task_started" -> {
        window = number(event, "model_context_window");
        reading.sign(line, turn, Sign.Kind.BEGUN, "");
      }
      case "token_count" -> used(event);
      case "item_completed" -> item(line, turn, event.path("item"));
      case "task_complete" -> ended(line, turn, event);
      case "turn_aborted" ->
          reading.sign(line, turn, Sign.Kind.INTERRUPTED, event.path("reason").asText());
      default -> {}
    }
  }

  private void ended(Value line, Optional<String> turn, Value event) {
    reading.said(event.path("last_agent_message").asText());
    Optional<String> error = text(event.path("error"), "message");
    reading.sign(
        line, turn, error.isPresent() ? Sign.Kind.FAILED : Sign.Kind.ENDED, error.orElse(""));
  }

  private void item(Value line, Optional<String> turn, Value item) {
    switch (item.path("type").asText()) {
      case "AgentMessage" -> reading.said(words(item.path("content")));
      case "FileChange" -> changed(item.path("changes"));
      case "HookPrompt" -> reading.sign(line, turn, Sign.Kind.RESUMED, "");
      default -> {}
    }
    reading.sign(line, turn, Sign.Kind.WORKING, "");
  }

  static String words(Value content) {
    var parts = new ArrayList<String>();
    content.forEach(part -> parts.add(part.path("text").asText()));
    return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("\n"));
  }

  private void changed(Value changes) {
    changes.names().forEach(reading::changed);
    changes.forEach(change -> text(change, "path").ifPresent(reading::changed));
  }

  private void used(Value event) {
    Value info = event.path("info");
    number(info.path("last_token_usage"), "total_tokens")
        .ifPresent(last ->
            reading.used(
                new Tokens(
                    last,
                    number(info.path("total_token_usage"), "total_tokens").orElse(last),
                    number(info, "model_context_window").or(() -> window))));
    reading.limited(limits(event.path("rate_limits")));
  }

  private static List<RateLimit> limits(Value told) {
    var limits = new ArrayList<RateLimit>();
    for (String name : List.of("primary", "secondary")) {
      Value limit = told.path(name);
      if (limit.isObject()) {
        String span = limit.path("window_minutes").asText();
        limits.add(
            new RateLimit(
                span.isEmpty() ? name : span + " min",
                Optional.of(limit.path("used_percent").asDouble()),
                time(limit, "resets_at")));
      }
    }
    return limits;
  }

  private static Optional<Instant> time(Value node, String field) {
    return number(node, field)
        .filter(seconds -> seconds <= Instant.MAX.getEpochSecond())
        .filter(seconds -> seconds >= Instant.MIN.getEpochSecond())
        .map(Instant::ofEpochSecond);
  }

  private static Optional<Long> number(Value node, String field) {
    return node.path(field).number();
  }
}
