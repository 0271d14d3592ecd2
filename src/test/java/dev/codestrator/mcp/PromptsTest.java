package dev.codestrator.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codestrator.app.Templates;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import io.modelcontextprotocol.spec.McpSchema.Prompt;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The skills, offered as prompts to those who are to read them.
class PromptsTest {
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
