package dev.codestrator.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.codestrator.testing.GitFixture;
import dev.codestrator.testing.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Workers that are the real agents, each with one Case.
@ExtendWith(ShownWhenFailed.class)
class WorkerE2E {
  /// A method that a tool was called with, in a request where the call may stand as a text.
  private static final Pattern METHOD =
      Pattern.compile("\\\\?\"method\\\\?\"\\s*:\\s*\\\\?\"([a-z_]+(?:\\.[a-z_]+)+)");

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

  /// The edit is a command in Codex's real sandbox, which also tries to leave it.
  @Test
  void codexCompletesItsCaseInItsSandbox() throws Exception {
    Files.writeString(
        temp.resolve("home/.codex/config.toml"),
        """
        [[hooks.Stop]]
        hooks = [{ type = "command", command = "touch '%s'", timeout = 5 }]
        """
            .formatted(temp.resolve("own-hook")),
        StandardOpenOption.APPEND);
    String own = Files.readString(temp.resolve("home/.codex/config.toml"));
    String aCase = studio.scene().aCase("Refuse an expired card", "Check the date");
    Path outside = studio.folder("escaped");
    var edit =
        new Reply.Runs(
            "echo paid >card.txt; touch '"
                + outside
                + "' && echo LEFT || echo KEPT;"
                + " git add card.txt && git commit -qm 'By hand' && echo COMMITTED; \"$ORCH_BIN\" here");
    studio.model().on("Refuse an expired card", Studio.works(aCase, "Check the date", edit));
    String worker = studio.spawn("codex", aCase);
    studio.await(worker, "completed");
    completes(worker, aCase);
    assertThat(studio.model().heard())
        .anySatisfy(said ->
            assertThat(said.results())
                .anySatisfy(text ->
                    assertThat(text)
                        .contains("KEPT")
                        .contains("COMMITTED")
                        .doesNotContain("LEFT")));
    assertThat(outside).doesNotExist();
    assertThat(temp.resolve("home/.codex/config.toml"))
        .content()
        .as("but for what Codex itself adds")
        .startsWith(own);
  }

  @Test
  void claudeCompletesItsCase() throws Exception {
    Path settings = Files.createDirectories(temp.resolve("home/.claude")).resolve("settings.json");
    Files.writeString(
        settings,
        """
        {"hooks":{"Stop":[{"hooks":[{"type":"command","command":"touch '%s'"}]}]}}
        """
            .formatted(temp.resolve("own-hook")));
    String aCase = studio.scene().aCase("Refuse an expired card", "Check the date");
    Path card = temp.resolve("repo-worktrees/refuse-expired/card.txt");
    var edit = new Reply.Calls("Write", Map.of("file_path", card.toString(), "content", "paid\n"));
    studio.model().on("Refuse an expired card", Studio.works(aCase, "Check the date", edit));
    String own = Files.readString(settings);
    completes(studio.spawn("claude_code", aCase), aCase);
    assertThat(settings).hasContent(own);
    assertThat(temp.resolve("home/.claude.json")).content().contains("\"approved\"");
  }

  /// It is told its prompt as it was written, completes its Case, and its work is committed; the
  /// user's own hook has run as well.
  private void completes(String worker, String aCase) throws Exception {
    studio.await(worker, "completed");
    isDone(worker, aCase);
    Waiting.until("the user's own hook has run", () -> Files.exists(temp.resolve("own-hook")));
    studio.scene().root().call("thread.child.stop", "thread_id", worker, "terminate_pane", true);
    Studio.awaitNoneOf(worker);
  }

  private void isDone(String worker, String aCase) throws IOException {
    assertThat(studio.prompts(worker))
        .containsExactly(Files.readString(studio.folder(worker).resolve("prompt.md")));
    var task = studio.scene().root().call("task.get", "task_id", aCase);
    assertThat(task.fields()).contains(entry("status", "done"));
    String worktree = studio.status(worker).text("worktree_id");
    GitFixture git = studio.scene().gitAt(worktree);
    assertThat(git.git("show", "HEAD:card.txt")).isEqualTo("paid");
    assertThat(git.git("status", "--porcelain", "--", "card.txt")).isEmpty();
  }

  /// Without a terminal to type into, as in a pipeline.
  @ParameterizedTest
  @ValueSource(strings = {"codex", "claude_code"})
  void oneThatOnlyRunsCompletesItsCase(String provider) throws Exception {
    String aCase = studio.scene().aCase("Refuse an expired card", "Check the date");
    Path card = temp.resolve("repo-worktrees/refuse-expired/card.txt");
    var edit =
        provider.equals("codex")
            ? new Reply.Runs("echo paid >card.txt")
            : new Reply.Calls("Write", Map.of("file_path", card.toString(), "content", "paid\n"));
    studio.model().on("Refuse an expired card", Studio.works(aCase, "Check the date", edit));
    String worker = studio.spawn(provider, aCase, "runner_kind", "exec");
    studio.await(worker, "completed");
    isDone(worker, aCase);
    Waiting.until("it has ended", () -> Files.exists(studio.folder(worker).resolve("exit")));
    assertThat(Files.readString(studio.folder(worker).resolve("exit")).strip()).isEqualTo("0");
    assertThat(studio.status(worker).text("status")).isEqualTo("completed");
    assertThat(studio.status(worker).text("last_message")).contains("Done.");
  }

  /// Skills, notes and the entry of our server stand in its worktree; no dialog is in its way.
  @ParameterizedTest
  @ValueSource(strings = {"codex", "claude_code"})
  void inARepositoryThatIsSetUpItCompletesItsCase(String provider) throws Exception {
    Path root = studio.scene().path();
    studio.scene().root().at(root).call("workspace.init", "agents", List.of("codex", "claude"));
    studio.scene().git().commit("Set up for agents");
    String aCase = studio.scene().aCase("Refuse an expired card", "Check the date");
    Path card = temp.resolve("repo-worktrees/refuse-expired/card.txt");
    var edit =
        provider.equals("codex")
            ? new Reply.Runs("echo paid >card.txt")
            : new Reply.Calls("Write", Map.of("file_path", card.toString(), "content", "paid\n"));
    studio
        .model()
        .on("Refuse an expired card", Studio.worksByTheSkill(aCase, "Check the date", edit));
    String worker = studio.spawn(provider, aCase);
    studio.await(worker, "completed");
    isDone(worker, aCase);
    assertThat(temp.resolve("repo-worktrees/refuse-expired/.mcp.json")).exists();
    assertThat(studio.model().heard())
        .anySatisfy(said -> assertThat(said.text()).contains("leads several coding agents"));
    callsOnlyWhatTheSkillNames(temp.resolve("repo-worktrees/refuse-expired/.claude/skills"));
  }

  private void callsOnlyWhatTheSkillNames(Path skills) throws IOException {
    Waiting.until("its last call is heard", () -> called().contains("case.complete"));
    String skill = Files.readString(skills.resolve("codestrator-worker/SKILL.md"));
    assertThat(called())
        .contains("work.current_ref", "case.begin", "step.check")
        .allSatisfy(method -> assertThat(skill).contains("`" + method + "`"));
  }

  private Set<String> called() {
    return studio.model().heard().stream()
        .flatMap(said -> METHOD.matcher(said.text()).results())
        .map(match -> match.group(1))
        .collect(Collectors.toSet());
  }

  /// Killed in the middle of a turn, with a command of its own running.
  @ParameterizedTest
  @ValueSource(strings = {"codex", "claude_code"})
  void oneThatIsKilledGoesOnWithItsConversation(String provider) throws Exception {
    String aCase = studio.scene().aCase("Refuse an expired card", "Check the date");
    studio
        .model()
        .on("Refuse an expired card", Script.of(new Reply.Says("First thoughts.")))
        .on("Go on with care", _ -> new Reply.Says("Second thoughts."));
    String worker = studio.spawn(provider, aCase);
    studio.told(worker, "Stop", 1);
    Path kept = Path.of(studio.events(worker).getFirst().text("transcript_path").orElseThrow());
    Waiting.until("its turn is kept", () -> holds(kept, "First thoughts."));
    long pid = Long.parseLong(Files.readString(studio.folder(worker).resolve("started")).strip());
    ProcessHandle.of(pid).orElseThrow().descendants().forEach(ProcessHandle::destroyForcibly);
    studio.await(worker, "error", "lost");
    var sent =
        studio
            .scene()
            .root()
            .call(
                "thread.child.directive",
                "thread_id",
                worker,
                "directive",
                "Go on with care",
                "mode",
                "restart");
    assertThat(sent.text("state")).isEqualTo("restarted");
    studio.told(worker, "Stop", 2);
    assertThat(studio.prompts(worker).getLast()).contains("Go on with care");
    assertThat(studio.conversations(worker)).hasSize(1);
    Waiting.until(
        "its model was told both",
        () ->
            studio.model().heard().stream()
                .map(Conversation::text)
                .anyMatch(
                    text -> text.contains("First thoughts.") && text.contains("Go on with care")));
    studio.scene().root().call("thread.child.stop", "thread_id", worker, "terminate_pane", true);
    Studio.awaitNoneOf(worker);
  }

  private static boolean holds(Path file, String text) {
    try {
      return Files.exists(file) && Files.readString(file).contains(text);
    } catch (IOException e) {
      return false;
    }
  }
}
