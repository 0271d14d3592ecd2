package dev.codestrator.agent;

import dev.codestrator.json.Value;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Gathers what the lines of a transcript say.
final class TranscriptReading {
  private final List<Sign> signs = new ArrayList<>();
  private final Set<String> files = new LinkedHashSet<>();
  private final CodexLines codex = new CodexLines(this);
  private final ClaudeLines claude = new ClaudeLines(this);
  private Optional<Tokens> tokens = Optional.empty();
  private List<RateLimit> limits = List.of();
  private Optional<String> lastMessage = Optional.empty();

  void read(String line) {
    if (!CodexLines.mayMatter(line) && !ClaudeLines.mayMatter(line)) {
      return; // most of a transcript are long texts of no use here
    }
    Value.of(line).ifPresent(this::read); // else cut off at the beginning, or just being written
  }

  private void read(Value line) {
    if (line.path("payload").isObject()) {
      codex.read(line);
    } else if (line.path("sessionId").isText()) {
      claude.read(line);
    }
  }

  /// Notes a sign of the line that is being read; without a time it is none.
  void sign(Value line, Optional<String> turn, Sign.Kind kind, String text) {
    at(line)
        .ifPresent(at -> signs.add(new Sign(at, turn, kind, Optional.empty(), text, "transcript")));
  }

  private static Optional<Instant> at(Value line) {
    try {
      return text(line, "timestamp").map(Instant::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  void changed(String file) {
    files.add(file);
  }

  void used(Tokens now) {
    tokens = Optional.of(now);
  }

  void limited(List<RateLimit> now) {
    if (!now.isEmpty()) {
      limits = now;
    }
  }

  void said(String text) {
    if (!text.isBlank()) {
      lastMessage = Optional.of(text);
    }
  }

  Transcript result() {
    return new Transcript(signs, tokens, limits, List.copyOf(files), lastMessage, "");
  }

  static Optional<String> text(Value node, String field) {
    return node.path(field).text();
  }
}
