package dev.codestrator.app.install;

import dev.codestrator.app.Templates;
import dev.codestrator.model.Clone;
import dev.codestrator.model.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A kind of agent, and what it needs in a repository.
enum Target {
  /// Codex CLI reads `AGENTS.md`, `.agents/skills/` and `.codex/config.toml`.
  CODEX("codex", ".agents/skills/", "AGENTS.md"),
  /// Claude Code reads `CLAUDE.md`, `.claude/skills/` and `.mcp.json`.
  CLAUDE("claude", ".claude/skills/", "CLAUDE.md");

  private static final Pattern TABLE =
      Pattern.compile(
          "(?m)^\\s*(\\[\\s*mcp_servers\\s*\\.\\s*[\"']?codestrator[\"']?\\s*[].]"
              + "|mcp_servers\\s*[.=])");
  private static final Pattern IMPORT = Pattern.compile("(?m)^@\\.?/?AGENTS\\.md\\s*$");

  private final String program;
  private final String skills;
  private final String notes;

  Target(String program, String skills, String notes) {
    this.program = program;
    this.skills = skills;
    this.notes = notes;
  }

  /// The program that it is launched by, and its name for users.
  String program() {
    return program;
  }

  /// What it needs.
  List<Part> parts() {
    var parts = new ArrayList<Part>();
    for (Skill skill : Skill.ALL) {
      for (String file : skill.files()) {
        String name = skill.name() + "/" + file;
        parts.add(new WholeFile(skills + name, Templates.skillFile(name)));
      }
    }
    parts.add(note());
    parts.add(server());
    return List.copyOf(parts);
  }

  /// What all of them need: the guides of the roles, which a spawn reads.
  static List<Part> shared() {
    return Stream.of(Role.values())
        .filter(role -> role != Role.JOB)
        .map(Templates::guide)
        .<Part>map(name -> new WholeFile(Clone.STATE_FOLDER + "/" + name, Templates.text(name)))
        .toList();
  }

  private Part note() {
    return new MarkedBlock(
        notes,
        "<!-- codestrator: begin; orch init renews what is between these lines -->",
        Templates.text("agents-block.md"),
        "<!-- codestrator: end -->",
        IMPORT,
        "it imports AGENTS.md");
  }

  private Part server() {
    return switch (this) {
      case CODEX ->
          new MarkedBlock(
              ".codex/config.toml",
              "# codestrator: begin; orch init renews what is between these lines",
              Templates.text("codex-server.toml"),
              "# codestrator: end",
              TABLE,
              "it has settings of MCP servers that ours can't stand beside");
      case CLAUDE ->
          new JsonEntry(
              ".mcp.json",
              "mcpServers",
              "codestrator",
              "{ \"command\": \"orch\", \"args\": [\"mcp\"] }");
    };
  }
}
