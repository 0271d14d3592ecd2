package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.app.job.Job;
import dev.codestrator.app.job.JobServices;
import dev.codestrator.app.job.JobStatus;
import dev.codestrator.io.SystemPrograms;
import dev.codestrator.model.Caller;
import dev.codestrator.model.Role;
import dev.codestrator.model.ThreadStatus;
import dev.codestrator.testing.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the original `codex-agent` gets wrong. Its agent here is a script that tells by Codex's
/// hooks what it does, and keeps a rollout.
class JobFaultsTest {
  private static final String CODEX =
      """
      #!/bin/sh
      if [ "$1" = --version ]; then echo 'codex-cli 0.169.0'; exit; fi
      own=$(dirname "$ORCH_PROMPT")
      log=$own/rollout.jsonl
      tell() { printf '%s' "$2" | "$own/hook.sh" "$1"; }
      tell SessionStart '{"session_id":"1"}'
      tell UserPromptSubmit '{"session_id":"1","turn_id":"a","prompt":"p"}'
      sed "s/NOW/$(date -u +%Y-%m-%dT%H:%M:%S.999Z)/" story >"$log" 2>/dev/null
      tell Stop "{\\"session_id\\":\\"1\\",\\"turn_id\\":\\"a\\",\\"last_assistant_message\\":\\"Said\\",\\"transcript_path\\":\\"$log\\"}"
      exec sleep 600
      """;

  private static final String STORY =
      """
      {"timestamp":"NOW","type":"event_msg","payload":{"type":"item_completed","turn_id":"a","item":{"type":"FileChange","changes":{"FOLDER/a.txt":{"type":"add","content":"1\\n2\\n"},"FOLDER/b.txt":{"type":"update","unified_diff":"@@ -1 +1,2 @@\\n-x\\n+y\\n+z\\n"}}}}}
      {"timestamp":"NOW","type":"event_msg","payload":{"type":"token_count","info":{"total_token_usage":{"input_tokens":900,"cached_input_tokens":100,"output_tokens":50,"reasoning_output_tokens":5,"total_tokens":950},"last_token_usage":{"total_tokens":500},"model_context_window":1000}}}
      {"timestamp":"NOW","type":"event_msg","payload":{"type":"item_completed","turn_id":"a","item":{"type":"AgentMessage","content":[{"type":"Text","text":"panic: 429 rate limit exceeded, said the docs"}]}}}
      {"timestamp":"NOW","type":"event_msg","payload":{"type":"task_complete","turn_id":"a","last_agent_message":"panic: 429 rate limit exceeded, said the docs"}}
      """;

  @TempDir private Path temp;
  private JobDesk desk;

  @BeforeEach
  void open() throws IOException {
    JobDesk plain = JobDesk.in(temp);
    Path program = Files.createDirectory(temp.resolve("bin")).resolve("codex");
    Files.writeString(program, CODEX);
    assertThat(program.toFile().setExecutable(true)).isTrue();
    String path = temp.resolve("bin") + ":" + System.getenv("PATH");
    desk = new JobDesk(plain.cli().with("PATH", path), plain.tmux());
    String story = STORY.replace("FOLDER", desk.cli().folder().toString());
    Files.writeString(desk.cli().folder().resolve("story"), story);
  }

  @AfterEach
  void end() {
    desk.close();
  }

  private String codex(String prompt, String... more) {
    var words = new ArrayList<>(List.of("start", "--quiet"));
    words.addAll(List.of(more));
    words.addAll(List.of("--", prompt));
    return desk.done(words.toArray(String[]::new));
  }

  @Test
  void wordsOfAPromptAndOfAnAnswerNeverFailAJob() {
    String id = codex("rate limit 429 panic: error");
    assertThat(desk.done("await-turn", id))
        .isEqualTo("panic: 429 rate limit exceeded, said the docs");
    assertThat(desk.status(id, "Status")).isEqualTo("running");
    assertThat(desk.done("report", id)).contains("Errors: none");
  }

  @Test
  void tokensFilesAndSummaryAreKnown() {
    String id = codex("Change two files");
    desk.done("await-turn", id);
    assertThat(desk.done("report", id))
        .contains("input 900 (cached 100), output 50 (reasoning 5), context 50.00%")
        .contains("added    a.txt (+2 -0)", "updated  b.txt (+2 -1)")
        .contains("Summary: \npanic: 429");
    var job = Desk.rows(desk.run("jobs", "--json").json(), "jobs").getFirst();
    assertThat(job.get("files_modified")).hasToString("[a.txt, b.txt]");
    assertThat(job.get("tokens")).asString().contains("context_used_pct=50.0");
    assertThat(job.get("summary")).asString().startsWith("panic");
  }

  @Test
  void aFinishedTurnRestsForHoursAndFailsNever() {
    String id = codex("Rest");
    desk.done("await-turn", id);
    JobServices services =
        TestWiring.jobs(
            desk.cli().environment(),
            new SystemPrograms(),
            InstantSource.offset(InstantSource.system(), Duration.ofHours(2)));
    var caller =
        new Caller(Role.ROOT, Optional.empty(), Optional.empty(), "ada@host", "1 (test)", false);
    Job job = services.jobs().get(desk.cli().folder(), caller, id);
    assertThat(job.status()).isEqualTo(JobStatus.RUNNING);
    assertThat(job.turn()).isEqualTo(ThreadStatus.IDLE);
    assertThat(job.error()).isEmpty();
    assertThat(job.elapsed()).isGreaterThan(Duration.ofHours(1));
  }

  @Test
  void aCrashedServerMakesAJobFailedAndNotCompleted() {
    String id = codex("Rest");
    desk.tmux().close();
    desk.await(id, "failed");
    assertThat(desk.status(id, "Error")).contains("gone");
    assertThat(desk.run("await-turn", id).exit()).isEqualTo(1);
  }

  @Test
  void twentyStartsAtOnceEachHaveTheirOwnPrompt() throws Exception {
    var prompts = new ConcurrentHashMap<String, String>();
    List<Callable<String>> starts =
        IntStream.range(0, 20)
            .mapToObj(i -> "Prompt number " + i + " of 20")
            .<Callable<String>>map(prompt -> () -> start(prompts, prompt))
            .toList();
    try (var pool = Executors.newFixedThreadPool(20)) {
      for (Future<String> started : pool.invokeAll(starts)) {
        assertThat(started.get()).isNotEmpty();
      }
    }
    assertThat(prompts).hasSize(20);
    for (var entry : prompts.entrySet()) {
      assertThat(desk.prompt(entry.getKey())).isEqualTo(entry.getValue());
    }
    assertThat(desk.done("jobs", "--all").lines()).hasSize(21);
  }

  private String start(Map<String, String> prompts, String prompt) {
    String id = desk.resting(prompt, "-s", "read-only");
    prompts.put(id, prompt);
    return id;
  }

  @Test
  void claimsAreComparedAsPathsAndFreeWhenTheirJobEnds() {
    String holder = desk.resting("Hold", "--claim", "src/auth/**");
    String beside = desk.resting("Beside", "--claim", "src/authz/**");
    Cli.Ran refused = start("Take", "--claim", "src/auth/Login.java");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("is held by").contains(holder);
    assertThat(desk.done("jobs").lines()).hasSize(3);
    Cli.Ran forced = start("Take", "--claim", "src/auth/Login.java", "--force");
    assertThat(forced.exit()).isZero();
    assertThat(forced.err()).contains("warning: ").contains(holder);
    desk.done("kill", holder);
    String next = desk.resting("Next", "--claim", "src/auth/**", "--force");
    assertThat(desk.done("claims")).contains(beside, next).doesNotContain(holder);
  }

  private Cli.Ran start(String prompt, String... more) {
    var words =
        new ArrayList<>(List.of("start", "--provider", "command", "--command", "exec sleep 600"));
    words.addAll(List.of(more));
    words.add(prompt);
    return desk.run(words.toArray(String[]::new));
  }

  @Test
  void aSecondWriterInAFolderIsRefused() {
    String first = desk.resting("Write");
    Cli.Ran refused = start("Write too");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains(first).contains("--worktree");
    assertThat(start("Only read", "-s", "read-only").exit()).isZero();
    assertThat(start("Write too", "--force").err()).contains("warning: job " + first);
    desk.done("kill", first);
  }

  @Test
  void quotesDashesAndLongTextsArriveAsTheyAre() throws IOException {
    for (String prompt : List.of("- fix 'this' \"and\" $(that)\n`x`", "-- not an option", "é😀")) {
      assertThat(desk.prompt(desk.resting(prompt, "-s", "read-only"))).isEqualTo(prompt);
    }
    Cli.Ran dashed = start("- fix this", "-s", "read-only");
    assertThat(dashed.exit()).isZero();
    String odd = "it's \"here\" $x";
    Path folder = Files.createDirectories(desk.cli().folder().resolve(odd));
    String id = desk.start("pwd >where; exec sleep 600", "Look", "-d", folder.toString());
    Path where = folder.resolve("where");
    Waiting.until("it wrote", () -> where.toFile().length() > 0);
    assertThat(Files.readString(where).strip()).isEqualTo(folder.toString());
    assertThat(desk.status(id, "Working dir")).isEqualTo(folder.toString());
    String megabyte = "word ".repeat(200_000);
    Cli reading = desk.cli().reading(megabyte);
    String large = new JobDesk(reading, desk.tmux()).resting("-", "-s", "read-only");
    assertThat(desk.prompt(large)).isEqualTo(megabyte);
  }

  @Test
  void deletingWhatIsNotThereFails() {
    Cli.Ran ran = desk.run("delete", "t-0000000");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains("there is no job 't-0000000'");
  }
}
