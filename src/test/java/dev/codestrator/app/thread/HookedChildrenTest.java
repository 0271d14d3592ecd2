package dev.codestrator.app.thread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.testing.Answer;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
import dev.codestrator.testing.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Children whose program has hooks: a script in Codex's place, whose events the test files.
class HookedChildrenTest {
  private static final int ROUNDS = 20;
  private static final String PROGRAM =
      """
      #!/bin/sh
      [ "$1" = --version ] && { echo codex-cli 0.169.0; exit; }
      say() { printf '%s' "$2" | /bin/sh "$(dirname "$ORCH_PROMPT")/hook.sh" "$1" >/dev/null; }
      say SessionStart '{"session_id":"x","source":"startup"}'
      say UserPromptSubmit '{"turn_id":"1","prompt":"rate limit 429 panic"}'
      exec sleep 60
      """;

  @TempDir Path temp;
  private Orchestra orchestra;
  private Scene scene;
  private String thread;
  private Path events;

  @BeforeEach
  void spawn() throws IOException {
    orchestra = Orchestra.in(temp);
    Path program = Files.writeString(temp.resolve("codex"), PROGRAM);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    orchestra
        .git()
        .write(".orchestrator/config.yaml", "agents:\n  codex:\n    program: " + program + "\n");
    scene = orchestra.open("Checkout");
    Answer spawned =
        scene
            .root()
            .call(
                "thread.child.spawn",
                "provider",
                "codex",
                "scope_case_ids",
                List.of(scene.aCase("One")));
    thread = spawned.at("thread").text("thread_id");
    Path log = Path.of(spawned.at("thread").text("log"));
    events = log.resolve("../../../events").resolve(thread).normalize();
  }

  @AfterEach
  void end() {
    orchestra.close();
  }

  /// Files an event as the hook script does.
  private void file(String event, String json) {
    Instant now = Instant.now();
    String time = now.getEpochSecond() + "%09d".formatted(now.getNano());
    try {
      Path draft = Files.writeString(events.resolve(".1.tmp"), json);
      Files.move(
          draft, events.resolve(time + "-" + event + "-1.json"), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void asks() {
    file(
        "PermissionRequest",
        "{\"turn_id\":\"1\",\"tool_name\":\"Bash\",\"tool_input\":{\"command\":\"rm x\"}}");
  }

  private void runs() {
    file(
        "PostToolUse",
        "{\"turn_id\":\"1\",\"tool_name\":\"Bash\",\"tool_input\":{\"command\":\"rm x\"}}");
  }

  private Answer status() {
    return scene.root().call("thread.child.status", "thread_id", thread);
  }

  @Test
  void itsQuestionIsShownUntilItIsAnswered() {
    assertThat(status().text("status")).isEqualTo("processing");
    assertThat(status().text("turn_id")).isEqualTo("1");
    asks();
    assertThat(status().text("status")).isEqualTo("waiting_user_answer");
    assertThat(status().text("question")).isEqualTo("Bash: rm x");
    Answer listed = scene.root().call("thread.child.list").list("threads").getFirst();
    assertThat(listed.text("question")).isEqualTo("Bash: rm x");
    file("Answered", "{}");
    assertThat(status().text("status")).isEqualTo("processing");
    runs();
    assertThat(status().text("status")).isEqualTo("processing");
  }

  @Test
  void whatItsTranscriptTellsIsShown() throws IOException {
    Path transcript =
        Files.copy(
            Path.of("src/test/resources/recordings/codex/done-after-a-tool/transcript.jsonl"),
            temp.resolve("rollout.jsonl"));
    file(
        "Stop",
        "{\"turn_id\":\"1\",\"transcript_path\":\"%s\"}".formatted(transcript.toAbsolutePath()));
    orchestra.clock().pass(Duration.ofDays(365)); // past the time in which its turn is ending
    Answer seen = status();
    assertThat(seen.text("status")).isEqualTo("idle");
    assertThat(seen.text("last_message")).isEqualTo("All done.");
    assertThat(seen.at("tokens").get("last")).isEqualTo(60_000L);
    assertThat(seen.at("tokens").get("percent")).isEqualTo(23);
  }

  /// The transcript doesn't say yet that the turn has ended.
  private void stops() throws IOException {
    Path transcript = temp.resolve("rollout.jsonl");
    Files.copy(
        Path.of("src/test/resources/recordings/codex/thinks/transcript.jsonl"),
        transcript,
        StandardCopyOption.REPLACE_EXISTING);
    file("Stop", "{\"turn_id\":\"1\",\"transcript_path\":\"%s\"}".formatted(transcript));
  }

  private void nudges(int most) {
    scene.git().write(".orchestrator/config.yaml", "hooks:\n  stop_nudges: " + most + "\n");
  }

  @Test
  void aTurnHasEndedWithItsHookUnlessWeMakeItGoOn() throws IOException {
    nudges(0);
    stops();
    assertThat(status().text("status")).isEqualTo("idle");
    nudges(1);
    assertThat(status().text("status")).as("its Case is not begun").isEqualTo("processing");
    assertThat(status().text("detail")).isEqualTo("its turn is ending");
    nudges(0);
    scene
        .root()
        .call("inbox.send", "receiver_thread_id", thread, "message", "x", "kind", "directive");
    assertThat(status().text("status")).as("a directive waits").isEqualTo("processing");
  }

  @Test
  void aTurnThatOurHookMakesGoOnHasNotEnded() throws IOException {
    nudges(0);
    stops();
    file("GoesOn", "{}"); // and what it goes on for has been taken
    assertThat(status().text("status")).isEqualTo("processing");
    stops();
    assertThat(status().text("status")).isEqualTo("idle");
  }

  @Test
  void aWaitForTheEndOfATurnEndsWithinATenthOfASecondOfTheHook() throws Exception {
    nudges(0);
    var times = new ArrayList<Long>();
    for (int round = 0; round < ROUNDS; round++) {
      file("UserPromptSubmit", "{\"turn_id\":\"1\",\"prompt\":\"Go on\"}");
      times.add(millisUntil("idle", this::stopsNow));
    }
    List<Long> sorted = times.stream().sorted().toList();
    assertThat(sorted.get(ROUNDS / 2)).as("median of %s ms", sorted).isLessThan(100);
  }

  private void stopsNow() {
    try {
      stops();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aWaitEndsWithinATenthOfASecondOfTheHook() throws Exception {
    var times = new ArrayList<Long>();
    for (int round = 0; round < ROUNDS; round++) {
      times.add(millisUntil("waiting_user_answer", this::asks));
      times.add(millisUntil("processing", this::runs));
    }
    List<Long> sorted = times.stream().sorted().toList();
    assertThat(sorted.get(ROUNDS)).as("median of %s ms", sorted).isLessThan(100);
  }

  private long millisUntil(String status, Runnable hook) throws Exception {
    var came = new CompletableFuture<Long>();
    var waiter = Thread.ofPlatform().start(() -> came.complete(waited(status)));
    Waiting.until("it waits", () -> waiter.getState() == Thread.State.TIMED_WAITING);
    long filed = System.nanoTime();
    hook.run();
    return (came.get() - filed) / 1_000_000;
  }

  /// @return when it had waited
  private long waited(String status) {
    scene
        .root()
        .call(
            "thread.child.wait_status",
            "thread_id",
            thread,
            "target_statuses",
            List.of(status),
            "timeout_seconds",
            20);
    return System.nanoTime();
  }
}
