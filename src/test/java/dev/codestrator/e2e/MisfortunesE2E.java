package dev.codestrator.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.model.Rejection;
import dev.codestrator.testing.Answer;
import dev.codestrator.testing.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The real agents where something is missing, or is taken from them.
@ExtendWith(ShownWhenFailed.class)
class MisfortunesE2E {
  @TempDir private Path temp;
  private Studio studio;

  @BeforeEach
  void open() throws Exception {
    studio = Studio.in(temp);
  }

  @AfterEach
  void end() {
    studio.close();
  }

  private Rejection refused(Studio whose, String provider) {
    String aCase = studio.scene().aCase("Refuse an expired card");
    Rejection refusal =
        whose
            .scene()
            .root()
            .refused("thread.child.spawn", "provider", provider, "scope_case_ids", List.of(aCase));
    assertThat(studio.scene().root().call("thread.child.list").list("threads")).isEmpty();
    assertThat(temp.resolve("repo-worktrees").toFile().list()).hasSize(1);
    return refusal;
  }

  private void nobodyIsLoggedIn() throws IOException {
    Files.writeString(
        temp.resolve("home/.codex/config.toml"), "check_for_update_on_startup = false\n");
  }

  /// Its screen is shown at once, and nothing is left behind.
  @Test
  void codexWithoutALoginIsNotSpawned() throws Exception {
    nobodyIsLoggedIn();
    long begun = System.nanoTime();
    Rejection refusal = refused(studio, "codex");
    assertThat(refusal.code()).isEqualTo("not_ready");
    assertThat(refusal.message()).contains("can't begin", "Sign in with ChatGPT");
    assertThat(System.nanoTime() - begun).as("it isn't waited for").isLessThan(20_000_000_000L);
  }

  @Test
  void codexWithoutALoginIsAnErrorWithItsScreen() throws Exception {
    nobodyIsLoggedIn();
    String aCase = studio.scene().aCase("Refuse an expired card");
    String worker = studio.spawn("codex", aCase, "skip_ready_check", true);
    studio.await(worker, "error");
    assertThat(studio.status(worker).text("detail")).contains("Sign in with ChatGPT");
  }

  @Test
  void claudeWithoutALoginIsAnErrorWithItsWords() {
    Studio poorer = studio.without("ANTHROPIC_API_KEY");
    String worker = poorer.spawn("claude_code", studio.scene().aCase("Refuse an expired card"));
    poorer.await(worker, "error");
    assertThat(poorer.status(worker).text("detail")).contains("Not logged in");
  }

  @ParameterizedTest
  @ValueSource(strings = {"codex", "claude_code"})
  void doctorLaunchesOneToSeeWhetherItsHooksReachUs(String provider) throws Exception {
    Answer well = studio.scene().root().call("system.doctor", "probe", List.of(provider));
    assertThat(well.list("problems")).isEmpty();
    Path nowhere = temp.resolve("nowhere");
    studio
        .scene()
        .git()
        .write(
            ".orchestrator/config.yaml",
            "agents:\n  %s:\n    program: '%s'\n".formatted(provider, nowhere))
        .commit("Settings");
    Answer ill = studio.scene().root().call("system.doctor", "probe", List.of(provider));
    assertThat(ill.list("problems").stream().map(each -> each.text("code")))
        .containsExactly("agent_fails");
    assertThat(ill.text("text")).contains(nowhere.toString());
    Studio.awaitNoneOf("orch-probe-");
    assertThat(temp.resolve("home/.local/state/codestrator/places")).isEmptyDirectory();
  }

  /// As when another one, which read the file earlier, writes it just before this one starts.
  @Test
  void claudeWhoseTrustIsWrittenOverIsLetIn() throws Exception {
    Path forgetful = temp.resolve("forgetful");
    Files.writeString(
        forgetful,
        """
        #!/bin/sh
        [ "$1" = --version ] || sed -i 's/"hasTrustDialogAccepted":true/"forgotten":true/' ~/.claude.json
        exec '%s' "$@"
        """
            .formatted(AgentPrograms.program("claude")));
    assertThat(forgetful.toFile().setExecutable(true)).isTrue();
    studio
        .scene()
        .git()
        .write(
            ".orchestrator/config.yaml",
            "agents:\n  claude_code:\n    program: '" + forgetful + "'\n")
        .commit("Settings");
    String worker = studio.spawn("claude_code", studio.scene().aCase("Refuse an expired card"));
    assertThat(studio.prompts(worker)).hasSize(1);
    assertThat(temp.resolve("home/.claude.json")).content().contains("forgotten");
  }

  @ParameterizedTest
  @ValueSource(strings = {"codex", "claude_code"})
  void oneThatIsMissingIsNamed(String provider) {
    Rejection refusal = refused(studio.without("PATH"), provider);
    assertThat(refusal.code()).isEqualTo("agent_missing");
    assertThat(refusal.hint()).contains("npm install -g");
  }

  /// The real program, which says that it is an older one.
  @ParameterizedTest
  @ValueSource(strings = {"codex", "claude_code"})
  void oneThatIsTooOldIsNamed(String provider) throws Exception {
    Path real = AgentPrograms.program(provider.equals("codex") ? "codex" : "claude");
    Path old = temp.resolve("old");
    Files.writeString(old, "#!/bin/sh\n'" + real + "' \"$@\" | sed 's/[0-9][0-9.]*/0.1.2/'\n");
    assertThat(old.toFile().setExecutable(true)).isTrue();
    studio
        .scene()
        .git()
        .write(
            ".orchestrator/config.yaml",
            "agents:\n  " + provider + ":\n    program: '" + old + "'\n")
        .commit("Old");
    Rejection refusal = refused(studio, provider);
    assertThat(refusal.code()).isEqualTo("agent_too_old");
    assertThat(refusal.message()).contains(" is 0.1.2");
  }

  /// It is lost, none of its programs goes on in secret, and it can be started again.
  @ParameterizedTest
  @ValueSource(strings = {"codex", "claude_code"})
  void oneWhosePaneIsKilledByHandIsLost(String provider) throws Exception {
    String worker = studio.spawn(provider, studio.scene().aCase("Refuse an expired card", "Check"));
    studio.told(worker, "Stop", 1);
    studio.tmux("kill-pane", "-t", studio.pane(worker));
    studio.await(worker, "lost");
    Studio.awaitNoneOf(worker);
    var attached =
        studio
            .scene()
            .root()
            .call("resume.candidates.attach", "target_session_id", studio.scene().session());
    assertThat(attached.each("revived", "resumed")).containsExactly("true");
    studio.told(worker, "Stop", 2);
  }

  /// Its hooks say nothing any more; what launched it does.
  @ParameterizedTest
  @ValueSource(strings = {"codex", "claude_code"})
  void aCrashIsToldToPeople(String provider) throws Exception {
    Path told = temp.resolve("told");
    studio.settings("notify:\n  command: echo \"$ORCH_STATUS|$ORCH_DETAIL\" >>'" + told + "'\n");
    String worker = studio.spawn(provider, studio.scene().aCase("Refuse an expired card", "Check"));
    studio.told(worker, "Stop", 1);
    long pid = Long.parseLong(Files.readString(studio.folder(worker).resolve("started")).strip());
    ProcessHandle.of(pid).orElseThrow().children().forEach(ProcessHandle::destroyForcibly);
    studio.await(worker, "error");
    Waiting.until(
        "people are told", () -> lines(told).contains("error|exit 137, its work is not complete"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"codex", "claude_code"})
  void aPaneThatIsClosedIsToldToPeople(String provider) throws Exception {
    Path told = temp.resolve("told");
    studio.settings("notify:\n  command: echo \"$ORCH_STATUS|$ORCH_DETAIL\" >>'" + told + "'\n");
    String worker = studio.spawn(provider, studio.scene().aCase("Refuse an expired card", "Check"));
    studio.told(worker, "Stop", 1);
    studio.tmux("kill-server");
    studio.await(worker, "lost");
    Waiting.until("people are told", () -> lines(told).contains("lost|its pane is gone"));
    Studio.awaitNoneOf(worker);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }
}
