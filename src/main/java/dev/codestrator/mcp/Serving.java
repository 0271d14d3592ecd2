package dev.codestrator.mcp;

import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import java.io.PrintStream;
import java.util.Map;
import java.util.function.Function;

/// All that one guest is served with, whatever carries the messages.
///
/// @param guest who is served
/// @param running its requests under way
/// @param toolbox its tools
/// @param answers what the SDK is not asked
/// @param err what went wrong inside, for people
record Serving(Guest guest, Running running, Toolbox toolbox, Answers answers, PrintStream err) {
  /// @param overview shows the result of `session.context` as text for people
  static Serving of(Guest guest, Function<Map<String, Object>, String> overview, PrintStream err) {
    var toolbox = new Toolbox(guest.registry(), guest.role());
    var resources = new Resources(guest, overview);
    var answers = new Answers(toolbox, resources, new Prompts(guest.role()), err);
    return new Serving(guest, new Running(), toolbox, answers, err);
  }

  /// The SDK's server for what `Answers` leaves to it.
  ///
  /// @param begun knows what carries the messages
  /// @param version of this program
  McpSyncServer server(McpServer.SyncSpecification<?> begun, String version) {
    return begun
        .serverInfo("codestrator", version)
        .instructions(Instructions.to(guest.caller()))
        .capabilities(
            ServerCapabilities.builder()
                .tools(false)
                .resources(false, false)
                .prompts(false)
                .completions()
                .build())
        .jsonMapper(Wire.MAPPER)
        .validateToolInputs(false)
        .jsonSchemaValidator(Wire.TRUSTING)
        .immediateExecution(true)
        .tools(toolbox.specifications(new ToolCalls(guest, running, err)))
        .build();
  }
}
