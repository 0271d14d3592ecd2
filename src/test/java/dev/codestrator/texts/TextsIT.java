package dev.codestrator.texts;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.Command;
import dev.codestrator.model.Rejection;
import dev.codestrator.testing.GitFixture;
import dev.codestrator.testing.TmuxFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every command in a text for people or agents does what the text says, in a scratch repository
/// with real git and tmux and agents that are scripts. What was run how is told in `target/walks`.
class TextsIT {
  /// Each text and its walk. Those of commands and methods are made from what they describe.
  private static final Map<String, String> TEXTS =
      Map.ofEntries(
          Map.entry("README.md", "readme"),
          Map.entry("CONTRIBUTING.md", "contributing"),
          Map.entry("docs/AGENTS.md", "docs-agents"),
          Map.entry("docs/ARCHITECTURE.md", "docs-architecture"),
          Map.entry("docs/FILE_FORMAT.md", "docs-file-format"),
          Map.entry("docs/OPERATIONS.md", "docs-operations"),
          Map.entry("docs/RELIABILITY.md", "docs-reliability"),
          Map.entry("docs/SECURITY.md", "docs-security"),
          Map.entry("docs/TROUBLESHOOTING.md", "docs-troubleshooting"),
          Map.entry("skills/codestrator/SKILL.md", "skill-root"),
          Map.entry("skills/codestrator-worker/SKILL.md", "skill-worker"),
          Map.entry("skills/codestrator-reviewer/SKILL.md", "skill-reviewer"),
          Map.entry("skills/codex-orchestrator/SKILL.md", "skill-jobs"),
          Map.entry("skills/codestrator/references/commands.md", "root-commands"),
          Map.entry("skills/codestrator-reviewer/references/review-format.md", "review-format"),
          Map.entry("templates/agents-block.md", "agents-block"),
          Map.entry("templates/guides/root-orchestrator.md", "guide-root"),
          Map.entry("templates/guides/main-worker.md", "guide-worker"),
          Map.entry("templates/guides/merge-reviewer.md", "guide-reviewer"),
          Map.entry("templates/guides/plan-architect.md", "guide-architect"),
          Map.entry("templates/guides/doc-mirror-manager.md", "guide-mirror"),
          Map.entry("templates/records/README.md", "records-readme"));

  private static final List<String> MADE =
      List.of("docs/BENCHMARKS.md", "docs/CLI.md", "docs/METHODS.md");
  private static final Pattern ENDED =
      Pattern.compile("(?s)\n@@ begin (\\d+)\n(.*?)\n@@ end \\1 (\\d+)\n");
  private static final Duration LIMIT = Duration.ofMinutes(10);

  @TempDir private Path temp;

  static Stream<String> texts() {
    String only = System.getProperty("texts", "");
    return TEXTS.keySet().stream().sorted().filter(text -> text.contains(only));
  }

  /// How a command ended, and what it printed.
  private record Ended(int exit, String out) {}

  @AfterEach
  void end() throws IOException {
    new TmuxFixture(temp).close();
    Files.deleteIfExists(temp.resolve("home/.local/bin/codex-agent")); // links out of the folder
    Files.deleteIfExists(temp.resolve("bin/orch"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void everyCommandOfATextDoesWhatItSays(String text) throws IOException {
    List<Said> all = Said.in(Path.of(text));
    String name = requireNonNull(TEXTS.get(text));
    Walk walk = Walk.of(name);
    List<String> commands = all.stream().map(Said::command).toList();
    assertThat(commands).as("what the walk knows").containsAll(walk.ways().keySet());
    String printed = run(walk.script(all));
    Map<Integer, Ended> ended = ended(printed);
    var told = new ArrayList<String>();
    var wrong = new ArrayList<String>();
    for (int i = 0; i < all.size(); i++) {
      Walk.Way way = walk.way(all.get(i));
      told.add(way.told(all.get(i)));
      assertThat(way.strays(all.get(i))).as(all.get(i).command()).isEmpty();
      if (way.notRun().isEmpty()) {
        Ended one = ended.getOrDefault(i, new Ended(-1, "it was not come to"));
        complaint(all.get(i), way, one).ifPresent(wrong::add);
      }
    }
    Path report = Files.createDirectories(Path.of("target/walks")).resolve(name);
    Files.writeString(report, String.join("\n", told) + "\n\n" + printed);
    assertThat(wrong).as(() -> "see " + report).isEmpty();
  }

  @Test
  void noTextIsLeftOut() throws IOException {
    var found = new TreeSet<String>(List.of("README.md", "CONTRIBUTING.md"));
    for (String folder : List.of("docs", "skills", "templates")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        files
            .map(Path::toString)
            .filter(file -> file.endsWith(".md") && !file.startsWith("docs/decisions/"))
            .filter(file -> !file.endsWith("/method-contracts.md"))
            .forEach(found::add);
      }
    }
    found.removeAll(MADE);
    assertThat(TEXTS.keySet()).containsExactlyInAnyOrderElementsOf(found);
  }

  private static Optional<String> complaint(Said said, Walk.Way way, Ended ended) {
    if (ended.exit() != way.exit()) {
      return Optional.of(
          "$ " + said.command() + " ended with " + ended.exit() + ":\n" + ended.out());
    }
    return said.shown().isEmpty() || Shape.fits(said.shown(), ended.out())
        ? Optional.empty()
        : Optional.of("$ " + said.command() + " printed:\n" + ended.out());
  }

  private static Map<Integer, Ended> ended(String printed) {
    var all = new HashMap<Integer, Ended>();
    Matcher matcher = ENDED.matcher(printed);
    while (matcher.find()) {
      all.put(
          Integer.parseInt(matcher.group(1)),
          new Ended(Integer.parseInt(matcher.group(3)), matcher.group(2)));
    }
    return all;
  }

  /// Runs a script in a new repository; what it printed.
  private String run(String script) throws IOException {
    GitFixture git = GitFixture.in(temp);
    Path bin = Files.createDirectories(temp.resolve("bin"));
    Path launcher = Path.of(System.getProperty("orch.launcher", "orch")).toAbsolutePath();
    Files.createSymbolicLink(bin.resolve("orch"), launcher);
    Path walks = Path.of("src/test/resources/walks").toAbsolutePath();
    Path file = Files.writeString(temp.resolve("walk.sh"), script);
    var variables = new HashMap<String, String>();
    variables.put("PATH", bin + ":" + git.home() + "/.local/bin:" + System.getenv("PATH"));
    variables.put("ORCH_TMUX_SOCKET", new TmuxFixture(temp).socket());
    variables.put("WALKS", walks.toString());
    variables.put("SCRATCH", temp.toString());
    variables.put("XDG_STATE_HOME", temp.resolve("state").toString());
    for (String name : List.of("ORCH_SESSION", "ORCH_THREAD", "ORCH_ROLE", "ORCH_CASE", "TMUX")) {
      variables.put(name, "");
    }
    Command command = Command.of(git.root(), List.of("bash", file.toString()));
    try {
      git.programs(variables).run(command.withLimit(LIMIT));
    } catch (Rejection.ToolFailed e) {
      return Files.readString(temp.resolve("printed")) + "\n" + e.message(); // it took too long
    }
    return Files.readString(temp.resolve("printed"));
  }
}
