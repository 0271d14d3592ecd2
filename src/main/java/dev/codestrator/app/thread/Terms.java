package dev.codestrator.app.thread;

import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Config;
import java.util.Optional;

/// How an agent's program is launched.
///
/// @param command the shell command of a provider that takes one
/// @param headless whether it reads nothing from its terminal
/// @param interactive whether people may type into its pane
/// @param tools whether it gets our MCP server
/// @param retries how often its program is started again when it fails
record Terms(
    Optional<String> command,
    Optional<String> model,
    Optional<String> reasoning,
    Optional<Config.Codex.Sandbox> sandbox,
    boolean headless,
    boolean interactive,
    boolean tools,
    int retries) {
  /// Of a child.
  static Terms of(SpawnChild request, AgentThread thread, Config.Agents agents) {
    return new Terms(
        request.launchCommand(),
        thread.model(),
        request.reasoning().or(() -> agents.reasoningOf(thread.provider())),
        thread.sandbox(),
        request.isHeadless(),
        request.interactionMode() == SpawnChild.Interaction.INTERACTIVE,
        true,
        0);
  }

  /// Of a job.
  static Terms of(JobOrder order) {
    return new Terms(
        order.command(),
        order.model(),
        order.reasoning(),
        order.sandbox(),
        false,
        false,
        false,
        order.retries());
  }
}
