package dev.codestrator.agent;

import dev.codestrator.json.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads from lines of Claude Code's transcript what it did.
final class ClaudeChronicle {
  private final Map<String, Value> answers = new LinkedHashMap<>();

  /// What a line tells.
  List<Chronicle.Entry> read(Value line) {
    if (line.path("isSidechain").isTrue() || !line.path("type").asText().equals("assistant")) {
      return List.of();
    }
    Value message = line.path("message");
    if (line.path("isApiErrorMessage").isTrue()) {
      String text = message.path("content").path(0).path("text").asText();
      return List.of(new Chronicle.Entry.Failed(text, line.path("error").asText()));
    }
    answers.put(message.path("id").asText(), message.path("usage"));
    var entries = new ArrayList<Chronicle.Entry>();
    message.path("content").forEach(block -> entry(block).ifPresent(entries::add));
    return entries;
  }

  private static Optional<Chronicle.Entry> entry(Value block) {
    Optional<String> text = block.path("text").text().filter(words -> !words.isBlank());
    if (text.isPresent()) {
      return text.map(Chronicle.Entry.Said::new);
    }
    Value input = block.path("input");
    return switch (block.path("name").asText()) {
      case "Bash" ->
          Optional.of(new Chronicle.Entry.Ran(input.path("command").asText(), Optional.empty()));
      case "Write" ->
          Optional.of(changed(input, Chronicle.Kind.ADDED, "", input.path("content").asText()));
      case "Edit", "MultiEdit", "NotebookEdit" ->
          Optional.of(
              changed(
                  input,
                  Chronicle.Kind.UPDATED,
                  input.path("old_string").asText(),
                  input.path("new_string").asText()));
      default -> Optional.empty();
    };
  }

  private static Chronicle.Entry changed(
      Value input, Chronicle.Kind kind, String before, String after) {
    String path =
        input.path("file_path").text().orElseGet(() -> input.path("notebook_path").asText());
    return new Chronicle.Entry.Changed(
        new Chronicle.FileChange(
            path, kind, (int) after.lines().count(), (int) before.lines().count()));
  }

  /// The tokens of all that was read. Several lines may be parts of one answer.
  Optional<Chronicle.Usage> usage() {
    if (answers.isEmpty()) {
      return Optional.empty();
    }
    long context = 0;
    for (Value usage : answers.values()) {
      context = input(usage) + number(usage, "output_tokens");
    }
    return Optional.of(
        new Chronicle.Usage(
            answers.values().stream().mapToLong(ClaudeChronicle::input).sum(),
            sum("cache_read_input_tokens"),
            sum("output_tokens"),
            0,
            context,
            Optional.empty()));
  }

  private long sum(String field) {
    return answers.values().stream().mapToLong(usage -> number(usage, field)).sum();
  }

  private static long input(Value usage) {
    return number(usage, "input_tokens")
        + number(usage, "cache_creation_input_tokens")
        + number(usage, "cache_read_input_tokens");
  }

  private static long number(Value node, String field) {
    return node.path(field).number().orElse(0L);
  }
}
