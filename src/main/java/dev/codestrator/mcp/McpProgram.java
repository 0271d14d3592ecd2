package dev.codestrator.mcp;

import dev.codestrator.api.Dispatcher;
import dev.codestrator.model.Caller;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;

/// The MCP server of one client, which ends with its input.
public final class McpProgram {
  private McpProgram() {}

  /// Serves until input ends and the calls under way are answered.
  ///
  /// @param dispatcher the way of every call
  /// @param folder where the caller stands
  /// @param caller who calls; its role decides which tools there are
  /// @param version of this program
  /// @param in messages, one a line
  /// @param out messages, one a line, and nothing else
  /// @param err what went wrong inside, for people
  /// @return the exit code
  public static int serve(
      Dispatcher dispatcher,
      Path folder,
      Caller caller,
      String version,
      InputStream in,
      OutputStream out,
      PrintStream err) {
    var running = new Running();
    var calls = new ToolCalls(dispatcher, folder, caller, running, err);
    var toolbox = new Toolbox(dispatcher.registry(), caller.role(), calls);
    var transport = new LineTransport(out, err, running, toolbox::refuse);
    McpSyncServer server =
        McpServer.sync(transport)
            .serverInfo("codestrator", version)
            .instructions(Instructions.to(caller))
            .capabilities(ServerCapabilities.builder().tools(false).build())
            .jsonMapper(Wire.MAPPER)
            .validateToolInputs(false)
            .jsonSchemaValidator(Wire.TRUSTING)
            .immediateExecution(true)
            .tools(toolbox.specifications())
            .build();
    transport.serve(in);
    server.close();
    return 0;
  }
}
