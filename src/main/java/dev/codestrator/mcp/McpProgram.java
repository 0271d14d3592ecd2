package dev.codestrator.mcp;

import dev.codestrator.api.Dispatcher;
import dev.codestrator.model.Caller;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpSyncServer;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/// The MCP server of one client, over standard input and output.
public final class McpProgram {
  private final Dispatcher dispatcher;
  private final String version;
  private final Function<Map<String, Object>, String> overview;

  /// @param dispatcher the way of every call
  /// @param version of this program
  /// @param overview shows the result of `session.context` as text for people
  public McpProgram(
      Dispatcher dispatcher, String version, Function<Map<String, Object>, String> overview) {
    this.dispatcher = dispatcher;
    this.version = version;
    this.overview = overview;
  }

  /// Serves one client until input ends, or a signal asks the process to end, and the calls under
  /// way are answered.
  ///
  /// @param folder where the caller stands
  /// @param caller who calls; its role decides which tools there are
  /// @param in messages, one a line
  /// @param out messages, one a line, and nothing else
  /// @param err what went wrong inside, for people
  /// @return the exit code
  public int serve(Path folder, Caller caller, InputStream in, OutputStream out, PrintStream err) {
    Serving serving = Serving.of(new Guest(dispatcher, folder, caller), overview, err);
    var transport = new LineTransport(out, err, serving.running(), serving.answers());
    McpSyncServer server = serving.server(McpServer.sync(transport), version);
    try (var _ = new Ending(serving.running()::end)) {
      transport.serve(in);
    }
    server.close();
    return 0;
  }
}
