package dev.codestrator.agent;

import dev.codestrator.model.Config;
import dev.codestrator.model.shape.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Codex CLI.
///
/// All of ours is on its command line: hooks, MCP server, trust and sandbox hold for this one run,
/// beside the user's own settings and hooks, which stay as they are.
public final class CodexProvider implements Provider {
  private static final HookedStatus STATUS = HookedStatus.codex();

  /// The version that all of this was tried with.
  private static final Requirement REQUIREMENT =
      new Requirement("codex", "0.169.0", "npm install -g @openai/codex");

  private static final List<String> EVENTS =
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
          "SessionEnd");

  /// What our server needs of the variables of the caller: Codex hands it no other.
  private static final List<String> HANDED_ON =
      List.of(
          "ORCH_TMUX_SOCKET",
          "ORCH_JAVA_HOME",
          "JAVA_HOME",
          "GIT_AUTHOR_NAME",
          "GIT_AUTHOR_EMAIL",
          "GIT_COMMITTER_NAME",
          "GIT_COMMITTER_EMAIL");

  private static final int HOOK_SECONDS = 60;
  private static final int LAST_HOOK_SECONDS = 3; // Codex grants the last hook no more

  private static final Speech SPEECH =
      new Speech(
          List.of("Escape"), Speech.DELETING, Duration.ofMillis(500), Duration.ofSeconds(2), true);

  private final Config.Codex settings;

  /// @param settings how it is launched
  public CodexProvider(Config.Codex settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "codex";
  }

  @Override
  public Optional<Requirement> requirement() {
    return Optional.of(REQUIREMENT.at(settings.program()));
  }

  @Override
  public boolean hasHooks() {
    return true;
  }

  @Override
  public LaunchPlan plan(LaunchRequest request) {
    return new LaunchPlan(
        command(request, request.place().prompt(), false),
        Optional.of(command(request, request.place().words(), true)),
        Map.of(),
        false);
  }

  private String command(LaunchRequest request, Path prompt, boolean resume) {
    var words = new ArrayList<>(List.of(request.place().program()));
    if (request.headless()) {
      words.addAll(List.of("exec", "--json"));
    }
    if (resume && !request.headless()) {
      words.add("resume");
    }
    if (!request.headless()) {
      words.add("--no-alt-screen");
    }
    words.addAll(options(request));
    if (resume && request.headless()) {
      words.add("resume");
    }
    String session = resume ? " \"$ORCH_RESUME\"" : "";
    return Shell.alone()
        + Shell.prompt(prompt)
        + "exec "
        + Shell.words(words)
        + " \\\n  --"
        + session
        + " \"$prompt\"\n";
  }

  private List<String> options(LaunchRequest request) {
    LaunchRequest.Place place = request.place();
    var words = new ArrayList<>(List.of("-C", place.worktree().toString()));
    Config.Codex.Sandbox sandbox = request.sandbox().orElse(settings.sandbox());
    words.addAll(List.of("-s", sandbox.dashed()));
    words.add("--dangerously-bypass-hook-trust");
    request.model().ifPresent(model -> words.addAll(List.of("-m", model)));
    set(words, "approval_policy=" + Toml.text(dashed(settings.approval())));
    request.reasoning().ifPresent(much -> set(words, "model_reasoning_effort=" + Toml.text(much)));
    set(words, "check_for_update_on_startup=false");
    set(words, "features.daemon_auto_start=false"); // it would outlive the agent
    set(
        words,
        "projects={" + Toml.text(place.worktree().toString()) + "={trust_level=\"trusted\"}}");
    if (sandbox == Config.Codex.Sandbox.WORKSPACE_WRITE) {
      set(words, "sandbox_workspace_write.writable_roots=" + paths(place.writable()));
    }
    if (!place.server().isEmpty()) {
      set(words, "mcp_servers.codestrator=" + server(place.server()));
    }
    EVENTS.forEach(event -> set(words, "hooks." + event + "=" + hook(place.hook(), event)));
    words.addAll(settings.args());
    return words;
  }

  private static void set(List<String> words, String setting) {
    words.addAll(List.of("-c", setting));
  }

  private static String paths(List<Path> paths) {
    return Toml.list(paths.stream().map(Path::toString).toList());
  }

  /// The first turn waits for it, and no run without approvals refuses its tools. Codex hands its
  /// servers few variables on, so those that ours needs are named.
  private static String server(List<String> words) {
    return "{command="
        + Toml.text(words.getFirst())
        + ",args="
        + Toml.list(words.subList(1, words.size()))
        + ",env={ORCH_SKIP_BUILD=\"1\"}"
        + ",env_vars="
        + Toml.list(HANDED_ON)
        + ",required=true,default_tools_approval_mode=\"approve\""
        + ",startup_timeout_sec=60,tool_timeout_sec=3600}";
  }

  private static String hook(Path script, String event) {
    int seconds = event.equals("SessionEnd") ? LAST_HOOK_SECONDS : HOOK_SECONDS;
    String command = Hooks.command(script, event);
    return "[{hooks=[{type=\"command\",command="
        + Toml.text(command)
        + ",timeout="
        + seconds
        + "}]}]";
  }

  private static String dashed(Enum<?> choice) {
    return Kind.word(choice).replace('_', '-');
  }

  @Override
  public List<String> startupFiles() {
    return List.of(".codex/config.toml", ".codex/hooks.json", ".codex/rules/*.rules");
  }

  @Override
  public Speech speech() {
    return SPEECH;
  }

  @Override
  public boolean confirms(Heard heard) {
    return Hooks.tellOfPrompt(heard.events());
  }

  @Override
  public Optional<Dialog> dialog(String screen) {
    return CodexDialogs.read(screen);
  }

  @Override
  public Observation judge(Facts facts) {
    return STATUS.judge(facts);
  }
}
