package dev.codestrator.mcp;

import dev.codestrator.api.Dispatcher;
import dev.codestrator.api.Group;
import dev.codestrator.api.Json;
import dev.codestrator.api.Method;
import dev.codestrator.model.Caller;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Texts;
import dev.codestrator.model.shape.Kind;
import dev.codestrator.model.shape.Shape;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Turns calls of tools into calls of methods, and what comes of them into tool results.
final class ToolCalls {
  private final Dispatcher dispatcher;
  private final Path folder;
  private final Caller caller;
  private final Running running;
  private final PrintStream err;
  private final HomeSession home = new HomeSession();

  ToolCalls(Dispatcher dispatcher, Path folder, Caller caller, Running running, PrintStream err) {
    this.dispatcher = dispatcher;
    this.folder = folder;
    this.caller = caller;
    this.running = running;
    this.err = err;
  }

  /// Calls a method.
  ///
  /// @param tool the group whose methods the tool offers; empty: all
  CallToolResult call(Optional<Group> tool, Map<String, ?> arguments) {
    Supplier<CallToolResult> work =
        () -> {
          Method<?> method = method(tool, arguments);
          Map<String, ?> params = params(arguments);
          return method.writes()
              ? call(method, params)
              : running.reading(() -> call(method, params));
        };
    return Results.of(work, err);
  }

  private CallToolResult call(Method<?> method, Map<String, ?> params) {
    Map<String, Object> result =
        Shape.write(dispatcher.call(folder, home.of(caller), method.name(), params));
    home.learn(method.name(), result);
    return Results.done(result);
  }

  private Method<?> method(Optional<Group> tool, Map<String, ?> arguments) {
    if (!(arguments.get("method") instanceof String name)) {
      throw new Rejection.Invalid(
          "missing_field",
          "argument 'method' is " + (arguments.get("method") == null ? "missing" : "no text"),
          "give one of the methods in the tool's description, as in {\"method\": \"task.list\"}");
    }
    refuseOthers(arguments);
    Method<?> method = dispatcher.registry().get(name);
    if (tool.isPresent() && method.group() != tool.get() && method.allows(caller.role())) {
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
      if (!name.equals("method") && !name.equals("params")) {
        throw new Rejection.Invalid(
            "unknown_field",
            "there is no argument '" + Texts.excerpt(name, 40) + "' beside method and params",
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
