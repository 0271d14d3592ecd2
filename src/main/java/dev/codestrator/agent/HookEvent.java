package dev.codestrator.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// What a hook of an agent's program told. Both CLIs tell the same fields.
///
/// @param name the event: `SessionStart`, `UserPromptSubmit`, `PreToolUse`, `PermissionRequest`,
///   `PostToolUse`, `PreCompact`, `PostCompact`, `Notification`, `Interrupt`, `Stop`, `SessionEnd`
/// @param at when it was filed, exact to the nanosecond
/// @param told the whole JSON object; empty when it could not be read
public record HookEvent(String name, Instant at, JsonNode told) {
  private static final ObjectMapper MAPPER = new ObjectMapper();
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
    long nanos = Long.parseLong(parts[0]);
    Instant at = Instant.ofEpochSecond(nanos / NANOS, nanos % NANOS);
    return Optional.of(new HookEvent(parts[1], at, object(json)));
  }

  private static JsonNode object(String json) {
    try {
      JsonNode node = MAPPER.readTree(json);
      return node.isObject() ? node : MAPPER.createObjectNode();
    } catch (JsonProcessingException e) {
      return MAPPER.createObjectNode(); // its name and time are known all the same
    }
  }

  /// A field that is text: `session_id`, `transcript_path`, `cwd`, `turn_id`, `prompt`,
  /// `tool_name`, `message`, `last_assistant_message`, `source`.
  public Optional<String> text(String field) {
    return Optional.ofNullable(told.get(field)).filter(JsonNode::isTextual).map(JsonNode::asText);
  }

  /// Whether it is of an agent that this agent started within its program. Such a one has turns and
  /// a transcript of its own.
  public boolean isOfSubagent() {
    return text("agent_id").isPresent();
  }

  /// The arguments of the tool that it is about; empty for events about none.
  public Map<String, Object> toolInput() {
    JsonNode input = told.path("tool_input");
    return input.isObject()
        ? MAPPER.convertValue(input, new TypeReference<Map<String, Object>>() {})
        : Map.of();
  }
}
