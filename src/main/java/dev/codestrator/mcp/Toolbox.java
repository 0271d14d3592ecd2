package dev.codestrator.mcp;

import dev.codestrator.api.Group;
import dev.codestrator.api.Method;
import dev.codestrator.api.Registry;
import dev.codestrator.api.Schemas;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.model.Texts;
import dev.codestrator.model.shape.Kind;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The tools of a role: one for each group in which it may call something, and one for all.
final class Toolbox {
  private static final String ALL = "orchestrator.call";

  /// What ends somebody's work or moves the target; clients may ask the user first.
  private static final Set<String> DESTRUCTIVE =
      Set.of(
          "merge.main.land",
          "session.cleanup",
          "thread.child.interrupt",
          "thread.child.stop",
          "worktree.remove");

  private static final String OF_ALL =
      "Any method of the other tools by its name, for clients that keep one tool at hand.";

  private final Registry registry;
  private final Role role;
  private final ToolCalls calls;

  Toolbox(Registry registry, Role role, ToolCalls calls) {
    this.registry = registry;
    this.role = role;
    this.calls = calls;
  }

  /// The tools, for the SDK.
  List<SyncToolSpecification> specifications() {
    return Stream.concat(Stream.of(Group.values()).map(Optional::of), Stream.of(all()))
        .filter(group -> !methods(group).isEmpty())
        .map(this::specification)
        .toList();
  }

  private static Optional<Group> all() {
    return Optional.empty();
  }

  private List<Method<?>> methods(Optional<Group> group) {
    return Stream.of(Group.values())
        .filter(each -> group.isEmpty() || group.get() == each)
        .flatMap(each -> registry.methods(each, role).stream())
        .toList();
  }

  private SyncToolSpecification specification(Optional<Group> group) {
    return SyncToolSpecification.builder()
        .tool(tool(group))
        .callHandler((exchange, request) ->
            calls.call(
                group,
                Optional.ofNullable(request.arguments()).map(Results::named).orElse(Map.of())))
        .build();
  }

  private Tool tool(Optional<Group> group) {
    List<Method<?>> methods = methods(group);
    return Tool.builder(name(group), schema(group))
        .description(group.map(each -> description(each, methods)).orElse(OF_ALL))
        .annotations(hints(methods))
        .build();
  }

  private static String name(Optional<Group> group) {
    return group.map(Kind::word).orElse(ALL);
  }

  private static String description(Group group, List<Method<?>> methods) {
    return methods.stream()
        .map(method ->
            method.name() + "(" + Schemas.signature(method) + "): " + method.description())
        .collect(Collectors.joining("\n", sentence(group.purpose()) + "\n", ""));
  }

  private static String sentence(String words) {
    String text = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    return text.endsWith(".") ? text : text + ".";
  }

  private Map<String, Object> schema(Optional<Group> group) {
    SequencedMap<String, Object> method = ordered("type", "string");
    group.ifPresent(each -> method.put("enum", methods(group).stream().map(Method::name).toList()));
    var params = ordered("type", "object", "description", "the method's fields by name");
    return ordered(
        "type",
        "object",
        "properties",
        ordered("method", method, "params", params),
        "required",
        List.of("method"),
        "additionalProperties",
        false);
  }

  /// Names and values in their order: a client's cache holds while the definitions stay the same.
  private static SequencedMap<String, Object> ordered(Object... namesAndValues) {
    var map = new LinkedHashMap<String, Object>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
    }
    return map;
  }

  private static ToolAnnotations hints(List<Method<?>> methods) {
    return ToolAnnotations.builder()
        .readOnlyHint(methods.stream().noneMatch(Method::writes))
        .destructiveHint(methods.stream().map(Method::name).anyMatch(DESTRUCTIVE::contains))
        .openWorldHint(false)
        .build();
  }

  /// The answer to a call of a tool that isn't there, or whose arguments are no object: the SDK
  /// would speak of an internal error.
  Optional<Object> refuse(JSONRPCRequest request) {
    if (!request.method().equals(McpSchema.METHOD_TOOLS_CALL)) {
      return Optional.empty();
    }
    Map<?, ?> params = request.params() instanceof Map<?, ?> given ? given : Map.of();
    return misuse(params).map(refusal -> Results.refused(refusal));
  }

  private Optional<Rejection> misuse(Map<?, ?> params) {
    String name = String.valueOf(params.get("name"));
    List<String> names = specifications().stream().map(each -> each.tool().name()).toList();
    if (!names.contains(name)) {
      return Optional.of(
          new Rejection.Invalid(
              "unknown_tool",
              "a " + role.dashed() + " has no tool '" + Texts.excerpt(name, 60) + "'",
              "tools: " + String.join(", ", names)));
    }
    Object arguments = params.get("arguments");
    if (arguments == null || arguments instanceof Map<?, ?>) {
      return Optional.empty();
    }
    return Optional.of(
        new Rejection.Invalid(
            "wrong_type",
            "'arguments' takes an object, not '" + Texts.excerpt(arguments.toString(), 60) + "'",
            "as in {\"method\": \"task.list\", \"params\": {}}"));
  }
}
