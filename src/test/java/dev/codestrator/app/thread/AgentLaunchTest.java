package dev.codestrator.app.thread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.ProcessRef;
import dev.codestrator.model.Rejection;
import dev.codestrator.testing.Answer;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
import dev.codestrator.testing.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Spawns of known agents, which are scripts here that behave like one of them.
class AgentLaunchTest {
  /// What a hook command is, as the agent finds it on its command line or in its settings.
  private static final String HOOK = "sh \"$(dirname \"$ORCH_PROMPT\")/hook.sh\"";

  @TempDir Path temp;
  private Orchestra orchestra;
  private Scene scene;

  @BeforeEach
  void open() throws IOException {
    Files.createDirectory(temp.resolve("bin"));
    Orchestra plain = Orchestra.in(temp);
    orchestra =
        plain.with(
            Map.of(
                "PATH",
                temp.resolve("bin") + ":" + System.getenv("PATH"),
                "HOME",
                plain.git().home().toString()));
    scene = orchestra.open("Checkout");
    scene.git().write(".orchestrator/config.yaml", "limits:\n  ready_seconds: 5\n");
  }

  @AfterEach
  void end() {
    orchestra.close();
  }

  private void agent(String name, String version, String script) throws IOException {
    Path program = temp.resolve("bin").resolve(name);
    Files.writeString(
        program,
        "#!/bin/sh\nif [ \"$1\" = --version ]; then echo '"
            + version
            + "'; exit; fi\n"
            + script
            + "\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
  }

  private Rejection refused(String provider) {
    List<String> branches = orchestra.branches();
    List<String> worktrees = orchestra.worktrees();
    String aCase = scene.aCase("Refuse an expired card", "Check the date");
    Rejection refusal =
        scene
            .root()
            .refused(
                "thread.child.spawn",
                "provider",
                provider,
                "scope_case_ids",
                List.of(aCase),
                "claims",
                List.of("src/**"));
    assertThat(orchestra.branches()).isEqualTo(branches);
    assertThat(orchestra.worktrees()).isEqualTo(worktrees);
    assertThat(scene.root().call("lock.list").list("locks")).isEmpty();
    assertThat(scene.root().call("thread.child.list").list("threads")).isEmpty();
    Path local = orchestra.git().root().resolve(".git/orchestrator");
    assertThat(Stream.of("threads", "events").map(local::resolve))
        .allSatisfy(folder -> assertThat(folder.toFile().list()).isNullOrEmpty());
    return refusal;
  }

  private Answer spawn(String provider, Object... more) {
    String aCase = scene.aCase("Refuse an expired card", "Check the date");
    var fields = new ArrayList<Object>(List.of("provider", provider));
    fields.addAll(List.of("scope_case_ids", List.of(aCase)));
    fields.addAll(List.of(more));
    return scene.root().call("thread.child.spawn", fields.toArray()).at("thread");
  }

  private Path trusted() {
    return orchestra.git().home().resolve(".claude.json");
  }

  @Test
  void aProgramThatIsMissingIsNamedWithTheWayToInstallIt() {
    scene
        .git()
        .write(".orchestrator/config.yaml", "agents:\n  codex:\n    program: codex-of-nobody\n");
    Rejection refusal = refused("codex");
    assertThat(refusal.code()).isEqualTo("agent_missing");
    assertThat(refusal.message()).contains("codex-of-nobody");
    assertThat(refusal.hint()).contains("npm install -g @openai/codex");
  }

  @Test
  void theSettingsNameModelAndEffortUnlessTheSpawnDoes() throws IOException {
    agent("codex", "codex-cli 0.169.0", "exec sleep 60");
    scene
        .git()
        .write(
            ".orchestrator/config.yaml",
            "agents:\n  codex:\n    model: gpt-5.1\n    effort: low\n");
    Answer usual = spawn("codex", "skip_ready_check", true);
    assertThat(begin(usual)).contains("gpt-5.1", "model_reasoning_effort=\"low\"");
    Answer named = spawn("codex", "skip_ready_check", true, "model", "gpt-6", "reasoning", "xhigh");
    assertThat(begin(named))
        .contains("gpt-6", "model_reasoning_effort=\"xhigh\"")
        .doesNotContain("gpt-5.1", "\"low\"");
  }

  private String begin(Answer thread) throws IOException {
    Path local = orchestra.git().root().resolve(".git/orchestrator/threads");
    return Files.readString(local.resolve(thread.text("thread_id")).resolve("begin.sh"));
  }

  @Test
  void aVersionThatIsTooOldIsNamed() throws IOException {
    agent("claude", "1.0.44 (Claude Code)", "exec sleep 60");
    Rejection refusal = refused("claude_code");
    assertThat(refusal.code()).isEqualTo("agent_too_old");
    assertThat(refusal.message()).contains("1.0.44", "2.1.329");
  }

  @Test
  void anUnknownProviderIsAnsweredWithThoseThatThereAre() {
    scene
        .git()
        .write(
            ".orchestrator/config.yaml",
            "agents:\n  providers:\n    mine:\n      launch: exec sleep 60\n");
    Rejection refusal = refused("gemini");
    assertThat(refusal.code()).isEqualTo("unknown_provider");
    assertThat(refusal.hint()).contains("codex", "claude_code", "command", "mine");
  }

  @Test
  void oneThatAsksSomethingFirstLeavesNothingBehindAndItsScreenIsShown() throws IOException {
    scene.git().write(".orchestrator/config.yaml", "limits:\n  ready_seconds: 1\n");
    agent("claude", "2.1.329 (Claude Code)", "echo 'Please log in first'; exec sleep 60");
    Files.writeString(trusted(), "{\n  \"theme\": \"dark\"\n}\n");
    Rejection refusal = refused("claude_code");
    assertThat(refusal.code()).isEqualTo("not_ready");
    assertThat(refusal.message()).contains("'readiness'", "Please log in first");
    assertThat(Files.readString(trusted())).doesNotContain("repo-worktrees");
  }

  @Test
  void oneThatGetsNoPromptIsNoneThatIsReady() throws IOException {
    scene.git().write(".orchestrator/config.yaml", "limits:\n  ready_seconds: 1\n");
    agent("codex", "codex-cli 0.169.0", "echo '{}' | " + HOOK + " SessionStart; exec sleep 60");
    Rejection refusal = refused("codex");
    assertThat(refusal.code()).isEqualTo("not_ready");
    assertThat(refusal.message()).contains("'prompt'");
  }

  @Test
  void oneThatEndsAtOnceIsReportedAtOnceWithItsWords() throws IOException {
    agent("codex", "codex-cli 0.169.0", "echo 'error: no such model'; exit 3");
    Rejection refusal = refused("codex");
    assertThat(refusal.code()).isEqualTo("agent_ended");
    assertThat(refusal.message()).contains("exit 3", "error: no such model");
  }

  @Test
  void oneThatHasItsPromptIsReady() throws IOException {
    agent(
        "claude",
        "2.1.400 (Claude Code)",
        "echo '{\"session_id\":\"a\"}' | "
            + HOOK
            + " UserPromptSubmit; sleep 300 & exec sleep 301");
    Files.writeString(trusted(), "{\n  \"theme\": \"dark\"\n}\n");
    Answer child = spawn("claude_code");
    assertThat(child.text("status")).isEqualTo("processing");
    assertThat(Files.readString(trusted()))
        .contains("hasTrustDialogAccepted", "\"theme\": \"dark\"");
    stop(child);
    scene.root().call("worktree.remove", "worktree_id", child.text("worktree_id"), "force", true);
    assertThat(Files.readString(trusted())).doesNotContain("hasTrustDialogAccepted");
  }

  /// Stopping ends what it started too, also what no longer hangs on it.
  private void stop(Answer child) throws IOException {
    Path started =
        orchestra
            .git()
            .root()
            .resolve(".git/orchestrator/threads/" + child.text("thread_id") + "/started");
    long leader = Long.parseLong(Files.readString(started).strip());
    List<ProcessHandle> all = ProcessHandle.of(leader).orElseThrow().descendants().toList();
    assertThat(all).hasSizeGreaterThan(1);
    scene.root().call("thread.child.stop", "thread_id", child.text("thread_id"));
    assertThat(all).allMatch(each -> ProcessRef.of(each.pid()).isEmpty());
  }

  @Test
  void aProviderOfTheSettingsIsLaunched() throws IOException {
    scene
        .git()
        .write(
            ".orchestrator/config.yaml",
            "agents:\n  providers:\n    mine:\n      launch: cat {prompt_file} >seen; exec sleep 60\n");
    Answer child = spawn("mine");
    Path seen = scene.folder(child.text("worktree_id")).resolve("seen");
    Waiting.until("it has read its prompt", () -> Files.exists(seen));
    assertThat(child.text("status")).isEqualTo("processing");
  }
}
