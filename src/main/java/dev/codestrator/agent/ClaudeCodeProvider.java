package dev.codestrator.agent;

import dev.codestrator.json.Json;
import dev.codestrator.model.Config;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Claude Code.
///
/// Hooks, permissions and the MCP server are in files that its command line names; they come in
/// addition to the user's own, which stay as they are.
public final class ClaudeCodeProvider implements Provider {
  private static final HookedStatus STATUS = HookedStatus.claudeCode();

  /// The version that all of this was tried with.
  private static final Requirement REQUIREMENT =
      new Requirement("claude", "2.1.329", "npm install -g @anthropic-ai/claude-code");

  private static final List<String> EVENTS =
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
          "SessionEnd");

  private static final int HOOK_SECONDS = 60;
  private static final String SETTINGS = "claude-settings.json";
  private static final String SERVERS = "claude-mcp.json";

  private static final Speech SPEECH =
      new Speech(
          List.of("Escape"), Speech.DELETING, Duration.ofMillis(500), Duration.ofSeconds(2), true);

  private final Config.ClaudeCode settings;

  /// @param settings how it is launched
  public ClaudeCodeProvider(Config.ClaudeCode settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "claude_code";
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
    LaunchRequest.Place place = request.place();
    return new LaunchPlan(
        command(request, place.prompt(), List.of()),
        Optional.of(command(request, place.words(), List.of("--resume", "\"$ORCH_RESUME\""))),
        Map.of(SETTINGS, Json.text(settings(place)), SERVERS, Json.text(servers(place))),
        true);
  }

  /// @param more words that are put in as they are
  private String command(LaunchRequest request, Path prompt, List<String> more) {
    return Shell.alone()
        + Shell.prompt(prompt)
        + "export MCP_TIMEOUT=\"${MCP_TIMEOUT:-60000}\"\n"
        + "exec "
        + Shell.words(words(request))
        + (more.isEmpty() ? "" : " \\\n  " + String.join(" ", more))
        + " \\\n  -- \"$prompt\"\n";
  }

  private List<String> words(LaunchRequest request) {
    LaunchRequest.Place place = request.place();
    var words = new ArrayList<>(List.of(place.program()));
    if (request.headless()) {
      words.addAll(List.of("--print", "--output-format", "stream-json", "--verbose"));
    }
    words.addAll(List.of("--mcp-config", place.folder().resolve(SERVERS).toString()));
    words.addAll(List.of("--settings", place.folder().resolve(SETTINGS).toString()));
    words.addAll(List.of("--permission-mode", mode(request)));
    request.model().ifPresent(model -> words.addAll(List.of("--model", model)));
    request.reasoning().ifPresent(much -> words.addAll(List.of("--effort", much)));
    words.addAll(settings.args());
    return words;
  }

  /// Its own word for what it may write without asking.
  private String mode(LaunchRequest request) {
    return request
        .sandbox()
        .map(sandbox ->
            switch (sandbox) {
              case READ_ONLY -> "plan";
              case WORKSPACE_WRITE -> settings.permissionMode();
              case DANGER_FULL_ACCESS -> "bypassPermissions";
            })
        .orElseGet(settings::permissionMode);
  }

  private static Map<String, Object> settings(LaunchRequest.Place place) {
    var hooks = new LinkedHashMap<String, Object>();
    EVENTS.forEach(event -> hooks.put(event, List.of(hook(place.hook(), event))));
    var settings = new LinkedHashMap<String, Object>();
    settings.put("hooks", hooks);
    // Two slashes: the path begins at the root of the disk, not of the project.
    String own = "Read(/" + place.folder() + "/**)";
    // What `orch init` put into .mcp.json needs nobody's consent here.
    settings.put("enabledMcpjsonServers", List.of("codestrator"));
    settings.put("permissions", Map.of("allow", List.of("mcp__codestrator", own)));
    return settings;
  }

  private static Map<String, Object> hook(Path script, String event) {
    var hook = new LinkedHashMap<String, Object>();
    hook.put("type", "command");
    hook.put("command", Hooks.command(script, event));
    hook.put("timeout", HOOK_SECONDS);
    return Map.of("hooks", List.of(hook));
  }

  private static Map<String, Object> servers(LaunchRequest.Place place) {
    if (place.server().isEmpty()) {
      return Map.of("mcpServers", Map.of());
    }
    var server = new LinkedHashMap<String, Object>();
    server.put("command", place.server().getFirst());
    server.put("args", place.server().subList(1, place.server().size()));
    server.put("env", Map.of("ORCH_SKIP_BUILD", "1"));
    return Map.of("mcpServers", Map.of("codestrator", server));
  }

  @Override
  public List<String> startupFiles() {
    return List.of(".claude/settings.json", ".claude/settings.local.json", ".mcp.json");
  }

  @Override
  public Speech speech() {
    return SPEECH;
  }

  @Override
  public Optional<String> trusting(String screen) {
    return ClaudeTrust.key(screen);
  }

  @Override
  public boolean hasDraft(String screen) {
    return !ClaudeScreens.hasEmptyComposer(screen);
  }

  @Override
  public boolean confirms(Heard heard) {
    return Hooks.tellOfPrompt(heard.events());
  }

  @Override
  public Optional<Dialog> dialog(String screen) {
    return ClaudeDialogs.read(screen);
  }

  @Override
  public Observation judge(Facts facts) {
    return STATUS.judge(facts);
  }
}
