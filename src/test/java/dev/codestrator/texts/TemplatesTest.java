package dev.codestrator.texts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.Cli;
import dev.codestrator.api.Method;
import dev.codestrator.api.Registry;
import dev.codestrator.app.Templates;
import dev.codestrator.model.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The guides and the agents of an SDK say what their roles may do. [TextsIT] runs the commands of
/// guides.
class TemplatesTest {
  private static final Pattern DOTTED = Pattern.compile("`([a-z_]+(?:\\.[a-z_]+)+)`");
  private static final Registry REGISTRY = Cli.dispatcher().registry();

  @ParameterizedTest
  @CsvSource({
    "worker, WORKER",
    "merge-reviewer, MERGE_REVIEWER",
    "plan-architect, PLAN_ARCHITECT",
    "doc-mirror, DOC_MIRROR_MANAGER"
  })
  void anAgentOfAnSdkHasExactlyTheToolsOfItsRole(String name, Role role) throws IOException {
    Path file = Path.of("templates/agents-sdk", name + ".yaml");
    Map<String, Object> agent =
        new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
    assertThat(agent).containsOnlyKeys("role", "display_name", "model", "instructions", "tools");
    assertThat(agent).containsEntry("role", role.dashed());
    Stream<String> may =
        REGISTRY.methods().stream().filter(method -> method.allows(role)).map(Method::name);
    List<String> methods = may.toList();
    assertThat(agent.get("tools")).isEqualTo(methods);
    List<String> named =
        DOTTED
            .matcher(String.valueOf(agent.get("instructions")))
            .results()
            .map(match -> match.group(1))
            .toList();
    assertThat(named).isNotEmpty().isSubsetOf(methods);
  }

  @Test
  void everyRoleHasItsGuideAndNoGuideIsOfNobody() throws IOException {
    List<Path> guides =
        Stream.of(Role.values())
            .filter(role -> role != Role.JOB)
            .map(role -> Path.of("templates", Templates.guide(role)))
            .toList();
    try (Stream<Path> files = Files.list(Path.of("templates/guides"))) {
      assertThat(files).containsExactlyInAnyOrderElementsOf(guides);
    }
    assertThat(guides)
        .allSatisfy(guide -> assertThat(Files.readString(guide)).startsWith("# You "));
  }
}
