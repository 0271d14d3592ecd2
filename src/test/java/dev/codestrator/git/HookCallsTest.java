package dev.codestrator.git;

import static dev.codestrator.git.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.testing.GitFixture;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HookCallsTest {
  @TempDir private Path folder;
  private GitFixture repository;
  private HookCalls hooks;

  @BeforeEach
  void begin() {
    repository = GitFixture.in(folder);
    hooks = new Git(repository.programs()).hooks();
  }

  @Test
  void aHookThatIsNotThereAgrees() {
    hooks.require(repository.root(), "pre-push", List.of());
    assertThat(hooks.message(repository.root(), "Land it\n")).isEqualTo("Land it\n");
  }

  @Test
  void aHookGetsItsWordsAndMayRefuse() {
    repository.hook("pre-push", "echo \"got $1\" >&2; exit 3");
    assertRefused(
        () -> hooks.require(repository.root(), "pre-push", List.of("--x y")),
        "hook_refused",
        "pre-push",
        "got --x y");
  }

  @Test
  void aMessageIsReworded() {
    repository.hook("commit-msg", "echo 'Ticket: 7' >>\"$1\"");
    assertThat(hooks.message(repository.root(), "Land it\n")).isEqualTo("Land it\nTicket: 7\n");
    repository.hook("commit-msg", "echo no ticket >&2; exit 1");
    assertRefused(() -> hooks.message(repository.root(), "Land it\n"), "hook_refused", "no ticket");
  }
}
