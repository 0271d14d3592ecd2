package dev.codestrator.app.thread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.Cli;
import dev.codestrator.model.Rejection;
import dev.codestrator.testing.Answer;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files of a repository by which an agent's own program starts others. The programs are scripts
/// here, which tell that they were started.
class FolderTrustTest {
  @TempDir Path temp;
  private Orchestra orchestra;
  private Scene scene;
  private Path canary;

  @BeforeEach
  void open() throws IOException {
    canary = temp.resolve("canary");
    agent("claude", "2.1.400 (Claude Code)");
    agent("codex", "codex-cli 0.170.0");
    Orchestra plain = Orchestra.in(temp);
    String path = temp.resolve("bin") + ":" + System.getenv("PATH");
    orchestra = plain.with(Map.of("PATH", path, "HOME", plain.git().home().toString()));
    scene = orchestra.open("Checkout");
  }

  @AfterEach
  void end() {
    orchestra.close();
  }

  private void agent(String name, String version) throws IOException {
    Path program = Files.createDirectories(temp.resolve("bin")).resolve(name);
    Files.writeString(
        program,
        """
        #!/bin/sh
        if [ "$1" = --version ]; then echo '%s'; exit; fi
        touch %s
        echo '{"session_id":"a"}' | sh "$(dirname "$ORCH_PROMPT")/hook.sh" UserPromptSubmit
        exec sleep 300
        """
            .formatted(version, canary));
    assertThat(program.toFile().setExecutable(true)).isTrue();
  }

  private Object[] spawning(String provider) {
    String aCase = scene.aCase("Refuse an expired card", "Check the date");
    return new Object[] {"provider", provider, "scope_case_ids", List.of(aCase)};
  }

  private Answer spawn(String provider) {
    return scene.root().call("thread.child.spawn", spawning(provider)).at("thread");
  }

  private Rejection refused(String provider) {
    List<String> worktrees = orchestra.worktrees();
    Rejection refusal = scene.root().refused("thread.child.spawn", spawning(provider));
    assertThat(refusal.code()).isEqualTo("not_trusted");
    assertThat(refusal.hint()).contains("orch trust");
    assertThat(orchestra.worktrees()).isEqualTo(worktrees);
    assertThat(canary).doesNotExist();
    return refusal;
  }

  private Cli cli() {
    return Cli.at(orchestra.git());
  }

  @ParameterizedTest
  @CsvSource({
    "claude_code, .claude/settings.json",
    "claude_code, .claude/settings.local.json",
    "claude_code, .mcp.json",
    "codex, .codex/config.toml",
    "codex, .codex/hooks.json",
    "codex, .codex/rules/any.rules"
  })
  void theProgramStartsOnlyOnceAPersonAgreedToExactlyThisFile(String provider, String file) {
    scene.git().write(file, "one").commit("Theirs");
    assertThat(refused(provider).message()).contains("agents." + provider + " reads: " + file);
    assertThat(cli().run("trust", "--show").out())
        .contains("new     agents." + provider + " reads: " + file)
        .contains("in " + scene.path().resolve(file));
    cli().done("trust", "--yes");
    scene.git().write(file, "two").commit("Changed");
    refused(provider);
    scene.git().write(file, "one").commit("As agreed");
    assertThat(spawn(provider).text("status")).isEqualTo("processing");
    assertThat(canary).exists();
  }

  @Test
  void whatInitPutsThereNeedsNoAgreementButWhatStandsBesideItDoes() {
    scene.git().write(".claude/note.md", "read by nobody's program\n");
    scene.root().at(scene.path()).call("workspace.init", "agents", List.of("codex", "claude_code"));
    scene.git().commit("Set up");
    assertThat(spawn("claude_code").text("status")).isEqualTo("processing");
    assertThat(spawn("codex").text("status")).isEqualTo("processing");

    String ours = scene.git().read(".codex/config.toml").orElseThrow();
    scene.git().write(".codex/config.toml", "notify = [\"evil\"]\n" + ours).commit("Beside");
    assertThat(scene.root().refused("thread.child.spawn", spawning("codex")).code())
        .isEqualTo("not_trusted");
    scene.git().write(".codex/config.toml", ours.replace("\"orch\"", "\"evil\"")).commit("In ours");
    assertThat(scene.root().refused("thread.child.spawn", spawning("codex")).code())
        .isEqualTo("not_trusted");
  }

  @Test
  void aLinkLeadsToTheFileThatCounts() throws IOException {
    Path elsewhere = Files.createDirectories(temp.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("settings.json"), "{}");
    Files.createSymbolicLink(scene.path().resolve(".claude"), elsewhere);
    refused("claude_code");
    Files.delete(scene.path().resolve(".claude"));
    Files.createSymbolicLink(scene.path().resolve(".mcp.json"), elsewhere.resolve("settings.json"));
    refused("claude_code");
  }

  @Test
  void oneThatStartsAgainIsAskedAboutToo() {
    Answer child = spawn("claude_code");
    Path folder = scene.folder(child.text("worktree_id"));
    orchestra.git().at(folder).write(".claude/settings.json", "{\"hooks\": {}}");
    Rejection refusal =
        scene
            .root()
            .refused(
                "thread.child.directive",
                "thread_id",
                child.text("thread_id"),
                "message",
                "Again",
                "mode",
                "restart");
    assertThat(refusal.code()).isEqualTo("not_trusted");
    assertThat(
            scene
                .root()
                .call("thread.child.status", "thread_id", child.text("thread_id"))
                .text("status"))
        .isEqualTo("processing");
  }
}
