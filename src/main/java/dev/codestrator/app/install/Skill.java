package dev.codestrator.app.install;

import java.util.List;
import java.util.stream.Stream;

/// A skill that comes with the program.
///
/// @param files its texts, below its own folder
public record Skill(String name, List<String> files) {
  private static final String TEXT = "SKILL.md";
  private static final String CONTRACTS = "references/method-contracts.md";

  /// All of them.
  public static final List<Skill> ALL =
      List.of(
          new Skill("codestrator", List.of(TEXT, CONTRACTS, "references/commands.md")),
          new Skill("codestrator-worker", List.of(TEXT, CONTRACTS)),
          new Skill(
              "codestrator-reviewer", List.of(TEXT, CONTRACTS, "references/review-format.md")),
          new Skill("codex-orchestrator", List.of(TEXT)));

  /// Their names.
  public static Stream<String> names() {
    return ALL.stream().map(Skill::name);
  }
}
