package dev.codestrator.mcp;

import dev.codestrator.api.Group;
import dev.codestrator.api.Method;
import dev.codestrator.json.Json;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Texts;
import dev.codestrator.model.shape.Kind;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Turns calls of tools into calls of methods, and what comes of them into tool results.
final class ToolCalls {
  private static final Set<String> ARGUMENTS = Set.of("method", "params", "help");

  private final Guest guest;
  private final Running running;
  private final PrintStream err;

  ToolCalls(Guest guest, Running running, PrintStream err) {
    this.guest = guest;
    this.running = running;
    this.err = err;
  }

  /// Calls a method.
  ///
  /// @param tool the group whose methods the tool offers; empty: all
  CallToolResult call(
      Optional<Group> tool, McpSyncServerExchange exchange, CallToolRequest request) {
    Map<String, ?> arguments =
        Optional.ofNullable(request.arguments()).map(Results::named).orElse(Map.of());
    return Results.of(
        () -> {
          Method<?> method = method(tool, arguments);
          return Boolean.TRUE.equals(arguments.get("help"))
              ? Results.done(MethodHelp.of(method))
              : call(method, params(arguments), exchange, request);
        },
        err);
  }

  private CallToolResult call(
      Method<?> method,
      Map<String, ?> params,
      McpSyncServerExchange exchange,
      CallToolRequest request) {
    Supplier<CallToolResult> work = () -> Results.done(guest.call(method.name(), params));
    Supplier<CallToolResult> told =
        () ->
            Optional.ofNullable(request.progressToken())
                .map(token -> Progress.during(exchange, token, method.name(), params, work))
                .orElseGet(work);
    return method.writes() ? told.get() : running.reading(told);
  }

  private Method<?> method(Optional<Group> tool, Map<String, ?> arguments) {
    if (!(arguments.get("method") instanceof String name)) {
      throw new Rejection.Invalid(
          "missing_field",
          "argument 'method' is " + (arguments.get("method") == null ? "missing" : "no text"),
          "give one of the methods in the tool's description, as in {\"method\": \"task.list\"}; help:"
              + " true describes it");
    }
    refuseOthers(arguments);
    Method<?> method = guest.registry().get(name);
    if (tool.isPresent() && method.group() != tool.get() && method.allows(guest.role())) {
      String right = Kind.word(method.group());
      throw new Rejection.Invalid(
          "wrong_tool",
          name + " is no method of " + Kind.word(tool.get()),
          "call it by the tool " + right);
    }
    return method;
  }

  private static void refuseOthers(Map<String, ?> arguments) {
    for (String name : arguments.keySet()) {
      if (!ARGUMENTS.contains(name)) {
        throw new Rejection.Invalid(
            "unknown_field",
            "there is no argument '" + Texts.excerpt(name, 40) + "' beside method, params and help",
            "fields of the method go into params");
      }
    }
  }

  /// The parameters; some clients send them as text.
  private static Map<String, ?> params(Map<String, ?> arguments) {
    Object given = Optional.<Object>ofNullable(arguments.get("params")).orElse(Map.of());
    Map<String, Object> params =
        switch (given) {
          case String text -> Json.object(text);
          case Map<?, ?> map -> Results.named(map);
          default ->
              throw new Rejection.Invalid(
                  "wrong_type",
                  "argument 'params' takes an object, not '"
                      + Texts.excerpt(given.toString(), 60)
                      + "'",
                  "give the method's fields by name, as in {\"task_id\": \"c-4hq8zz1\"}");
        };
    Sizes.check(params);
    return params;
  }
}
