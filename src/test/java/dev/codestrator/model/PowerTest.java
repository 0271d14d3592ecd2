package dev.codestrator.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.model.shape.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Which values of the settings wait for their user, and what tells one from another.
class PowerTest {
  private static List<Power> of(Map<String, Object> settings) {
    return Power.of(Shape.of(Config.class).read(settings));
  }

  @Test
  void whatIsAsByDefaultHasNone() {
    assertThat(of(Map.of())).isEmpty();
    assertThat(
            of(
                Map.of(
                    "agents",
                    Map.of(
                        "codex", Map.of("program", "codex", "args", List.of()),
                        "claude_code", Map.of("program", "claude", "permission_mode", "plan")),
                    "merge",
                    Map.of("verify", " "),
                    "notify",
                    Map.of("desktop", false),
                    "tmux",
                    Map.of("socket", "name"))))
        .isEmpty();
  }

  @Test
  void eachValueThatStartsSomethingIsOneUnderItsKey() {
    var setup =
        Map.of(
            "copy", List.of("a", "b"), "link", List.of("c"), "run", List.of("d"), "teardown", "e");
    assertThat(
            of(
                Map.of(
                    "worktree", Map.of("setup", setup),
                    "worktrees", Map.of("folder", "../away"),
                    "merge", Map.of("verify", "make", "push", "origin"),
                    "notify", Map.of("command", "say", "desktop", true),
                    "tmux", Map.of("socket", "/tmp/s"))))
        .containsExactlyInAnyOrder(
            new Power("worktree.setup.copy", "a"),
            new Power("worktree.setup.copy", "b"),
            new Power("worktree.setup.link", "c"),
            new Power("worktree.setup.run", "d"),
            new Power("worktree.setup.teardown", "e"),
            new Power("worktrees.folder", "../away"),
            new Power("merge.verify", "make"),
            new Power("merge.push", "origin"),
            new Power("notify.command", "say"),
            new Power("notify.desktop", "true"),
            new Power("tmux.socket", "/tmp/s"));
  }

  @Test
  void soIsHowAgentsAreStarted() {
    var agents =
        Map.of(
            "command", "run",
            "reviewer_command", "look",
            "codex",
                Map.of("program", "x", "args", List.of("-a", "b"), "sandbox", "danger_full_access"),
            "claude_code", Map.of("program", "y", "args", List.of("-c"), "permission_mode", "any"),
            "providers", Map.of("mine", Map.of("launch", "z"), "none", "text"));
    assertThat(of(Map.of("agents", agents)))
        .containsExactlyInAnyOrder(
            new Power("agents.command", "run"),
            new Power("agents.reviewer_command", "look"),
            new Power("agents.codex.program", "x"),
            new Power("agents.codex.args", "-a\nb"),
            new Power("agents.codex.sandbox", "danger-full-access"),
            new Power("agents.claude_code.program", "y"),
            new Power("agents.claude_code.args", "-c"),
            new Power("agents.claude_code.permission_mode", "any"),
            new Power("agents.providers.mine.launch", "z"));
  }

  @Test
  void placeKeyAndValueAllCountInTheMark() {
    var power = new Power("a.b", "c");
    assertThat(power.mark("/x")).isEqualTo(new Power("a.b", "c").mark("/x")).hasSize(64);
    assertThat(
            List.of(
                power.mark("/x"),
                power.mark("/y"),
                new Power("a.bc", "").mark("/x"),
                new Power("a.", "bc").mark("/x"),
                new Power("a.b", "c\n").mark("/x"),
                new Power("b", "c").mark("/xa.")))
        .doesNotHaveDuplicates();
  }
}
