package dev.codestrator.agent;

import static dev.codestrator.agent.TranscriptReading.text;

import dev.codestrator.json.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the lines of Claude Code's transcript: what was said to it (`user`), its answers
/// (`assistant`, with the tokens that they took), and how turns ended (`system`). Lines of its
/// subagents are left out.
final class ClaudeLines {
  private static final String INTERRUPTED = "[Request interrupted by user";
  private static final String BLOCKED = "Stop hook feedback";
  private static final Set<String> EDITS = Set.of("Edit", "Write", "MultiEdit", "NotebookEdit");

  private final TranscriptReading reading;
  private final Map<String, Long> answers = new HashMap<>();
  private long total;
  private Optional<String> turn = Optional.empty();

  ClaudeLines(TranscriptReading reading) {
    this.reading = reading;
  }

  static boolean mayMatter(String line) {
    return line.contains("\"sessionId\"")
        && !line.contains("\"type\":\"attachment\"")
        && !line.contains("\"type\":\"api-request");
  }

  void read(Value line) {
    if (line.path("isSidechain").isTrue()) {
      return;
    }
    switch (line.path("type").asText()) {
      case "user" -> heard(line);
      case "assistant" -> answered(line);
      case "system" -> {
        if (line.path("subtype").asText().equals("turn_duration")) {
          reading.sign(line, turn, Sign.Kind.ENDED, "");
        }
      }
      default -> {}
    }
  }

  /// What a person types has a source; what the program itself notes has none.
  private void heard(Value line) {
    Value content = line.path("message").path("content");
    turn = text(line, "promptId").or(() -> turn);
    if (text(line, "promptSource").isPresent()) {
      reading.sign(line, turn, Sign.Kind.BEGUN, "");
    } else if (words(content).startsWith(INTERRUPTED)) {
      reading.sign(line, turn, Sign.Kind.INTERRUPTED, "");
    } else if (line.path("isMeta").isTrue() && words(content).startsWith(BLOCKED)) {
      reading.sign(line, turn, Sign.Kind.RESUMED, "");
    } else {
      reading.sign(line, turn, Sign.Kind.WORKING, "");
    }
  }

  private static String words(Value content) {
    return content.isText() ? content.asText() : content.path(0).path("text").asText();
  }

  private void answered(Value line) {
    Value message = line.path("message");
    if (line.path("isApiErrorMessage").isTrue()) {
      failed(line, message.path("content").path(0).path("text").asText());
      return;
    }
    for (Value block : message.path("content")) {
      text(block, "text").ifPresent(reading::said);
      changed(block);
    }
    used(message);
    reading.sign(line, turn, Sign.Kind.WORKING, "");
  }

  private void failed(Value line, String text) {
    if (line.path("error").asText().equals("rate_limit")) {
      reading.limited(List.of(new RateLimit(text, Optional.empty(), Optional.empty())));
    }
    reading.sign(line, turn, Sign.Kind.FAILED, text);
  }

  private void changed(Value block) {
    if (EDITS.contains(block.path("name").asText())) {
      text(block.path("input"), "file_path")
          .or(() -> text(block.path("input"), "notebook_path"))
          .ifPresent(reading::changed);
    }
  }

  /// Several lines may be parts of one answer, each with the usage of all of it.
  private void used(Value message) {
    Value usage = message.path("usage");
    long last =
        usage.path("input_tokens").number().orElse(0L)
            + usage.path("cache_creation_input_tokens").number().orElse(0L)
            + usage.path("cache_read_input_tokens").number().orElse(0L)
            + usage.path("output_tokens").number().orElse(0L);
    Long before = answers.put(message.path("id").asText(), last);
    total += last - (before == null ? 0 : before);
    reading.used(new Tokens(last, total, Optional.empty()));
  }
}
