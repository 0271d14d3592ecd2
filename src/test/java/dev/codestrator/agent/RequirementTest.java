package dev.codestrator.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codestrator.model.Rejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequirementTest {
  private static final Requirement CODEX =
      new Requirement("codex", "0.169.0", "npm install -g @openai/codex");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "codex-cli 0.169.0\n",
        "0.169.1 (Claude Code)",
        "1.0",
        "0.169",
        "0.1690.0",
        "0.169.0-alpha.3",
        "a version of its own",
        "",
        "99999999999999999999.1"
      })
  void whatIsNewEnoughOrUnknownPasses(String told) {
    assertThatCode(() -> CODEX.check(told)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"codex-cli 0.168.9", "0.99.0", "0.9"})
  void whatIsOlderIsNamed(String told) {
    assertThatThrownBy(() -> CODEX.check(told))
        .isInstanceOfSatisfying(
            Rejection.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo("agent_too_old");
              assertThat(refusal.message()).contains(told.replace("codex-cli ", ""), "0.169.0");
              assertThat(refusal.hint()).contains("npm install -g @openai/codex");
            });
  }

  @Test
  void oneThatIsMissingSaysHowToInstallIt() {
    Rejection refusal = CODEX.missing("codex");
    assertThat(refusal.code()).isEqualTo("agent_missing");
    assertThat(refusal.hint()).contains("npm install -g @openai/codex", "agents.codex.program");
  }
}
