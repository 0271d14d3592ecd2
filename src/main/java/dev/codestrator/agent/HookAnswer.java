package dev.codestrator.agent;

import dev.codestrator.json.Json;
import java.util.Map;

/// What a hook answers the program that ran it. Codex and Claude Code take the same JSON.
public sealed interface HookAnswer {
  /// Says something to the model.
  ///
  /// @param event the event that is answered: `SessionStart`, `UserPromptSubmit` or `PreToolUse`
  record Context(String event, String text) implements HookAnswer {
    @Override
    public Map<String, ?> told() {
      return Map.of(
          "hookSpecificOutput", Map.of("hookEventName", event, "additionalContext", text));
    }
  }

  /// Keeps a tool from running; the model is told why.
  record Denial(String reason) implements HookAnswer {
    @Override
    public Map<String, ?> told() {
      return Map.of(
          "hookSpecificOutput",
          Map.of(
              "hookEventName",
              "PreToolUse",
              "permissionDecision",
              "deny",
              "permissionDecisionReason",
              reason));
    }
  }

  /// Keeps a turn from ending: it goes on with this as its instruction.
  record GoOn(String instruction) implements HookAnswer {
    @Override
    public Map<String, ?> told() {
      return Map.of("decision", "block", "reason", instruction);
    }
  }

  /// The answer as plain values.
  Map<String, ?> told();

  /// The answer as the program reads it.
  default String json() {
    return Json.text(told());
  }
}
