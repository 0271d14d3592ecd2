package dev.codestrator.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// The two CLIs as a recording starts them: with hooks that file events, and nothing else of ours.
@SuppressWarnings("ImmutableEnumChecker") // a list of constants
enum RecordedCli {
  CODEX(
      "codex",
      "Interrupt",
      List.of(
          "SessionStart",
          "UserPromptSubmit",
          "PreToolUse",
          "PermissionRequest",
          "PostToolUse",
          "PreCompact",
          "PostCompact",
          "Interrupt",
          "Stop",
          "SessionEnd")) {
    @Override
    List<String> words(Path folder, Path work, boolean trusted) {
      var words = new ArrayList<>(List.of("--no-alt-screen", "-C", work.toString()));
      words.addAll(List.of("-a", "on-request", "--dangerously-bypass-hook-trust"));
      words.addAll(List.of("-c", "features.daemon_auto_start=false"));
      if (trusted) {
        words.addAll(List.of("-c", "projects={\"" + work + "\"={trust_level=\"trusted\"}}"));
      }
      for (String event : hooks()) {
        String command = "/bin/sh " + folder.resolve("hook.sh") + " " + event;
        String hook = "[{hooks=[{type=\"command\",command=\"" + command + "\",timeout=60}]}]";
        words.addAll(List.of("-c", "hooks." + event + "=" + hook));
      }
      return words;
    }

    @Override
    void prepare(RecordedAgent agent, Situation situation) throws IOException {
      Path settings = agent.home.resolve(".codex/config.toml");
      String retries = "request_max_retries = 1\nstream_max_retries = 1\n[analytics]";
      Files.writeString(
          settings,
          situation.loggedIn()
              ? Files.readString(settings).replace("[analytics]", retries)
              : "check_for_update_on_startup = false\n");
    }

    @Override
    Reply asks(String command) {
      return new Reply.Calls(
          "exec_command",
          Map.of(
              "cmd",
              command,
              "sandbox_permissions",
              "require_escalated",
              "justification",
              "May I?"));
    }
  },
  CLAUDE(
      "claude",
      "",
      List.of(
          "SessionStart",
          "UserPromptSubmit",
          "PreToolUse",
          "PermissionRequest",
          "PostToolUse",
          "PostToolUseFailure",
          "PreCompact",
          "PostCompact",
          "Notification",
          "Stop",
          "StopFailure",
          "SessionEnd")) {
    @Override
    List<String> words(Path folder, Path work, boolean trusted) {
      return List.of(
          "--settings", folder.resolve("settings.json").toString(), "--permission-mode", "default");
    }

    @Override
    void prepare(RecordedAgent agent, Situation situation) throws IOException {
      var hooks = new LinkedHashMap<String, Object>();
      for (String event : hooks()) {
        String command = "/bin/sh " + agent.folder.resolve("hook.sh") + " " + event;
        var hook = Map.of("type", "command", "command", command, "timeout", 60);
        hooks.put(event, List.of(Map.of("hooks", List.of(hook))));
      }
      var allowed = Map.of("allow", List.of("Bash(sh run.sh)"));
      Files.writeString(
          agent.folder.resolve("settings.json"),
          Dialect.JSON.writeValueAsString(Map.of("hooks", hooks, "permissions", allowed)));
    }

    @Override
    Reply asks(String command) {
      return new Reply.Calls("Bash", Map.of("command", command, "description", "May I?"));
    }
  };

  private final String program;
  private final String interruptHook;
  private final List<String> hooks;

  RecordedCli(String program, String interruptHook, List<String> hooks) {
    this.program = program;
    this.interruptHook = interruptHook;
    this.hooks = hooks;
  }

  String program() {
    return program;
  }

  List<String> hooks() {
    return hooks;
  }

  /// Whether a hook tells of an interrupt.
  boolean tellsInterrupts() {
    return !interruptHook.isEmpty();
  }

  /// Its options.
  abstract List<String> words(Path folder, Path work, boolean trusted);

  /// Writes its settings.
  abstract void prepare(RecordedAgent agent, Situation situation) throws IOException;

  /// A command that needs an approval.
  abstract Reply asks(String command);

  /// The variables that it gets.
  Map<String, String> environment(AgentPrograms programs, Situation situation) {
    var variables = new TreeMap<>(programs.environment());
    variables.put("CLAUDE_CODE_MAX_RETRIES", situation.options().getOrDefault("retries", "1"));
    if (!situation.loggedIn()) {
      variables.keySet().removeAll(List.of("STAND_IN_KEY", "ANTHROPIC_API_KEY"));
    }
    return variables;
  }

  /// What the program calls its version.
  String version() throws Exception {
    Process process =
        new ProcessBuilder(AgentPrograms.program(program).toString(), "--version")
            .redirectErrorStream(true)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor(1, TimeUnit.MINUTES);
    return printed.strip().lines().reduce((_, last) -> last).orElse("");
  }
}
