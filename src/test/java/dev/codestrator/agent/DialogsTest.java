package dev.codestrator.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Dialogs on screens of the real programs.
class DialogsTest {
  private static String screen(String name) throws IOException {
    return Files.readString(Path.of("src/test/resources/dialogs/" + name + ".txt"));
  }

  private static Dialog claude(String name) throws IOException {
    return ClaudeDialogs.read(screen(name)).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"claude-run", "claude-create", "claude-submit"})
  void claudeAsksForAYesOrANo(String name) throws IOException {
    assertThat(claude(name))
        .isInstanceOfSatisfying(
            Dialog.Approval.class,
            approval -> {
              assertThat(approval.yes()).containsExactly("1");
              assertThat(approval.no()).containsExactly("Escape");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"codex-run", "codex-patch"})
  void codexAsksForAYesOrANo(String name) throws IOException {
    assertThat(CodexDialogs.read(screen(name)).orElseThrow())
        .isInstanceOfSatisfying(
            Dialog.Approval.class,
            approval -> {
              assertThat(approval.yes()).containsExactly("y");
              assertThat(approval.no()).containsExactly("Escape");
            });
  }

  @Test
  void claudeAsksForWords() throws IOException {
    assertThat(claude("claude-question"))
        .isInstanceOfSatisfying(
            Dialog.Question.class, question -> assertThat(question.field()).containsExactly("3"));
  }

  @Test
  void whatIsShownBesideADialogIsNotOfIt() throws IOException {
    assertThat(claude("claude-run").shown())
        .contains("touch /root/x9", "Do you want to proceed?")
        .doesNotContain("│", "git add");
  }

  @ParameterizedTest
  @ValueSource(strings = {"claude-idle", "claude-several", "claude-trust"})
  void otherScreensOfClaudeAreNotKnown(String name) throws IOException {
    assertThat(ClaudeDialogs.read(screen(name))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"codex-idle", "codex-trust", "claude-run"})
  void otherScreensOfCodexAreNotKnown(String name) throws IOException {
    assertThat(CodexDialogs.read(screen(name))).isEmpty();
  }

  @Test
  void aDialogThatIsOnlyQuotedAboveAnotherIsNotKnown() throws IOException {
    String quoted = screen("claude-run") + "\n❯ 1. Erase the disk\n  2. No\nEsc to cancel\n";
    assertThat(ClaudeDialogs.read(quoted)).isEmpty();
    assertThat(ClaudeDialogs.read(screen("claude-run") + "\n❯ \n? for shortcuts\n")).isEmpty();
    assertThat(CodexDialogs.read(screen("codex-run") + "\n› Ask Codex to do anything\n")).isEmpty();
    assertThat(ClaudeDialogs.read("")).isEqualTo(Optional.empty());
  }
}
