package dev.codestrator.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.testing.Answer;
import dev.codestrator.testing.Orchestra;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {
  @TempDir Path temp;

  private static List<String> installed(Answer info, String part) {
    return info.list(part).stream()
        .filter(each -> each.get("installed").equals(true))
        .map(each -> each.text("name"))
        .toList();
  }

  @Test
  void itSaysWhatIsThereAndWhatIsNot() {
    Orchestra orchestra = Orchestra.in(temp);
    Answer before = orchestra.root().call("runtime.bundle.info");
    assertThat(before.at("versions").fields()).containsOnlyKeys("orch", "java", "git", "tmux");
    assertThat(before.at("versions").text("git")).matches("\\d+\\.\\d+.*");
    assertThat(installed(before, "skills")).isEmpty();
    assertThat(before.each("skills", "name")).contains("codestrator", "codex-orchestrator");
    assertThat(installed(before, "guides"))
        .containsExactly(
            "root", "worker", "merge-reviewer", "plan-architect", "doc-mirror-manager");
    assertThat(installed(before, "mcp_entries")).isEmpty();
    assertThat(installed(before, "hooks")).isEmpty();
    assertThat(before.text("verify_command")).isEqualTo("orch doctor");

    orchestra
        .git()
        .write(".claude/skills/codestrator/SKILL.md", "# Skill\n")
        .write(".mcp.json", "{\"mcpServers\": {\"codestrator\": {}}}\n")
        .write(".codex/config.toml", "[mcp_servers.other]\n");
    orchestra.root().call("workspace.init");
    Answer after = orchestra.root().call("runtime.bundle.info");
    assertThat(installed(after, "skills")).containsExactly("codestrator");
    assertThat(after.list("skills").getFirst().texts("paths"))
        .containsExactly(
            orchestra.git().root().resolve(".claude/skills/codestrator/SKILL.md").toString());
    assertThat(installed(after, "mcp_entries")).containsExactly("claude_code");
    assertThat(installed(after, "hooks")).containsExactly("git merge driver");
  }
}
