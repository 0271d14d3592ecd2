package dev.codestrator.mcp;

import dev.codestrator.app.Templates;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.model.Texts;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.GetPromptResult;
import io.modelcontextprotocol.spec.McpSchema.ListPromptsResult;
import io.modelcontextprotocol.spec.McpSchema.Prompt;
import io.modelcontextprotocol.spec.McpSchema.PromptMessage;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The skills as prompts: what a role does, in the words of its `SKILL.md`.
final class Prompts {
  private final Role role;

  Prompts(Role role) {
    this.role = role;
  }

  /// A skill that the server hands out.
  ///
  /// @param description when to use it
  /// @param text without the front matter
  private record Skill(String name, String description, String text) {
    static Skill read(String name) {
      String[] parts = Templates.skill(name).split("(?m)^---\\n", 3);
      String description =
          parts[1]
              .lines()
              .filter(line -> line.startsWith("description: "))
              .findFirst()
              .orElseThrow()
              .substring("description: ".length());
      return new Skill(name, description, parts[2].strip() + "\n");
    }
  }

  private Stream<Skill> skills() {
    Stream<String> names =
        switch (role) {
          case ROOT -> Stream.of("codestrator", "codex-orchestrator");
          case WORKER -> Stream.of("codestrator-worker");
          case MERGE_REVIEWER -> Stream.of("codestrator-reviewer");
          case PLAN_ARCHITECT, DOC_MIRROR_MANAGER, JOB -> Stream.of();
        };
    return names.map(Skill::read);
  }

  /// `prompts/list`: those that fit the role.
  ListPromptsResult list() {
    return ListPromptsResult.builder(
            skills()
                .map(skill -> Prompt.builder(skill.name()).description(skill.description()).build())
                .toList())
        .build();
  }

  /// `prompts/get`.
  ///
  /// @throws Rejection.NotFound `unknown_prompt`
  GetPromptResult get(String name) {
    Optional<Skill> found = skills().filter(skill -> skill.name().equals(name)).findFirst();
    Skill skill =
        found.orElseThrow(() ->
            new Rejection.NotFound(
                "unknown_prompt",
                "a " + role.dashed() + " has no prompt '" + Texts.excerpt(name, 60) + "'",
                "prompts: " + String.join(", ", skills().map(Skill::name).toList())));
    var message =
        PromptMessage.builder(McpSchema.Role.USER, TextContent.builder(skill.text()).build())
            .build();
    return GetPromptResult.builder(List.of(message)).description(skill.description()).build();
  }
}
