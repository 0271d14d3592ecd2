package dev.codestrator.agent;

import java.util.Map;
import java.util.Optional;

/// How an agent is launched. Commands are lines for the POSIX shell; they run in the worktree with
/// the `ORCH_*` variables set.
///
/// @param command begins a conversation
/// @param resume goes on with the conversation that `ORCH_RESUME` names; empty for a program that
///   can't
/// @param files what is written beside the launch script first: text by name
/// @param needsTrust whether its program asks a person about a folder that it doesn't know
public record LaunchPlan(
    String command, Optional<String> resume, Map<String, String> files, boolean needsTrust) {
  public LaunchPlan {
    files = Map.copyOf(files);
  }

  /// Of a program of which nothing is known.
  static LaunchPlan of(String command) {
    return new LaunchPlan(command, Optional.empty(), Map.of(), false);
  }
}
