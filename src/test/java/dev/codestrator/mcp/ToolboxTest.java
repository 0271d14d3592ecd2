package dev.codestrator.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import dev.codestrator.api.Effect;
import dev.codestrator.api.Method;
import dev.codestrator.api.Registry;
import dev.codestrator.model.Role;
import dev.codestrator.testing.Orchestra;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The definitions of the tools: what a client's model reads before it does anything.
class ToolboxTest {
  /// As many methods as there may come to be.
  private static final int MANY = 100;

  /// What ends somebody's work or moves the target, whether or not there is such a method yet.
  private static final Set<String> ENDING =
      Set.of(
          "merge.main.land",
          "session.cleanup",
          "thread.child.interrupt",
          "thread.child.stop",
          "worktree.remove");

  private static final EncodingRegistry ENCODINGS = Encodings.newLazyEncodingRegistry();

  @TempDir static Path temp;
  private static Registry registry;

  @BeforeAll
  static void open() {
    registry = Orchestra.in(temp).dispatcher().registry();
  }

  private List<Tool> tools(Role role) {
    return new Toolbox(registry, role).tools();
  }

  @ParameterizedTest
  @CsvSource({
    "ROOT, 6000, orch_session orch_task orch_merge orchestrator.call",
    "WORKER, 2500, orch_task orch_lifecycle orch_workspace orch_inbox orchestrator.call",
    "MERGE_REVIEWER, 2500, orch_merge orch_task orch_inbox orchestrator.call",
    "PLAN_ARCHITECT, 2500, orch_task orch_graph orchestrator.call"
  })
  void aRoleSeesItsToolsInFewTokens(Role role, int most, String names) {
    assertThat(tools(role)).extracting(Tool::name).contains(names.split(" "));
    for (EncodingType type : List.of(EncodingType.CL100K_BASE, EncodingType.O200K_BASE)) {
      assertThat(tokens(type, Wire.text(tools(role)))).as(type.getName()).isLessThan(most);
    }
  }

  @Test
  void thereIsRoomForManyMethods() {
    int now = registry.methods().size();
    assertThat(tokens(EncodingType.O200K_BASE, Wire.text(tools(Role.ROOT))) * MANY / now)
        .isLessThan(6000);
  }

  @Test
  void noMethodTakesMoreThanItsShare() {
    for (Tool tool : tools(Role.ROOT)) {
      tool.description()
          .lines()
          .forEach(
              line -> assertThat(tokens(EncodingType.O200K_BASE, line)).as(line).isLessThan(220));
    }
  }

  private static int tokens(EncodingType type, String text) {
    return ENCODINGS.getEncoding(type).countTokens(text);
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void strictClientsAcceptTheSchemas(Role role) {
    for (Tool tool : tools(role)) {
      assertThat(tool.name()).matches("[a-zA-Z0-9_.-]{1,64}");
      Map<String, Object> schema = tool.inputSchema();
      assertThat(schema)
          .containsEntry("type", "object")
          .containsEntry("required", List.of("method"));
      assertThat(schema).doesNotContainKeys("oneOf", "anyOf", "allOf", "not", "enum", "$ref");
      assertTyped(schema);
    }
  }

  /// Every property says its type, and every object its properties.
  private static void assertTyped(Map<?, ?> schema) {
    assertThat(schema.get("type")).as(schema.toString()).isInstanceOf(String.class);
    if ("object".equals(schema.get("type"))) {
      Map<?, ?> properties = in(schema, "properties");
      assertThat(properties).as(schema.toString()).isNotEmpty();
      properties.values().forEach(property -> assertTyped((Map<?, ?>) property));
    }
  }

  private static Map<?, ?> in(Map<?, ?> map, String name) {
    return map.get(name) instanceof Map<?, ?> found ? found : Map.of();
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void hintsAreThoseOfTheMethodsThatTheRoleMayCall(Role role) {
    for (Tool tool : tools(role)) {
      ToolAnnotations hints = tool.annotations();
      Set<Effect> effects =
          offered(tool, role).stream().<Effect>map(Method::effect).collect(Collectors.toSet());
      assertThat(hints.readOnlyHint())
          .as(tool.name())
          .isEqualTo(effects.equals(Set.of(Effect.READS)));
      assertThat(hints.destructiveHint()).as(tool.name()).isEqualTo(effects.contains(Effect.ENDS));
      assertThat(hints.idempotentHint())
          .as(tool.name())
          .isEqualTo(!effects.contains(Effect.ENDS) && !effects.contains(Effect.ADDS));
      assertThat(hints.openWorldHint()).isFalse();
    }
  }

  private List<Method<?>> offered(Tool tool, Role role) {
    Map<?, ?> method = in(in(tool.inputSchema(), "properties"), "method");
    return registry.methods().stream()
        .filter(each -> each.allows(role))
        .filter(
            each -> !(method.get("enum") instanceof List<?> names) || names.contains(each.name()))
        .toList();
  }

  @Test
  void aReviewersTasksAreReadOnlyAndARootsMergesAreNot() {
    assertThat(hints(Role.MERGE_REVIEWER, "orch_task").readOnlyHint()).isTrue();
    assertThat(hints(Role.ROOT, "orch_task").readOnlyHint()).isFalse();
    assertThat(hints(Role.ROOT, "orch_merge").destructiveHint()).isTrue();
    assertThat(hints(Role.ROOT, "orch_task").destructiveHint()).isFalse();
    assertThat(hints(Role.WORKER, "orch_lifecycle").idempotentHint()).isTrue();
    assertThat(hints(Role.WORKER, "orch_inbox").idempotentHint()).isFalse();
  }

  private ToolAnnotations hints(Role role, String name) {
    return tools(role).stream()
        .filter(tool -> tool.name().equals(name))
        .findFirst()
        .orElseThrow()
        .annotations();
  }

  @Test
  void whatEndsSomebodysWorkIsMarkedSo() {
    assertThat(registry.methods())
        .filteredOn(method -> ENDING.contains(method.name()))
        .allMatch(method -> method.effect() == Effect.ENDS, "ends");
    assertThat(registry.get("merge.main.land").effect()).isEqualTo(Effect.ENDS);
  }

  @Test
  void everyMethodIsDescribedWhole() {
    for (Method<?> method : registry.methods()) {
      Map<String, Object> help = MethodHelp.of(method);
      assertThat(help).containsEntry("method", method.name()).containsKey("effect");
      Map<?, ?> properties = in(in(help, "params"), "properties");
      assertThat(properties).as(method.name()).hasSize(method.shape().fields().size() + 1);
      assertThat(properties.containsKey("session_id")).isTrue();
      assertThat(Arrays.asList(help.values().toArray())).doesNotContainNull();
    }
  }
}
