package dev.codestrator.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.testing.GitFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Codex and Claude Code start the MCP server of the built program, list its tools and call them.
class McpToolsE2E {
  private static final Path ORCH = Path.of("orch").toAbsolutePath();
  private static final Reply MAKES_AN_EPIC =
      Reply.calls("orch_task", "task.create", Map.of("level", "epic", "title", "Made by a model"));
  private static final Reply LISTS_TASKS =
      new Reply.Calls(
          "mcp__codestrator__orchestrator_call", Map.of("method", "task.list", "params", Map.of()));

  @TempDir private Path temp;

  @Test
  void codexListsTheToolsAndCallsThem() throws Exception {
    GitFixture git = GitFixture.in(temp);
    try (ModelStandIn model = ModelStandIn.start()) {
      model.on("Plan it", Script.of(MAKES_AN_EPIC, LISTS_TASKS, new Reply.Says("Planned.")));
      var agents = AgentPrograms.in(Files.createDirectory(temp.resolve("agent")), model);
      AgentPrograms.Ran ran =
          agents.run(
              git.root(),
              "codex",
              "exec",
              "-c",
              "mcp_servers.codestrator={command=\""
                  + ORCH
                  + "\",args=[\"mcp\"],default_tools_approval_mode=\"approve\",required=true}",
              "Plan it, please");
      assertThat(ran.exit()).as(ran.out()).isZero();
      assertThat(ran.out()).contains("Planned.");
      calledBoth(git, model);
    }
  }

  @Test
  void claudeFindsTheToolsAndCallsThem() throws Exception {
    GitFixture git = GitFixture.in(temp);
    try (ModelStandIn model = ModelStandIn.start()) {
      model.on("Plan it", Script.of(MAKES_AN_EPIC, LISTS_TASKS, new Reply.Says("Planned.")));
      var agents =
          AgentPrograms.in(Files.createDirectory(temp.resolve("agent")), model, git.root());
      Path servers = Files.writeString(temp.resolve("mcp.json"), servers());
      AgentPrograms.Ran ran =
          agents.run(
              git.root(),
              "claude",
              "-p",
              "Plan it, please",
              "--mcp-config",
              servers.toString(),
              "--allowedTools",
              "mcp__codestrator__orch_task,mcp__codestrator__orchestrator_call");
      assertThat(ran.exit()).as(ran.out()).isZero();
      assertThat(ran.out()).contains("Planned.");
      calledBoth(git, model);
    }
  }

  private static String servers() throws Exception {
    return Dialect.JSON.writeValueAsString(
        Map.of(
            "mcpServers",
            Map.of(
                "codestrator", Map.of("command", ORCH.toString(), "args", new String[] {"mcp"}))));
  }

  /// The Epic is on disk, and the model was told of it by both tools.
  private static void calledBoth(GitFixture git, ModelStandIn model) throws Exception {
    Conversation last = model.heard().getLast();
    assertThat(last.results())
        .hasSize(2)
        .allSatisfy(text -> assertThat(text).contains("Made by a model"));
    try (var files = Files.walk(git.root().resolve(".orchestrator/tasks"))) {
      assertThat(files.filter(file -> file.endsWith("epic.md")))
          .singleElement()
          .satisfies(file -> assertThat(Files.readString(file)).contains("title: Made by a model"));
    }
  }
}
