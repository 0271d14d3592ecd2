package dev.codestrator.e2e;

import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// What the model's stand-in answers.
sealed interface Reply {
  /// Words, which end the turn.
  record Says(String text) implements Reply {}

  /// A call of a tool, by its whole name: `mcp__codestrator__orch_task`.
  record Calls(String tool, Map<String, ?> arguments) implements Reply {}

  /// A command for the agent's own shell tool.
  record Runs(String command) implements Reply {}

  /// A refusal of the service, which is no answer.
  record Fails(int status, String message) implements Reply {}

  /// An answer to a conversation of so many tokens.
  record Counts(int tokens, Reply then) implements Reply {}

  /// An answer given only when the latch is open: the agent works for as long.
  record Later(CountDownLatch latch, Reply then) implements Reply {}

  /// A call of a method by the tool of its group.
  static Reply calls(String group, String method, Map<String, ?> params) {
    return new Calls("mcp__codestrator__" + group, Map.of("method", method, "params", params));
  }
}
