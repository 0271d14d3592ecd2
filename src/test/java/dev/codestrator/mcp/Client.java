package dev.codestrator.mcp;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// The SDK's own client, of a server in a process of its own or over HTTP.
///
/// @param errors what the server wrote to standard error, line by line
record Client(McpSyncClient sdk, List<String> errors) implements AutoCloseable {

  /// Starts `orch mcp` in this folder.
  static Client of(Program program, Path folder, String... options) {
    var parameters =
        ServerParameters.builder(program.script().toString()).args(all(options)).build();
    var errors = new CopyOnWriteArrayList<String>();
    var transport =
        new StdioClientTransport(parameters, Wire.MAPPER) {
          @Override
          protected ProcessBuilder getProcessBuilder() {
            return Program.process(folder);
          }
        };
    transport.setStdErrorHandler(errors::add);
    var sdk = McpClient.sync(transport).requestTimeout(Duration.ofSeconds(90)).build();
    sdk.initialize();
    return new Client(sdk, errors);
  }

  /// Comes in over HTTP.
  static Client over(String url, String token) {
    var transport =
        HttpClientStreamableHttpTransport.builder(url)
            .endpoint(HttpProgram.PATH)
            .jsonMapper(Wire.MAPPER)
            .requestBuilder(HttpRequest.newBuilder().header("Authorization", "Bearer " + token))
            .build();
    var sdk = McpClient.sync(transport).requestTimeout(Duration.ofSeconds(90)).build();
    sdk.initialize();
    return new Client(sdk, List.of());
  }

  private static List<String> all(String... options) {
    var words = new ArrayList<>(List.of("mcp"));
    words.addAll(List.of(options));
    return words;
  }

  /// What a tool answered.
  record Answer(boolean error, Map<String, Object> fields, String text) {
    String get(String field) {
      Object value = fields.get(field);
      if (value == null) {
        throw new AssertionError("no '" + field + "' in " + text);
      }
      return value.toString();
    }

    @SuppressWarnings("unchecked")
    Answer in(String field) {
      return new Answer(error, (Map<String, Object>) fields.getOrDefault(field, Map.of()), text);
    }
  }

  /// Calls a tool with any arguments.
  Answer tool(String name, Map<String, Object> arguments) {
    CallToolResult result =
        sdk.callTool(CallToolRequest.builder(name).arguments(arguments).build());
    String text = ((TextContent) result.content().getFirst()).text();
    @SuppressWarnings("unchecked")
    var fields = (Map<String, Object>) result.structuredContent();
    return new Answer(Boolean.TRUE.equals(result.isError()), fields, text);
  }

  /// Calls a method by the tool of its group, successfully.
  Answer call(String tool, String method, Map<String, Object> params) {
    Answer answer = tool(tool, Map.of("method", method, "params", params));
    if (answer.error()) {
      throw new AssertionError(method + ": " + answer.text() + "\n" + String.join("\n", errors));
    }
    return answer;
  }

  /// Calls a method that is refused.
  Answer refused(String tool, String method, Map<String, Object> params) {
    Answer answer = tool(tool, Map.of("method", method, "params", params));
    if (!answer.error()) {
      throw new AssertionError(method + " was not refused: " + answer.text());
    }
    return answer;
  }

  List<Tool> tools() {
    return sdk.listTools().tools();
  }

  @Override
  public void close() {
    sdk.close();
  }
}
