package dev.codestrator.mcp;

import dev.codestrator.api.Effect;
import dev.codestrator.api.Group;
import dev.codestrator.api.Method;
import dev.codestrator.api.Registry;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.model.Texts;
import dev.codestrator.model.shape.Kind;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The tools of a role: one for each group in which it may call something, and one for all.
final class Toolbox {
  private static final String ALL = "orchestrator.call";

  private static final String OF_ALL =
      """
      Any method of the other tools by its name, for clients that keep one tool at hand. With help: \
      true the method is not called but described: each field with its type, default and meaning.\
      """;

  private final Registry registry;
  private final Role role;
  private final List<String> names;

  Toolbox(Registry registry, Role role) {
    this.registry = registry;
    this.role = role;
    this.names = groups().map(Toolbox::name).toList();
  }

  /// The tools, for the SDK.
  List<SyncToolSpecification> specifications(ToolCalls calls) {
    return groups()
        .map(group ->
            SyncToolSpecification.builder()
                .tool(tool(group))
                .callHandler((exchange, request) -> calls.call(group, exchange, request))
                .build())
        .toList();
  }

  /// The definitions of the tools.
  List<Tool> tools() {
    return groups().map(this::tool).toList();
  }

  private Stream<Optional<Group>> groups() {
    Stream<Optional<Group>> each = Stream.of(Group.values()).map(Optional::of);
    return Stream.concat(each, Stream.of(Optional.<Group>empty()))
        .filter(group -> !methods(group).isEmpty());
  }

  private List<Method<?>> methods(Optional<Group> group) {
    return Stream.of(Group.values())
        .filter(each -> group.isEmpty() || group.get() == each)
        .flatMap(each -> registry.methods(each, role).stream())
        .toList();
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
        .map(Brief::of)
        .collect(Collectors.joining("\n", sentence(group.purpose()) + "\n", ""));
  }

  private static String sentence(String words) {
    String text = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    return text.endsWith(".") ? text : text + ".";
  }

  private Map<String, Object> schema(Optional<Group> group) {
    SequencedMap<String, Object> method = Wire.ordered("type", "string");
    group.ifPresent(each -> method.put("enum", methods(group).stream().map(Method::name).toList()));
    var session = Wire.ordered("session_id", Wire.ordered("type", "string"));
    var params =
        Wire.ordered("type", "object", "properties", session, "additionalProperties", true);
    var help = Wire.ordered("type", "boolean");
    return Wire.ordered(
        "type",
        "object",
        "properties",
        Wire.ordered("method", method, "params", params, "help", help),
        "required",
        List.of("method"),
        "additionalProperties",
        false);
  }

  private static ToolAnnotations hints(List<Method<?>> methods) {
    List<Effect> effects = methods.stream().<Effect>map(Method::effect).toList();
    return ToolAnnotations.builder()
        .readOnlyHint(effects.stream().noneMatch(Effect::writes))
        .destructiveHint(effects.contains(Effect.ENDS))
        .idempotentHint(effects.stream().allMatch(Effect::repeats))
        .openWorldHint(false)
        .build();
  }

  /// What is wrong with a call of a tool that isn't there, or whose arguments are no object: the
  /// SDK would speak of an internal error.
  Optional<Rejection> misuse(Map<?, ?> params) {
    String name = String.valueOf(params.get("name"));
    if (!names.contains(name)) {
      return Optional.of(
          new Rejection.Invalid(
              "unknown_tool",
              "a " + role.dashed() + " has no tool '" + Texts.excerpt(name, 60) + "'",
              Texts.nearest(name, names).map(near -> "did you mean " + near + "? ").orElse("")
                  + "tools: "
                  + String.join(", ", names)));
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
