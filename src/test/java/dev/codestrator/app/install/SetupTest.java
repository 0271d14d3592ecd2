package dev.codestrator.app.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.testing.Answer;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Player;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `workspace.init` sets a repository up for agents, and takes all of it out again.
class SetupTest {
  private static final List<String> BOTH = List.of("codex", "claude");
  private static final String SKILL = ".claude/skills/codestrator/SKILL.md";

  @TempDir Path temp;
  private Player root;
  private Path home;

  @BeforeEach
  void open() {
    Orchestra orchestra = Orchestra.in(temp);
    root = orchestra.root();
    home = orchestra.git().root();
  }

  private static Map<String, String> outcomes(Answer answer) {
    return answer.list("installed").stream()
        .collect(
            Collectors.toMap(
                each -> each.text("path"),
                each -> each.text("outcome"),
                (a, b) -> a,
                TreeMap::new));
  }

  private Answer init() {
    return root.call("workspace.init", "agents", BOTH);
  }

  private Answer remove() {
    return root.call("workspace.init", "remove", true);
  }

  private String text(String path) throws IOException {
    return Files.readString(home.resolve(path));
  }

  private void write(String path, String text) throws IOException {
    Files.createDirectories(home.resolve(path).getParent());
    Files.writeString(home.resolve(path), text);
  }

  /// All files but git's own, with their bytes.
  private Map<String, String> files() throws IOException {
    try (var walk = Files.walk(home)) {
      var all = new TreeMap<String, String>();
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        String name = home.relativize(file).toString();
        if (!name.startsWith(".git/")) {
          all.put(name, Files.readString(file));
        }
      }
      return all;
    }
  }

  @Test
  void allThatAgentsNeedIsThereAndASecondTimeChangesNothing() throws IOException {
    assertThat(outcomes(init()).values()).hasSizeGreaterThan(12).containsOnly("added");
    assertThat(text(SKILL)).startsWith("---\nname: codestrator\n");
    assertThat(text(".agents/skills/codex-orchestrator/SKILL.md")).startsWith("---\n");
    assertThat(text("AGENTS.md")).contains("## Codestrator").isEqualTo(text("CLAUDE.md"));
    assertThat(text(".mcp.json")).contains("\"codestrator\"");
    assertThat(text(".codex/config.toml")).contains("[mcp_servers.codestrator]");

    assertThat(text(".orchestrator/guides/main-worker.md")).startsWith("# You are a worker\n");

    Map<String, String> before = files();
    assertThat(outcomes(init()).values()).containsOnly("unchanged");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void aDryRunShowsThePatchAndChangesNothing() throws IOException {
    write("AGENTS.md", "# Rules\n");
    Map<String, String> before = files();
    Answer told = root.call("workspace.init", "agents", BOTH, "dry_run", true);
    assertThat(told.text("diff"))
        .contains(
            "--- /dev/null\n+++ b/.mcp.json",
            "--- a/AGENTS.md\n",
            "+++ b/AGENTS.md",
            "+## Codestrator",
            "+++ b/" + SKILL);
    assertThat(outcomes(told).values()).containsOnly("added");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void removingLeavesNoTrace() throws IOException {
    write("AGENTS.md", "# Rules\nno end of line");
    write(".mcp.json", "{\"mcpServers\": {\"other\": {\"command\": \"x\"}}}");
    write(".codex/config.toml", "model = \"m\" # mine\n");
    Map<String, String> before = files();
    init();
    assertThat(text("AGENTS.md")).startsWith(before.get("AGENTS.md"));

    assertThat(outcomes(remove()).values()).containsOnly("removed");
    assertThat(files()).isEqualTo(before);
    assertThat(home.resolve(".orchestrator")).doesNotExist();
    assertThat(home.resolve(".agents")).doesNotExist();
    assertThat(home.resolve(".claude")).doesNotExist();
    assertThat(text(".git/config")).doesNotContain("orchestrator");
    assertThat(outcomes(remove())).isEmpty();
  }

  @Test
  void recordsOutliveARemoval() throws IOException {
    init();
    root.call("task.create", "level", "epic", "title", "Checkout");
    Answer removed = remove();
    assertThat(removed.text("kept")).contains("git rm");
    assertThat(home.resolve(".orchestrator/tasks")).isNotEmptyDirectory();
    assertThat(home.resolve(SKILL)).doesNotExist();
  }

  @Test
  void whatSomebodyEditedStaysAndWhatIsOldIsRenewed() throws IOException {
    init();
    String ours = text(SKILL);
    write(SKILL, ours + "Ours, and mine.\n");
    write("AGENTS.md", text("AGENTS.md").replace("## Codestrator", "## Orchestra"));
    Answer again = init();
    assertThat(outcomes(again)).containsEntry(SKILL, "kept").containsEntry("AGENTS.md", "kept");
    assertThat(again.list("installed").stream().map(each -> each.text("path")))
        .contains("CLAUDE.md");
    assertThat(text(SKILL)).endsWith("mine.\n");
    assertThat(outcomes(remove())).containsEntry(SKILL, "kept");
    assertThat(text("AGENTS.md")).contains("## Orchestra");

    var old = new Manifest(new TreeMap<>());
    var changes = new Manifest.Changes();
    changes.put(new WholeFile(SKILL, "an old skill\n"));
    write(".orchestrator/installed", old.with(changes).text());
    write(SKILL, "an old skill\n");
    assertThat(outcomes(init())).containsEntry(SKILL, "renewed");
    assertThat(text(SKILL)).isEqualTo(ours);
  }

  @Test
  void whatCantBeChangedIsToldAndStays() throws IOException {
    write("CLAUDE.md", "@AGENTS.md\n");
    write(".mcp.json", "{ broken");
    write(".codex/real.toml", "model = \"m\"\n");
    Files.createSymbolicLink(home.resolve(".codex/config.toml"), Path.of("real.toml"));
    Answer told = init();
    assertThat(outcomes(told))
        .containsEntry("CLAUDE.md", "skipped")
        .containsEntry(".mcp.json", "skipped")
        .containsEntry(".codex/config.toml", "skipped")
        .containsEntry("AGENTS.md", "added");
    assertThat(
            told.list("installed").stream()
                .filter(each -> each.text("outcome").equals("skipped"))
                .map(each -> each.text("note")))
        .containsExactlyInAnyOrder(
            "it imports AGENTS.md",
            "it is no JSON object, or its 'mcpServers' is none",
            home.resolve(".codex/config.toml") + " is a symbolic link");
    assertThat(text(".mcp.json")).isEqualTo("{ broken");
    assertThat(text(".codex/real.toml")).isEqualTo("model = \"m\"\n");
  }

  @Test
  void onlyThoseAskedForAreSetUp() {
    assertThat(outcomes(root.call("workspace.init", "agents", List.of("none")))).isEmpty();
    assertThat(outcomes(root.call("workspace.init", "agents", List.of("claude_code"))).keySet())
        .contains("CLAUDE.md", ".mcp.json")
        .doesNotContain("AGENTS.md");
    assertThat(outcomes(root.call("workspace.init")).keySet()).contains("CLAUDE.md");
    assertThat(outcomes(root.call("workspace.init", "agents", List.of("Codex, claude"))).keySet())
        .contains("AGENTS.md", "CLAUDE.md");
    assertThat(root.refused("workspace.init", "agents", List.of("gemini")).code())
        .isEqualTo("unknown_agent");
  }
}
