package dev.codestrator.agent;

import dev.codestrator.json.Json;
import dev.codestrator.model.Rejection;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// What a hook of an agent's program told. Both CLIs tell the same fields.
///
/// @param name the event: `SessionStart`, `UserPromptSubmit`, `PreToolUse`, `PermissionRequest`,
///   `PostToolUse`, `PreCompact`, `PostCompact`, `Notification`, `Interrupt`, `Stop`, `SessionEnd`
/// @param at when it was filed, exact to the nanosecond
/// @param told the JSON object as plain values; empty when it could not be read
public record HookEvent(String name, Instant at, Map<String, Object> told) {
  private static final long NANOS = 1_000_000_000L;

  /// The event in a file of the event log.
  ///
  /// @param fileName `<nanoseconds since 1970>-<event>-<process>.json`
  /// @param json what the hook got on its standard input
  /// @return empty for a file of another kind
  public static Optional<HookEvent> of(String fileName, String json) {
    String[] parts = fileName.split("-", 3);
    if (parts.length < 3 || !parts[0].matches("\\d{1,19}") || !fileName.endsWith(".json")) {
      return Optional.empty();
    }
    return at(parts[0]).map(at -> new HookEvent(parts[1], at, object(json)));
  }

  private static Optional<Instant> at(String nanoseconds) {
    try {
      long nanos = Long.parseLong(nanoseconds);
      return Optional.of(Instant.ofEpochSecond(nanos / NANOS, nanos % NANOS));
    } catch (NumberFormatException e) {
      return Optional.empty(); // 19 digits may be too many
    }
  }

  private static Map<String, Object> object(String json) {
    try {
      return Json.object(json);
    } catch (Rejection.Invalid e) {
      return Map.of(); // its name and time are known all the same
    }
  }

  /// A field that is text: `session_id`, `transcript_path`, `cwd`, `turn_id`, `prompt`,
  /// `tool_name`, `message`, `last_assistant_message`, `source`.
  public Optional<String> text(String field) {
    return told.get(field) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /// Whether it is of an agent that this agent started within its program. Such a one has turns and
  /// a transcript of its own.
  public boolean isOfSubagent() {
    return text("agent_id").isPresent();
  }
}
