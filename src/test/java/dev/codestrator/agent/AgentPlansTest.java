package dev.codestrator.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.Command;
import dev.codestrator.io.SystemPrograms;
import dev.codestrator.json.Json;
import dev.codestrator.model.Config;
import dev.codestrator.model.shape.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Plans, run by the real shell with a program that shows what it was given.
class AgentPlansTest {
  private static final String END = "\u0001";

  @TempDir private Path temp;
  private LaunchRequest.Place place;

  @BeforeEach
  void make() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("it's \"a\" $folder"));
    Path program = folder.resolve("program");
    Files.writeString(
        program,
        "#!/bin/sh\nfor word; do printf '%s\\001' \"$word\"; done\n"
            + "env | grep -c '^CLAUDE' >'"
            + temp
            + "/left' || true\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    place =
        new LaunchRequest.Place(
            temp.resolve("work tree"),
            folder,
            folder.resolve("prompt.md"),
            folder.resolve("words.md"),
            folder.resolve("hook.sh"),
            program.toString(),
            List.of("/opt/orch", "mcp", "--role", "worker"),
            List.of(temp.resolve("git")));
  }

  private static Config.Agents settings(Map<String, Object> values) {
    return Shape.of(Config.Agents.class).read(values);
  }

  private LaunchPlan plan(Provider provider, boolean headless) {
    return provider.plan(
        new LaunchRequest(
            Optional.empty(),
            Optional.of("big"),
            Optional.of("high"),
            Optional.empty(),
            headless,
            place));
  }

  private List<String> words(String command) {
    var environment =
        Map.of(
            "ORCH_RESUME", "0-1-2",
            "CLAUDECODE", "1",
            "CLAUDE_CODE_SESSION_ID", "x",
            "CLAUDE_CODE_OAUTH_TOKEN", "kept");
    var ran =
        new SystemPrograms()
            .run(Command.of(temp, List.of("/bin/sh", "-c", command)).withEnvironment(environment));
    assertThat(ran.ok()).as(ran.err()).isTrue();
    return List.of(ran.out().split(END, -1)).subList(0, ran.out().split(END, -1).length - 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- dash first\n",
        "--help",
        "\"two\" 'one' `back` $HOME $(id) \\ % !\n\n\n",
        "\n\n leading lines, tabs\t and ünïcödé ☃",
        "x"
      })
  void thePromptArrivesToTheByte(String prompt) throws IOException {
    Files.writeString(place.prompt(), prompt);
    Files.writeString(place.words(), "Go on: " + prompt);
    var agents = settings(Map.of());
    for (Provider provider :
        List.of(new CodexProvider(agents.codex()), new ClaudeCodeProvider(agents.claudeCode()))) {
      for (boolean headless : new boolean[] {false, true}) {
        LaunchPlan plan = plan(provider, headless);
        assertThat(words(plan.command())).endsWith(prompt);
        List<String> resumed = words(plan.resume().orElseThrow());
        assertThat(resumed).endsWith("Go on: " + prompt).contains("0-1-2");
      }
    }
  }

  @Test
  void aLongPromptIsNamed() throws IOException {
    Files.writeString(place.prompt(), "é".repeat(60_000));
    LaunchPlan plan = plan(new CodexProvider(settings(Map.of()).codex()), false);
    assertThat(words(plan.command()).getLast())
        .hasSizeLessThan(1_000)
        .contains(place.prompt().toString());
  }

  @Test
  void whatAnotherClaudeLeftIsUnsetAndLoginIsKept() throws IOException {
    Files.writeString(place.prompt(), "x");
    words(plan(new ClaudeCodeProvider(settings(Map.of()).claudeCode()), false).command());
    assertThat(Files.readString(temp.resolve("left")).strip()).isEqualTo("1");
  }

  @Test
  void codexIsGivenSandboxTrustToolsAndHooksOnItsCommandLine() throws IOException {
    Files.writeString(place.prompt(), "x");
    var agents =
        settings(
            Map.of("codex", Map.of("approval", "on-request", "args", List.of("--search", "a b"))));
    List<String> words = words(plan(new CodexProvider(agents.codex()), false).command());
    assertThat(words)
        .containsSubsequence("-C", place.worktree().toString())
        .containsSubsequence("-s", "workspace-write")
        .containsSubsequence("-m", "big")
        .contains(
            "approval_policy=\"on-request\"",
            "model_reasoning_effort=\"high\"",
            "features.daemon_auto_start=false",
            "projects={\"" + place.worktree() + "\"={trust_level=\"trusted\"}}",
            "sandbox_workspace_write.writable_roots=[\"" + temp.resolve("git") + "\"]")
        .containsSubsequence("--search", "a b", "--");
    assertThat(words.stream().filter(word -> word.startsWith("hooks.")))
        .hasSize(10)
        .allSatisfy(word -> assertThat(word).contains("hook.sh"));
    assertThat(words)
        .anySatisfy(word ->
            assertThat(word)
                .startsWith(
                    "mcp_servers.codestrator={command=\"/opt/orch\",args=[\"mcp\",\"--role\"")
                .contains("required=true", "default_tools_approval_mode=\"approve\""));
  }

  @Test
  void codexOutsideAWritableSandboxHasNoRoots() throws IOException {
    Files.writeString(place.prompt(), "x");
    var agents = settings(Map.of("codex", Map.of("sandbox", "read-only")));
    assertThat(words(plan(new CodexProvider(agents.codex()), true).command()))
        .startsWith("exec", "--json")
        .containsSubsequence("-s", "read-only")
        .noneMatch(word -> word.contains("writable_roots"));
  }

  @Test
  void claudeIsGivenItsFiles() throws IOException {
    Files.writeString(place.prompt(), "x");
    LaunchPlan plan = plan(new ClaudeCodeProvider(settings(Map.of()).claudeCode()), false);
    assertThat(plan.needsTrust()).isTrue();
    List<String> words = words(plan.command());
    assertThat(words)
        .containsSubsequence("--permission-mode", "acceptEdits")
        .containsSubsequence("--model", "big")
        .containsSubsequence("--effort", "high");
    plan.files()
        .forEach((name, text) -> {
          assertThat(words).contains(place.folder().resolve(name).toString());
          assertThat(Json.object(text)).isNotEmpty();
        });
    assertThat(plan.files().values())
        .anySatisfy(text ->
            assertThat(text).contains("mcp__codestrator", "UserPromptSubmit", "Notification"))
        .anySatisfy(text -> assertThat(text).contains("/opt/orch", "worker"));
  }

  @Test
  void aProviderOfTheSettingsFillsItsPlaces() throws IOException {
    Files.writeString(place.prompt(), "x");
    var agents =
        settings(
            Map.of(
                "providers",
                Map.of(
                    "mine",
                    Map.of(
                        "launch",
                        "'"
                            + place.program().replace("'", "'\\''")
                            + "' {prompt_file} {worktree} {model} {hook} {other} ${HOME}x",
                        "resume",
                        "echo {session}"))));
    LaunchPlan plan = plan(Providers.of(agents).get("mine"), false);
    assertThat(words(plan.command()))
        .startsWith(
            place.prompt().toString(),
            place.worktree().toString(),
            "big",
            place.hook().toString(),
            "{other}");
    assertThat(plan.resume()).contains("echo \"$ORCH_RESUME\"");
  }
}
