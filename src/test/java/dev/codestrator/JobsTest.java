package dev.codestrator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.ProcessRef;
import dev.codestrator.testing.Waiting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Jobs from start to deletion, with commands of the shell as agents.
class JobsTest {
  @TempDir private Path temp;
  private JobDesk desk;

  @BeforeEach
  void open() {
    desk = JobDesk.in(temp);
  }

  @AfterEach
  void end() {
    desk.close();
  }

  @Test
  void aStartTellsWhatScriptsReadFromIt() {
    String[] more = {"-m", "gpt-5.1", "-r", "high", "-s", "read-only", "--claim", "docs/**"};
    List<String> first =
        List.of("start", "Look", "--provider", "command", "--command", "sleep 600");
    Cli.Ran ran = desk.run(Stream.concat(first.stream(), Stream.of(more)).toArray(String[]::new));
    String id = ran.out().lines().findFirst().orElse("").replace("Job started: ", "");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out().lines())
        .contains(
            "Job started: " + id,
            "Model: gpt-5.1 (high)",
            "Working dir: " + desk.cli().folder(),
            "tmux session: codex-agent-" + id,
            "Claims: docs/**",
            "Commands:");
    assertThat(desk.done("status", id).lines())
        .contains(
            "Job: " + id,
            "Status: running",
            "Turn: processing",
            "Model: gpt-5.1 (high)",
            "Sandbox: read-only",
            "tmux session: codex-agent-" + id);
    assertThat(desk.done("claims").lines().map(line -> column(line, 0)))
        .containsExactly("JOB ID", id);
    assertThat(desk.done("sessions")).isEqualTo("codex-agent-" + id + "  running");
    String tmux = "tmux -S " + desk.tmux().socket();
    assertThat(desk.done("attach", id)).isEqualTo(tmux + " attach -t codex-agent-" + id);
    Cli elsewhere = desk.cli().from(temp);
    assertThat(elsewhere.done("attach", id).line())
        .isEqualTo(tmux + " attach -r -t codex-agent-" + id);
    assertThat(elsewhere.done("attach", "--rw", id.substring(0, 6)).line())
        .isEqualTo(tmux + " attach -t codex-agent-" + id);
    assertThat(elsewhere.run("attach", "t-0000000").exit()).isEqualTo(3);
    assertThat(desk.cli().done("attach", id, "--json").text("command")).contains(" attach -r ");
    assertThat(desk.cli().git().git("status", "--porcelain")).isEmpty();
  }

  @Test
  void jobsAreListedByStatusTheNewestFirst() {
    String good = desk.start("echo fine", "Good");
    desk.await(good, "completed");
    String bad = desk.start("exit 3", "Bad");
    desk.await(bad, "failed");
    String first = desk.resting("First", "-s", "read-only");
    String second = desk.resting("Second", "-s", "read-only", "--parent-session", "abc");
    desk.done("kill", desk.resting("Third", "-s", "read-only"));
    List<String> lines = desk.done("jobs").lines().toList();
    assertThat(lines.getFirst().split(" +", -1))
        .containsExactly("ID", "STATUS", "ELAPSED", "EFFORT", "PROMPT");
    assertThat(lines.stream().skip(1).map(line -> column(line, 1)))
        .containsExactly("running", "running", "failed", "cancelled", "completed");
    assertThat(lines.get(1)).startsWith(second);
    assertThat(lines.get(2)).startsWith(first);
    assertThat(desk.done("jobs", "--tree")).contains("session abc\n  " + second);
    assertThat(desk.status(bad, "Error")).contains("exit 3");
    assertThat(desk.done("jobs", "--limit", "2").lines()).hasSize(3);
  }

  @Test
  void theListHasAllFieldsInJsonKnownOrNot() {
    String id = desk.resting("Look around", "-r", "low");
    var list = desk.run("jobs", "--json").json();
    assertThat(list).containsOnlyKeys("generated_at", "jobs");
    var job = Desk.rows(list, "jobs").getFirst();
    assertThat(job.get("id")).isEqualTo(id);
    assertThat(job.get("status")).isEqualTo("running");
    assertThat(job.get("reasoning")).isEqualTo("low");
    assertThat(job.keySet())
        .contains("prompt", "model", "cwd", "elapsed_ms", "created_at", "started_at")
        .contains("completed_at", "tokens", "files_modified", "summary");
  }

  @Test
  void oneThatIsKilledLeavesNoProcessAndNoPane() throws IOException {
    String id = desk.start("setsid sleep 987 & echo $! >pid; echo on; exec sleep 988", "Go on");
    Path file = desk.cli().folder().resolve("pid");
    Waiting.until("it wrote", () -> size(file) > 0);
    long pid = Long.parseLong(Files.readString(file).strip());
    assertThat(desk.done("kill", id)).isEqualTo("Stopped job: " + id);
    assertThat(desk.status(id, "Status")).isEqualTo("cancelled");
    assertThat(ProcessRef.of(pid).filter(ProcessRef::alive)).isEmpty();
    assertThat(desk.done("sessions")).isEqualTo("No sessions");
    assertThat(desk.done("claims")).isEqualTo("No claims");
  }

  private static String column(String line, int at) {
    return line.split(" {2,}", -1)[at];
  }

  private static long size(Path file) {
    return file.toFile().length();
  }

  @Test
  void aRunThatFailsIsStartedAgainAsOftenAsItMay() throws IOException {
    String command = "echo try >>tries; [ $(wc -l <tries) -ge 3 ]";
    String good = desk.start(command, "Try", "--retry", "4");
    desk.await(good, "completed");
    assertThat(Files.readAllLines(desk.cli().folder().resolve("tries"))).hasSize(3);
    assertThat(desk.done("report", good)).contains("Status: completed after 2 retries");
    String bad = desk.start("echo try >>more; exit 4", "Try", "--retry", "2");
    desk.await(bad, "failed");
    assertThat(Files.readAllLines(desk.cli().folder().resolve("more"))).hasSize(3);
  }

  @Test
  void outputAndCaptureShowWhatItsTerminalGot() {
    String id = desk.start("printf '\\033[31mred\\033[0m\\nplain\\n'; exec sleep 600", "Paint");
    Waiting.until("it painted", () -> desk.done("output", id).contains("plain"));
    assertThat(desk.done("output", id)).contains("\u001b[31mred");
    assertThat(desk.done("output", id, "--strip-ansi").lines()).containsExactly("red", "plain");
    Waiting.until("it shows", () -> desk.done("capture", id, "5").contains("plain"));
    assertThat(desk.done("capture", id, "5", "--strip-ansi").lines())
        .containsExactly("red", "plain");
  }

  @Test
  void watchingTellsEachLineOnceAndWhetherItEndedWell() {
    String good = desk.start("echo one; echo two; true", "Count");
    assertThat(desk.done("watch", good).lines()).containsSubsequence("one", "two", "-- completed");
    Cli.Ran ran = desk.run("watch", desk.start("echo three; exit 5", "Count"));
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out().lines().filter("three"::equals)).hasSize(1);
    assertThat(ran.out()).contains("-- failed: exit 5");
  }

  @Test
  void aDeletedJobIsGoneWithAllThatWasKeptOfIt() {
    String id = desk.resting("Go on");
    Path kept = desk.cli().git().root().resolve(".git/orchestrator/threads").resolve(id);
    assertThat(kept).isDirectory();
    assertThat(desk.done("delete", id)).isEqualTo("Deleted job: " + id);
    assertThat(kept).doesNotExist();
    assertThat(desk.run("status", id).exit()).isEqualTo(1);
    assertThat(desk.cli().run("job", "status", id).exit()).isEqualTo(3);
  }

  @Test
  void oneMayHaveAWorktreeOfItsOwn() {
    String id = desk.start("echo new >new.txt; exec sleep 600", "Write", "--worktree");
    Path worktree = Path.of(desk.status(id, "Working dir"));
    assertThat(worktree).isNotEqualTo(desk.cli().folder());
    Waiting.until("it wrote", () -> size(worktree.resolve("new.txt")) > 0);
    assertThat(desk.cli().git().at(worktree).git("branch", "--show-current"))
        .isEqualTo("job/" + id);
    Cli.Ran deleted = desk.run("delete", id);
    assertThat(deleted.err()).contains("its worktree stays").contains(worktree.toString());
    assertThat(worktree.resolve("new.txt")).exists();
    String clean = desk.resting("Read", "--worktree");
    Path other = Path.of(desk.status(clean, "Working dir"));
    desk.done("delete", clean);
    assertThat(other).doesNotExist();
  }

  @Test
  void theLogOfAProjectThatKeepsOneIsOnlyAddedTo() throws IOException {
    String before = "# Ours\r\n\tstays  \n";
    Path file = Files.writeString(desk.cli().folder().resolve("agents.log"), before);
    String id = desk.start("true", "Look", "-s", "read-only");
    desk.await(id, "completed");
    desk.done("report", id);
    String text = Files.readString(file);
    assertThat(text).startsWith(before + "\n### Spawned: " + id + " - ");
    assertThat(text)
        .contains("- Type: research", "- Prompt: Look")
        .containsOnlyOnce("### Complete:");
    assertThat(desk.done("log")).isEqualTo(text.strip().replace("\r", ""));
    assertThat(desk.done("context")).contains("## completed\n- " + id, "### Complete: " + id);
  }

  @Test
  void aProjectWithoutALogIsShownOneFromTheRecords() {
    String id = desk.resting("Look");
    assertThat(desk.done("log")).contains("### Spawned: " + id, "- Type: implementation");
    assertThat(desk.cli().folder().resolve("agents.log")).doesNotExist();
  }

  @Test
  void strategistsAddToTheLogInTheirOwnWords() throws IOException {
    desk.done("note", "session", "Refunds", "--prd", "docs/prds/refunds.md");
    desk.done("note", "synthesis", "Booked twice (t-1)");
    String text = Files.readString(desk.cli().folder().resolve("agents.log"));
    assertThat(text)
        .startsWith("# Agents\n")
        .containsPattern("(?m)^## Session: .*Z\n- Goal: Refunds\n- PRD: docs/prds/refunds.md$")
        .containsPattern("(?m)^### Synthesis - \\d\\d:\\d\\d\nBooked twice \\(t-1\\)$");
    assertThat(desk.run("note", "thought", "x").err()).contains("one of: session, findings");
    assertThat(desk.run("note", "claim").err()).contains("no text");
    assertThat(desk.cli().folder().resolve("agents.log")).hasContent(text);
  }

  @Test
  void theDashboardTellsSessionAndJobsAgainWhenTheyChange() throws Exception {
    desk.cli().done("init");
    desk.cli().git().commit("Begin");
    Cli own = desk.cli().with("ORCH_SESSION", desk.cli().id("open", "Pay by card"));
    String id = desk.resting("Look", "-s", "read-only");
    assertThat(own.done("watch", "--once").out())
        .contains("jobs running: 1", "Pay by card", id + "  running");
    assertThat(desk.done("dashboard", "--once")).contains(id).doesNotContain("Pay by card");
    assertThat(desk.run("dashboard", "--intervall", "1").err()).contains("--interval?");
    var told = new ByteArrayOutputStream();
    var nobodyReads = new AtomicBoolean();
    Thread watching = Thread.ofVirtual().start(() -> watch(told, nobodyReads));
    try {
      Waiting.until("it is told", () -> told.toString(UTF_8).contains(id + "  running"));
      desk.done("kill", id);
      Waiting.until("the end is told", () -> told.toString(UTF_8).contains(id + "  cancelled"));
    } finally {
      nobodyReads.set(true);
      watching.join();
    }
    assertThat(told.toString(UTF_8).split("== ", -1)).hasSizeBetween(3, 5);
  }

  private void watch(ByteArrayOutputStream told, AtomicBoolean nobodyReads) {
    var out =
        new PrintStream(told, true, UTF_8) {
          @Override
          public boolean checkError() {
            return nobodyReads.get();
          }
        };
    desk.cli().printing(out, out, "watch", "--interval", "1");
  }
}
