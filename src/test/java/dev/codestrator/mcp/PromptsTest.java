package dev.codestrator.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codestrator.api.Method;
import dev.codestrator.api.Registry;
import dev.codestrator.app.Templates;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.testing.Orchestra;
import io.modelcontextprotocol.spec.McpSchema.Prompt;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The skills: well-formed, true to what the server lets a role do, and offered as prompts.
class PromptsTest {
  private static final Pattern METHOD = Pattern.compile("`([a-z_]+(?:\\.[a-z_]+)+)`");

  /// Methods that skills speak of and that are still to come.
  private static final Set<String> TO_COME =
      Set.of(
          "case.block",
          "graph.validate",
          "plan.bootstrap",
          "plan.materialize",
          "resume.candidates.attach",
          "resume.candidates.list",
          "resume.next",
          "session.cleanup",
          "step.add",
          "thread.child.directive",
          "worktree.overlap");

  @TempDir Path temp;

  @ParameterizedTest
  @CsvSource({"codestrator", "codestrator-worker", "codestrator-reviewer"})
  void aSkillIsInTheFormatOfAgentSkills(String name) {
    String text = Templates.skill(name);
    assertThat(text).startsWith("---\nname: " + name + "\ndescription: ");
    String description = text.lines().toList().get(2).substring("description: ".length());
    assertThat(description).hasSizeBetween(40, 1024).doesNotContain(": ", " #", "<", ">");
    assertThat(text.lines().toList().get(3)).isEqualTo("---");
    assertThat(text.lines().count()).isLessThan(500);
    assertThat(text).contains("(references/method-contracts.md)");
  }

  @ParameterizedTest
  @CsvSource({
    "codestrator, ROOT",
    "codestrator-worker, WORKER",
    "codestrator-reviewer, MERGE_REVIEWER"
  })
  void aSkillSpeaksOnlyOfMethodsThatItsRoleMayCall(String name, Role role) {
    Registry registry = Orchestra.in(temp).dispatcher().registry();
    Set<String> all = registry.methods().stream().map(Method::name).collect(Collectors.toSet());
    List<String> named =
        METHOD.matcher(Templates.skill(name)).results().map((MatchResult m) -> m.group(1)).toList();
    assertThat(named).hasSizeGreaterThan(3);
    for (String method : named) {
      if (all.contains(method)) {
        assertThat(registry.get(method).allows(role)).as(method).isTrue();
      } else {
        assertThat(TO_COME).contains(method);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ROOT, codestrator",
    "ROOT, codex-orchestrator",
    "WORKER, codestrator-worker",
    "MERGE_REVIEWER, codestrator-reviewer"
  })
  void aRoleIsOfferedItsSkillAsAPrompt(Role role, String name) {
    var prompts = new Prompts(role);
    assertThat(prompts.list().prompts())
        .extracting(Prompt::name)
        .contains(name)
        .hasSize(role == Role.ROOT ? 2 : 1);
    assertThat(prompts.list().prompts().getFirst().description()).isNotBlank();
    var message = prompts.get(name).messages().getFirst();
    String text = ((TextContent) message.content()).text();
    assertThat(text).startsWith("# ").doesNotContain("---\n");
    assertThat(Templates.skill(name)).endsWith(text);
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"PLAN_ARCHITECT", "DOC_MIRROR_MANAGER"})
  void aRoleWithoutASkillHasNoPrompts(Role role) {
    assertThat(new Prompts(role).list().prompts()).isEmpty();
  }

  @Test
  void aPromptOfAnotherRoleIsRefusedByName() {
    assertThatThrownBy(() -> new Prompts(Role.WORKER).get("codestrator"))
        .isInstanceOf(Rejection.NotFound.class)
        .hasMessageContaining("'codestrator'");
  }
}
