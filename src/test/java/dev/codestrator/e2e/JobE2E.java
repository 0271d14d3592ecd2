package dev.codestrator.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.agent.HookEvent;
import dev.codestrator.testing.GitFixture;
import dev.codestrator.testing.TmuxFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A script that knows `codex-agent` alone, run against the link, with the real Codex.
class JobE2E {
  private static final String SCRIPT =
      """
      set -e
      codex-agent health
      codex-agent start "Only look" --dry-run --map -f '*.md' -f '!no.md' --context-budget 900
      id=$(codex-agent start "Refuse an expired card" -r low --claim 'card.txt' |
        sed -n 's/^Job started: //p')
      echo "id=$id"
      codex-agent claims
      codex-agent await-turn "$id"
      codex-agent send "$id" "- say why"
      codex-agent await-turn "$id"
      codex-agent jobs
      codex-agent status "$id"
      codex-agent capture "$id" 30 --strip-ansi
      codex-agent output "$id" --strip-ansi | grep -c Refused >/dev/null
      codex-agent attach "$id"
      codex-agent sessions
      codex-agent report "$id"
      codex-agent start "- it's \\"quoted\\" & odd" -s read-only --worktree --parent-session boss \
        --retry 1 --wait
      codex-agent jobs --tree --limit 5
      codex-agent jobs --json --all >jobs.json
      codex-agent log
      codex-agent context
      codex-agent kill "$id"
      codex-agent status "$id" | grep '^Status: cancelled'
      codex-agent watch "$id" || echo "watched=$?"
      codex-agent clean
      codex-agent delete "$id"
      if codex-agent status "$id"; then exit 9; else echo "gone=$?"; fi
      for each in $(codex-agent jobs --quiet); do codex-agent kill "$each"; done
      """;

  private static final String PATCH =
      """
      apply_patch <<'EOF'
      *** Begin Patch
      *** Add File: card.txt
      +paid
      *** End Patch
      EOF\
      """;

  private static final int MINUTES = 5;

  @TempDir private Path temp;
  private GitFixture git;
  private TmuxFixture tmux;
  private ModelStandIn model;

  @BeforeEach
  void open() throws IOException {
    git = GitFixture.in(temp);
    tmux = new TmuxFixture(git.home());
    model = ModelStandIn.start();
  }

  @AfterEach
  void end() {
    tmux.close();
    model.close();
  }

  @Test
  void aScriptThatKnowsCodexAgentAloneWorks() throws Exception {
    Reply why = new Reply.Says("Because 402 means that.");
    model.on(
        "Refuse an expired card",
        Script.of(new Reply.Runs(PATCH), new Reply.Says("Refused."), why));
    model.on("& odd", _ -> new Reply.Says("Only that."));
    git.write("README.md", "# Cards\n").commit("Read me");
    Path bin = Files.createDirectory(temp.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("codex-agent"), Path.of("orch").toAbsolutePath());
    AgentPrograms agents = AgentPrograms.in(git.home(), model);
    String told = run(bin, agents);
    assertThat(told)
        .contains("Status: Ready", "Refused.", "Because 402 means that.", "Turn: idle")
        .contains("Errors: none", "input ", "Stopped job: ", "gone=1");
    assertThat(Files.readString(git.root().resolve("card.txt"))).isEqualTo("paid\n");
    assertThat(told).contains("added    card.txt (+1 -0)");
    assertThat(told)
        .contains("Would send ~", "### README.md", " attach -t codex-agent-t-")
        .contains("session boss\n", "### Spawned: t-", "## running\n- t-", "watched=1")
        .contains("Cleaned 0 old jobs", "Only that.");
    assertThat(prompts()).contains("- it's \"quoted\" & odd");
    assertThat(Files.readString(git.root().resolve("jobs.json")))
        .contains("\"summary\" : \"Because 402 means that.\"");
    Studio.awaitNoneOf(temp.resolve("repo").toString() + "/.git");
  }

  /// What the agents that are not deleted say they were told.
  private List<String> prompts() throws IOException {
    try (Stream<Path> events = Files.walk(git.root().resolve(".git/orchestrator/events"))) {
      var prompts = new ArrayList<String>();
      for (Path file : events.filter(Files::isRegularFile).sorted().toList()) {
        HookEvent.of(file.getFileName().toString(), Files.readString(file))
            .filter(event -> event.name().equals("UserPromptSubmit"))
            .flatMap(event -> event.text("prompt"))
            .ifPresent(prompts::add);
      }
      return prompts;
    }
  }

  private String run(Path bin, AgentPrograms agents) throws Exception {
    Path out = temp.resolve("out.txt");
    var builder =
        new ProcessBuilder("/bin/sh", "-c", SCRIPT)
            .directory(git.root().toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    var variables = new TreeMap<>(agents.launching());
    variables.put("PATH", bin + ":" + variables.get("PATH"));
    variables.put("ORCH_TMUX_SOCKET", tmux.socket());
    variables.put("XDG_STATE_HOME", temp.resolve("state").toString());
    variables.put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().clear();
    builder.environment().putAll(variables);
    Process process = builder.start();
    boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
    process.destroyForcibly();
    String told = Files.readString(out);
    assertThat(ended).as(told).isTrue();
    assertThat(process.exitValue()).as(told).isZero();
    return told;
  }
}
