package dev.codestrator.mcp;

import dev.codestrator.model.Rejection;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;

/// Answers ahead of the SDK: what depends on who calls and on the records as they are now, and
/// misuse, of which the SDK would speak as an internal error.
final class Answers {
  private final Toolbox toolbox;
  private final Resources resources;
  private final Prompts prompts;
  private final PrintStream err;

  Answers(Toolbox toolbox, Resources resources, Prompts prompts, PrintStream err) {
    this.toolbox = toolbox;
    this.resources = resources;
    this.prompts = prompts;
    this.err = err;
  }

  /// The answer to a request; empty when it is the SDK's.
  Optional<JSONRPCResponse> to(JSONRPCRequest request) {
    try {
      return result(request).map(result -> JSONRPCResponse.result(request.id(), result));
    } catch (Rejection e) {
      return Optional.of(JSONRPCResponse.error(request.id(), refusal(e)));
    } catch (RuntimeException e) {
      err.println("error: this is a bug of orch: " + e);
      e.printStackTrace(err);
      return Optional.of(
          JSONRPCResponse.error(
              request.id(),
              McpError.builder(ErrorCodes.INTERNAL_ERROR)
                  .message("this is a bug of orch: " + e)
                  .build()
                  .getJsonRpcError()));
    }
  }

  private Optional<Object> result(JSONRPCRequest request) {
    Map<?, ?> params = request.params() instanceof Map<?, ?> given ? given : Map.of();
    return switch (request.method()) {
      case McpSchema.METHOD_TOOLS_CALL -> toolbox.misuse(params).map(Results::refused);
      case McpSchema.METHOD_RESOURCES_LIST -> Optional.of(resources.list());
      case McpSchema.METHOD_RESOURCES_TEMPLATES_LIST -> Optional.of(resources.templates());
      case McpSchema.METHOD_RESOURCES_READ -> Optional.of(resources.read(text(params, "uri")));
      case McpSchema.METHOD_PROMPT_LIST -> Optional.of(prompts.list());
      case McpSchema.METHOD_PROMPT_GET -> Optional.of(prompts.get(text(params, "name")));
      case McpSchema.METHOD_COMPLETION_COMPLETE -> Optional.of(complete(params));
      default -> Optional.empty();
    };
  }

  /// Only resources have something to complete: prompts take no arguments.
  private Object complete(Map<?, ?> params) {
    String template = in(params, "ref").get("uri") instanceof String uri ? uri : "";
    return resources.complete(template, text(in(params, "argument"), "value"));
  }

  private static Map<?, ?> in(Map<?, ?> params, String name) {
    return params.get(name) instanceof Map<?, ?> map ? map : Map.of();
  }

  private static String text(Map<?, ?> params, String name) {
    if (params.get(name) instanceof String text) {
      return text;
    }
    throw new Rejection.Invalid(
        "missing_field", "'" + name + "' takes a text and has none", "see the MCP specification");
  }

  private static JSONRPCResponse.JSONRPCError refusal(Rejection e) {
    int code =
        switch (e) {
          case Rejection.NotFound _ -> ErrorCodes.RESOURCE_NOT_FOUND;
          default -> ErrorCodes.INVALID_PARAMS;
        };
    return McpError.builder(code)
        .message(e.message())
        .data(Wire.ordered("code", e.code(), "message", e.message(), "hint", e.hint()))
        .build()
        .getJsonRpcError();
  }
}
