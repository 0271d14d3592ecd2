package dev.codestrator.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.Command;
import dev.codestrator.io.Disk;
import dev.codestrator.io.Outcome;
import dev.codestrator.io.SystemPrograms;
import dev.codestrator.testing.Waiting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/// The demo as a user runs it, and what it leaves behind.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.MethodName.class)
class DemoIT {
  private final SystemPrograms programs = new SystemPrograms();
  private Path shop = Path.of("");
  private String socket = "";
  private String told = "";
  private int exit;

  @BeforeAll
  void play() {
    Path launcher = Path.of(System.getProperty("orch.launcher", "orch")).toAbsolutePath();
    var outcome =
        programs.run(
            Command.of(
                    Path.of(System.getProperty("java.io.tmpdir")),
                    List.of(launcher.toString(), "demo", "--keep", "--speed", "10"))
                .withEnvironment(Map.of("ORCH_SESSION", "", "ORCH_THREAD", "", "ORCH_ROLE", ""))
                .withLimit(Duration.ofMinutes(5)));
    exit = outcome.exit();
    told = outcome.ok() ? outcome.out() : outcome.out() + outcome.complaint();
    shop = Path.of(first("scratch repository: (\\S+)"));
    socket = first("tmux -S (/\\S+/tmux)");
  }

  private String first(String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(told);
    return matcher.find() ? matcher.group(1) : "";
  }

  private Outcome run(String... words) {
    return programs.run(Command.of(shop, List.of(words)));
  }

  private String record(String title) throws IOException {
    try (Stream<Path> files = Files.walk(shop.resolve(".orchestrator/tasks"))) {
      return Disk.read(
              files
                  .filter(file -> file.getFileName().toString().endsWith(title + ".md"))
                  .findFirst()
                  .orElseThrow())
          .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
          .orElseThrow();
    }
  }

  @AfterAll
  void clear() {
    if (!socket.isEmpty()) {
      programs.run(Command.of(Path.of("/"), List.of("tmux", "-S", socket, "kill-server")));
      Disk.deleteTree(shop.resolveSibling(""));
    }
  }

  @Test
  void itEndsWell() {
    assertThat(exit).as(told).isZero();
    assertThat(told).contains("clear away:", "main:", shop.toString());
  }

  @Test
  void mainHasTheCodeAndItsChecksPass() {
    assertThat(shop.resolve("src"))
        .isDirectoryContaining("glob:**/card.sh")
        .isDirectoryContaining("glob:**/vat.sh")
        .isDirectoryContaining("glob:**/receipt.sh")
        .isDirectoryContaining("glob:**/total.sh");
    assertThat(run("./check").out()).contains("8 checks, 0 failed");
    assertThat(run("git", "status", "--porcelain").out()).isEmpty();
    assertThat(run("git", "branch", "--show-current").out().strip()).isEqualTo("main");
  }

  @Test
  void everyCaseOfMainIsDoneWithEveryBoxTicked() throws IOException {
    for (String title :
        List.of("expired-card", "compute-vat", "print-a-receipt", "tax-and-total", "vat-half-up")) {
      assertThat(record(title))
          .as(title)
          .contains("status: done", "- [x] ")
          .doesNotContain("- [ ]");
    }
  }

  @Test
  void boxesTickedByHandAreKept() throws IOException {
    assertThat(record("print-a-receipt"))
        .containsPattern("- \\[x\\] Print a line \\^\\w{4}\n")
        .containsPattern("- \\[x\\] Align the amounts \\^\\w{4}\n");
  }

  @Test
  void theReviewBlocksFirstAndApprovesTheRepairedWork() {
    assertThat(told)
        .containsSubsequence(
            "state: blocked",
            "src/vat.sh:3",
            "### Verdict: BLOCK",
            "(exit 1)",
            "Round VAT half up",
            "state: approved",
            "### Verdict: APPROVE",
            "(exit 0)",
            "orch merge land");
    assertThat(told.split("git status of the main worktree: clean", -1)).hasSize(4);
  }

  @Test
  void theLogOfMainTellsTheTaleInOrder() {
    String log = run("git", "log", "--reverse", "--topo-order", "--format=%s", "main").out();
    assertThat(log)
        .containsSubsequence(
            "A small shop\n",
            "Open session s-",
            "Spawn worktree ",
            "Begin c-",
            "Complete c-",
            "Merge worktree ",
            "Ask for a review\n",
            ": BLOCK\n",
            "Spawn worktree round-vat\n",
            ": Round VAT half up\n",
            "Merge worktree round-vat\n",
            ": APPROVE\n",
            "Land ",
            "Close session s-");
  }

  @Test
  void zNothingOfItRunsOnceItIsCleared() {
    run("tmux", "-S", socket, "kill-server");
    assertThat(run("tmux", "-S", socket, "list-sessions").ok()).isFalse();
    String scratch = shop.resolveSibling("").toString();
    Waiting.until(
        "no process of the demo is left",
        () ->
            ProcessHandle.allProcesses()
                .noneMatch(process -> process.info().commandLine().orElse("").contains(scratch)));
    assertThat(told).contains("rm -r " + scratch);
  }
}
