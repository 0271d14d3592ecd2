package dev.codestrator.agent;

import dev.codestrator.json.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads from lines of Codex's rollout what it did.
final class CodexChronicle {
  private Optional<Chronicle.Usage> usage = Optional.empty();

  /// What a line tells.
  List<Chronicle.Entry> read(Value line) {
    Value event = line.path("payload");
    if (!line.path("type").asText().equals("event_msg")) {
      return List.of();
    }
    return switch (event.path("type").asText()) {
      case "token_count" -> {
        used(event.path("info"));
        yield List.of();
      }
      case "item_completed" -> item(event.path("item"));
      case "task_complete" -> ended(event.path("error"));
      default -> List.of();
    };
  }

  /// The tokens of all that was read.
  Optional<Chronicle.Usage> usage() {
    return usage;
  }

  private void used(Value info) {
    Value total = info.path("total_token_usage");
    if (total.isObject()) {
      usage =
          Optional.of(
              new Chronicle.Usage(
                  number(total, "input_tokens"),
                  number(total, "cached_input_tokens"),
                  number(total, "output_tokens"),
                  number(total, "reasoning_output_tokens"),
                  number(info.path("last_token_usage"), "total_tokens"),
                  info.path("model_context_window").number()));
    }
  }

  private static long number(Value node, String field) {
    return node.path(field).number().orElse(0L);
  }

  private static List<Chronicle.Entry> ended(Value error) {
    Value info = error.path("codex_error_info");
    String code = info.isObject() ? info.names().stream().findFirst().orElse("") : info.asText();
    return error
        .path("message")
        .text()
        .<List<Chronicle.Entry>>map(text -> List.of(new Chronicle.Entry.Failed(text, code)))
        .orElse(List.of());
  }

  private static List<Chronicle.Entry> item(Value item) {
    return switch (item.path("type").asText()) {
      case "AgentMessage" -> said(CodexLines.words(item.path("content")));
      case "CommandExecution" ->
          List.of(new Chronicle.Entry.Ran(command(item), item.path("exit_code").number()));
      case "FileChange" -> changes(item.path("changes"));
      default -> List.of();
    };
  }

  private static List<Chronicle.Entry> said(String text) {
    return text.isBlank() ? List.of() : List.of(new Chronicle.Entry.Said(text));
  }

  private static String command(Value item) {
    String parsed = item.path("parsed_cmd").path(0).path("cmd").asText();
    var words = new ArrayList<String>();
    item.path("command").forEach(word -> words.add(word.asText()));
    return parsed.isEmpty() ? String.join(" ", words) : parsed;
  }

  private static List<Chronicle.Entry> changes(Value changes) {
    var entries = new ArrayList<Chronicle.Entry>();
    for (String path : changes.names()) {
      entries.add(new Chronicle.Entry.Changed(change(path, changes.path(path))));
    }
    return entries;
  }

  private static Chronicle.FileChange change(String path, Value change) {
    String diff = change.path("unified_diff").asText();
    int content = (int) change.path("content").asText().lines().count();
    return switch (change.path("type").asText()) {
      case "add" -> new Chronicle.FileChange(path, Chronicle.Kind.ADDED, content, 0);
      case "delete" -> new Chronicle.FileChange(path, Chronicle.Kind.DELETED, 0, content);
      default ->
          new Chronicle.FileChange(
              path, Chronicle.Kind.UPDATED, count(diff, '+'), count(diff, '-'));
    };
  }

  private static int count(String diff, char sign) {
    String header = String.valueOf(sign).repeat(3) + " ";
    return (int)
        diff.lines()
            .filter(line -> !line.isEmpty() && line.charAt(0) == sign && !line.startsWith(header))
            .count();
  }
}
