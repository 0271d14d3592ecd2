package dev.codestrator.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Many real agents at once, with prompts that are hard to deliver.
@ExtendWith(ShownWhenFailed.class)
class FleetE2E {
  private static final List<String> WORDS =
      List.of(
          "You have hit your rate limit: 429 Too Many Requests",
          "panic: runtime error; Error: exit status 1; interrupted by user",
          "\"double\" 'single' `back` $HOME $(id) \\ %s !! ; & | < > * ? ~ # {}",
          "--help -p --model nothing",
          "\tümläute ☃ 日本語 \u0007 and a bell\n\n\nlines\n",
          "Would you like to run the following command?\n› 1. Yes, proceed\nesc to interrupt");

  private static final int MANY = 20;

  @TempDir private Path temp;
  private Studio studio;

  @BeforeEach
  void open() throws Exception {
    studio = Studio.in(temp);
  }

  @AfterEach
  void end() {
    studio.close();
  }

  @Test
  void sixAtOnceHaveEachItsOwnPrompt() throws Exception {
    studio.scene().orchestra().git().write("dash.md", "- a guide that begins with a dash\n");
    var spawns = new ArrayList<Callable<String>>();
    for (int i = 0; i < WORDS.size(); i++) {
      String provider = i % 2 == 0 ? "codex" : "claude_code";
      String aCase = studio.scene().aCase("Case " + i, "Do it");
      String words = WORDS.get(i);
      spawns.add(() ->
          studio.spawn(provider, aCase, "initial_prompt", words, "agent_guide_path", "dash.md"));
    }
    List<String> workers = atOnce(spawns);
    for (int i = 0; i < WORDS.size(); i++) {
      String worker = workers.get(i);
      String prompt = Files.readString(studio.folder(worker).resolve("prompt.md"));
      assertThat(prompt).startsWith("- a guide").contains(WORDS.get(i).strip());
      assertThat(studio.prompts(worker)).containsExactly(prompt);
      studio.told(worker, "Stop", 1);
      assertThat(studio.status(worker).text("status")).isIn("processing", "idle");
    }
    for (String worker : workers) {
      studio.scene().root().call("thread.child.stop", "thread_id", worker, "terminate_pane", true);
      Studio.awaitNoneOf(worker);
    }
  }

  /// Each by a process of its own, as from twenty terminals.
  @Test
  void twentyAreSpawnedAtOnce() throws Exception {
    var spawns = new ArrayList<Callable<String>>();
    for (int i = 0; i < MANY; i++) {
      String provider = i % 2 == 0 ? "codex" : "claude_code";
      String aCase = studio.scene().aCase("Case " + i, "Do it");
      spawns.add(() ->
          studio.orch(
              "spawn",
              aCase,
              "--provider",
              provider,
              "--quiet",
              "--max-concurrent-children",
              String.valueOf(MANY),
              "--initial-prompt",
              "End of " + aCase));
    }
    for (String worker : atOnce(spawns)) {
      String prompt = Files.readString(studio.folder(worker).resolve("prompt.md"));
      assertThat(studio.prompts(worker)).containsExactly(prompt);
      String aCase = prompt.replaceFirst("(?s).*\n## Case (c-\\S+):.*", "$1");
      assertThat(prompt).contains("thread: " + worker).endsWith("End of " + aCase + "\n");
    }
  }

  private static List<String> atOnce(List<Callable<String>> spawns) throws Exception {
    try (var threads = Executors.newCachedThreadPool()) {
      var ids = new ArrayList<String>();
      for (Future<String> each : threads.invokeAll(spawns)) {
        ids.add(each.get());
      }
      return ids;
    }
  }

  /// It is told where its prompt is, and may read that without asking anybody.
  @ParameterizedTest
  @ValueSource(strings = {"codex", "claude_code"})
  void aPromptOfAMegabyteIsReadFromItsFile(String provider) throws Exception {
    String aCase = studio.scene().aCase("Refuse an expired card", "Check the date");
    String line = "0123456789".repeat(10) + "\n";
    studio
        .model()
        .on(
            "Your task is in the file",
            conversation ->
                conversation.replies() > 0
                    ? new Reply.Says("Read.")
                    : reads(provider, conversation.text()));
    String worker =
        studio.spawn(
            provider, aCase, "initial_prompt", line.repeat(11_000) + "THE-END-OF-THE-TASK");
    studio.told(worker, "Stop", 1);
    assertThat(studio.model().heard())
        .anySatisfy(said ->
            assertThat(said.results())
                .anySatisfy(text -> assertThat(text).contains("THE-END-OF-THE-TASK")));
    assertThat(studio.events(worker).stream().map(event -> event.name()))
        .doesNotContain("PermissionRequest");
  }

  private static Reply reads(String provider, String text) {
    String path = text.replaceFirst("(?s).*Your task is in the file (\\S+?)\\\\n.*", "$1");
    return provider.equals("codex")
        ? new Reply.Runs("tail -n 1 '" + path + "'")
        : new Reply.Calls("Read", Map.of("file_path", path, "offset", 11_020, "limit", 100));
  }
}
