package dev.codestrator.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// The agent CLIs that `npm ci --prefix src/test/agents` installs, each with a home of its own that
/// knows the model's stand-in and nothing else.
///
/// @param home the agent's `HOME`
/// @param model where the stand-in listens
record AgentPrograms(Path home, String model) {
  private static final Path PROGRAMS =
      Path.of("src/test/agents/node_modules/.bin").toAbsolutePath();
  private static final String KEY = "sk-stand-in-0123456789";
  private static final int LONGEST_RUN_SECONDS = 90;

  /// How a run ended.
  ///
  /// @param out what it printed, both streams
  record Ran(int exit, String out) {}

  /// Homes in this folder, for work in these worktrees.
  static AgentPrograms in(Path home, ModelStandIn model, Path... worktrees) throws IOException {
    var programs = new AgentPrograms(home, model.address());
    Files.createDirectories(home.resolve(".codex"));
    Files.writeString(home.resolve(".codex/config.toml"), programs.codexSettings());
    Files.writeString(home.resolve(".claude.json"), claudeSettings(worktrees));
    return programs;
  }

  private String codexSettings() {
    return """
    model = "stand-in"
    model_provider = "stand-in"
    check_for_update_on_startup = false
    [model_providers.stand-in]
    name = "stand-in"
    base_url = "%s/v1"
    wire_api = "responses"
    env_key = "STAND_IN_KEY"
    [analytics]
    enabled = false
    """
        .formatted(model);
  }

  private static String claudeSettings(Path... worktrees) throws IOException {
    var projects = new TreeMap<String, Object>();
    for (Path worktree : worktrees) {
      projects.put(worktree.toString(), Map.of("hasTrustDialogAccepted", true));
    }
    String end = KEY.substring(KEY.length() - 20);
    return Dialect.JSON.writeValueAsString(
        Map.of(
            "hasCompletedOnboarding",
            true,
            "theme",
            "dark",
            "customApiKeyResponses",
            Map.of("approved", List.of(end), "rejected", List.of()),
            "projects",
            projects));
  }

  /// The program of this name; the test fails when it isn't installed.
  static Path program(String name) {
    Path program = PROGRAMS.resolve(name);
    assertThat(program).as("installed by: npm ci --prefix src/test/agents").isExecutable();
    return program;
  }

  /// The variables that an agent gets, and no others.
  Map<String, String> environment() {
    var variables = new TreeMap<String, String>();
    variables.put("PATH", System.getenv("PATH"));
    variables.put("HOME", home.toString());
    variables.put("STAND_IN_KEY", KEY);
    variables.put("ANTHROPIC_BASE_URL", model);
    variables.put("ANTHROPIC_API_KEY", KEY);
    variables.put("DISABLE_AUTOUPDATER", "1");
    variables.put("DISABLE_TELEMETRY", "1");
    variables.put("CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1");
    return variables;
  }

  /// The same variables for somebody who launches agents.
  Map<String, String> launching() {
    var variables = new TreeMap<>(environment());
    variables.put("PATH", PROGRAMS + ":" + System.getenv("PATH"));
    variables.put("ORCH_BIN", Path.of("orch").toAbsolutePath().toString());
    return variables;
  }

  /// Runs an agent to its end, with nothing on its standard input.
  Ran run(Path folder, String name, String... arguments) throws Exception {
    var words = new ArrayList<String>();
    words.add(program(name).toString());
    words.addAll(List.of(arguments));
    Path out = Files.createTempFile(home, name, ".out");
    var builder =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment());
    Process process = builder.start();
    boolean ended = process.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS);
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    String printed = Files.readString(out);
    assertThat(ended).as(name + " ended by itself: " + printed).isTrue();
    return new Ran(process.exitValue(), printed);
  }
}
