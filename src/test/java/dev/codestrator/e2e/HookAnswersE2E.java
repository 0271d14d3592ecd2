package dev.codestrator.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.Command;
import dev.codestrator.model.Role;
import dev.codestrator.testing.Answer;
import dev.codestrator.testing.Waiting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the hooks of the real agents are answered reaches their models.
@ExtendWith(ShownWhenFailed.class)
class HookAnswersE2E {
  @TempDir private Path temp;
  private Studio studio;

  @BeforeEach
  void open() throws Exception {
    studio = Studio.in(temp);
  }

  @AfterEach
  void end() {
    var root = studio.scene().root();
    root.call("thread.child.list")
        .each("threads", "thread_id")
        .forEach(child -> root.call("thread.child.stop", "thread_id", child));
    studio.close();
  }

  private String lastSaid() {
    return studio.model().heard().stream()
        .filter(said -> !said.tools().isEmpty())
        .reduce((_, last) -> last)
        .orElseThrow()
        .text();
  }

  private void type(String thread, String... keys) throws Exception {
    var words = new ArrayList<>(List.of("tmux", "-S"));
    words.add(studio.scene().orchestra().tmux().socket());
    String pane = Files.readString(studio.folder(thread).resolve("pane")).strip();
    words.addAll(List.of("send-keys", "-t", pane));
    words.addAll(List.of(keys));
    assertThat(studio.scene().orchestra().tmux().programs().run(Command.of(temp, words)).ok())
        .isTrue();
  }

  private boolean shows(String thread, String words) {
    var shown =
        studio
            .scene()
            .root()
            .call("thread.child.status", "thread_id", thread, "capture_lines", 20)
            .text("last_response");
    return shown.contains(words);
  }

  private Answer direct(String thread, String text, String mode) {
    return studio
        .scene()
        .root()
        .call("thread.child.directive", "thread_id", thread, "directive", text, "mode", mode);
  }

  @ParameterizedTest
  @ValueSource(strings = {"codex", "claude_code"})
  void whereItStandsIsToldAtTheBeginningAndAfterCompaction(String provider) throws Exception {
    String aCase = studio.scene().aCase("Refuse an expired card", "Check the date");
    String worker = studio.spawn(provider, aCase);
    studio.told(worker, "Stop", 1);
    String where = "You are thread " + worker;
    assertThat(lastSaid()).contains(where, "Begin case " + aCase);
    studio.scene().child(Role.WORKER, worker).call("case.begin", "case_id", aCase);
    studio.await(worker, "idle");
    endIsAnswered(worker);
    type(worker, "-l", "/compact");
    Waiting.until("it is typed", () -> shows(worker, "/compact"));
    type(worker, "Enter");
    studio.told(worker, "PostCompact", 1);
    direct(worker, "What now?", "queue");
    studio.told(worker, "SessionStart", 2);
    studio.told(worker, "Stop", 2);
    assertThat(lastSaid()).contains("What now?", "Next step: Check the date");
  }

  /// It is told to be idle with the hook of its turn's end; it listens when that is answered.
  private static void endIsAnswered(String worker) {
    String hook = "/" + worker + "/hook.sh Stop";
    Studio.awaitNoneOf(hook);
  }

  @ParameterizedTest
  @ValueSource(strings = {"codex", "claude_code"})
  void itsMessagesComeWithItsPrompt(String provider) throws Exception {
    String worker = studio.spawn(provider, studio.scene().aCase("Refuse an expired card"));
    studio.await(worker, "idle");
    endIsAnswered(worker);
    var root = studio.scene().root();
    root.call("inbox.send", "receiver_thread_id", worker, "message", "The key is in the vault");
    assertThat(direct(worker, "Look around", "queue").text("state")).isEqualTo("delivered");
    studio.told(worker, "Stop", 2);
    assertThat(lastSaid()).contains("Look around", "The key is in the vault");
    assertThat(root.call("inbox.pending", "receiver_thread_id", worker).list("messages")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"codex", "claude_code"})
  void editsThatAreNotForItAreDeniedWithTheReason(String provider) throws Exception {
    String aCase = studio.scene().aCase("Refuse an expired card");
    Path worktree = temp.resolve("repo-worktrees/refuse-expired");
    Path outside = temp.resolve("outside.txt");
    studio.scene().root().call("lock.acquire", "scope_path", "leased.txt", "reason", "Mine now");
    studio
        .model()
        .on(
            "Refuse an expired card",
            Script.of(
                writes(provider, outside),
                writes(provider, worktree.resolve("leased.txt")),
                writes(provider, worktree.resolve("own.txt")),
                new Reply.Says("Done.")));
    String worker = studio.spawn(provider, aCase);
    studio.told(worker, "Stop", 1);
    List<String> results =
        studio.model().heard().stream()
            .map(Conversation::results)
            .filter(all -> all.size() == 3)
            .reduce((_, last) -> last)
            .orElseThrow();
    assertThat(results.get(0)).contains("outside of your worktree");
    assertThat(results.get(1)).contains("leased.txt is held by", "Mine now");
    assertThat(outside).doesNotExist();
    assertThat(worktree.resolve("leased.txt")).doesNotExist();
    assertThat(worktree.resolve("own.txt")).hasContent("x");
  }

  private static Reply writes(String provider, Path file) {
    return provider.equals("codex")
        ? new Reply.Runs(
            "apply_patch <<'EOF'\n*** Begin Patch\n*** Add File: "
                + file
                + "\n+x\n*** End Patch\nEOF")
        : new Reply.Calls("Write", Map.of("file_path", file.toString(), "content", "x\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"codex", "claude_code"})
  void aTurnGoesOnForAQueuedDirectiveAndThreeTimesForOpenSteps(String provider) throws Exception {
    studio.scene().git().write(".orchestrator/config.yaml", "hooks:\n  stop_nudges: 3\n");
    studio.scene().git().commit("Nudge");
    String aCase = studio.scene().aCase("Refuse an expired card", "Check the date");
    var latch = new CountDownLatch(1);
    studio
        .model()
        .on(
            "Refuse an expired card",
            said -> {
              var says = new Reply.Says("Thought " + said.replies());
              return said.replies() == 0 ? new Reply.Later(latch, says) : says;
            });
    String worker = studio.spawn(provider, aCase);
    studio.scene().child(Role.WORKER, worker).call("case.begin", "case_id", aCase);
    assertThat(direct(worker, "Also the docs", "queue").text("state")).isEqualTo("queued");
    latch.countDown();
    studio.told(worker, "Stop", 5);
    studio.await(worker, "idle");
    assertThat(lastSaid())
        .contains("Also the docs", "next unchecked step: Check the date", "Thought 3");
    assertThat(studio.events(worker).stream().filter(each -> each.name().equals("Stop")))
        .hasSize(5);
    assertThat(studio.prompts(worker)).hasSize(1);
  }
}
