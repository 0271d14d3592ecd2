package dev.codestrator.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.model.Rejection;
import dev.codestrator.testing.Answer;
import dev.codestrator.testing.Waiting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The real agents are answered, and spoken to in the middle of a turn.
@ExtendWith(ShownWhenFailed.class)
class AnswerE2E {
  private static final String SETTINGS =
      """
      agents:
        codex:
          approval: on_request
        claude_code:
          permission_mode: default
      """;

  private static final int DRAFT_LINES = 60;

  @TempDir private Path temp;
  private Studio studio;

  @BeforeEach
  void open() throws Exception {
    studio = Studio.in(temp);
    studio.scene().git().write(".orchestrator/config.yaml", SETTINGS).commit("Ask");
  }

  @AfterEach
  void end() {
    var root = studio.scene().root();
    root.call("thread.child.list")
        .each("threads", "thread_id")
        .forEach(child -> root.call("thread.child.stop", "thread_id", child));
    studio.close();
  }

  private Path asked() {
    return temp.resolve("asked.txt");
  }

  /// A child whose model wants to run what its program asks about.
  private String asking(String provider) {
    Reply asks =
        provider.equals("codex")
            ? new Reply.Calls(
                "exec_command",
                Map.of(
                    "cmd",
                    "echo x >'" + asked() + "'",
                    "sandbox_permissions",
                    "require_escalated",
                    "justification",
                    "May I?"))
            : new Reply.Runs("echo x >'" + asked() + "'");
    studio
        .model()
        .on("Refuse an expired card", Script.of(asks, new Reply.Says("Done.")))
        .on("Use the other file instead of it", _ -> new Reply.Says("As you like."));
    String worker = studio.spawn(provider, studio.scene().aCase("Refuse an expired card"));
    studio.await(worker, "waiting_user_answer");
    return worker;
  }

  private Answer answer(String worker, String words) {
    return studio.scene().root().call("thread.child.answer", "thread_id", worker, "answer", words);
  }

  private Rejection refused(String worker) {
    return studio
        .scene()
        .root()
        .refused("thread.child.answer", "thread_id", worker, "answer", "yes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"codex", "claude_code"})
  void yesLetsItGoOn(String provider) {
    String worker = asking(provider);
    assertThat(answer(worker, "yes").text("kind")).isEqualTo("approved");
    studio.told(worker, "Stop", 1);
    assertThat(asked()).hasContent("x");
    studio.await(worker, "idle");
    assertThat(refused(worker).code()).isEqualTo("nothing_asked");
  }

  @ParameterizedTest
  @ValueSource(strings = {"codex", "claude_code"})
  void noEndsItsTurn(String provider) {
    String worker = asking(provider);
    assertThat(answer(worker, "no").text("kind")).isEqualTo("refused");
    studio.await(worker, "interrupted");
    assertThat(asked()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"codex", "claude_code"})
  void wordsMeanNoAndWhatToDoInstead(String provider) throws Exception {
    String worker = asking(provider);
    assertThat(answer(worker, "Use the other file instead of it").text("kind"))
        .isEqualTo("refused");
    studio.told(worker, "Stop", 1);
    assertThat(studio.prompts(worker).getLast()).isEqualTo("Use the other file instead of it");
    assertThat(asked()).doesNotExist();
  }

  @Test
  void aQuestionIsAnsweredInWords() {
    var question =
        Map.of(
            "question",
            "Which color?",
            "header",
            "Color",
            "multiSelect",
            false,
            "options",
            List.of(
                Map.of("label", "Red", "description", "warm"),
                Map.of("label", "Blue", "description", "cold")));
    var asks = new Reply.Calls("AskUserQuestion", Map.of("questions", List.of(question)));
    studio.model().on("Refuse an expired card", Script.of(asks, new Reply.Says("Done.")));
    String worker = studio.spawn("claude_code", studio.scene().aCase("Refuse an expired card"));
    studio.await(worker, "waiting_user_answer");
    assertThat(answer(worker, "Green, please").text("kind")).isEqualTo("told");
    studio.told(worker, "Stop", 1);
    assertThat(studio.model().heard())
        .anySatisfy(said -> assertThat(said.results().toString()).contains("Green, please"));
  }

  /// The prompt that Claude Code puts back into its composer is not sent with the directive.
  @ParameterizedTest
  @ValueSource(strings = {"codex", "claude_code"})
  void aDirectiveInterruptsTheTurn(String provider) throws Exception {
    var never = new CountDownLatch(1);
    studio
        .model()
        .on("Refuse an expired card", _ -> new Reply.Later(never, new Reply.Says("Late.")))
        .on("Use the cache instead of that", _ -> new Reply.Says("The cache it is."));
    String worker = studio.spawn(provider, studio.scene().aCase("Refuse an expired card"));
    studio.await(worker, "processing");
    Waiting.until("it has asked its model", () -> !studio.model().heard().isEmpty());
    Answer sent =
        studio
            .scene()
            .root()
            .call(
                "thread.child.directive",
                "thread_id",
                worker,
                "directive",
                "Use the cache instead of that,\nplease");
    assertThat(sent.text("state")).isEqualTo("delivered");
    studio.told(worker, "Stop", 1);
    assertThat(studio.prompts(worker).getLast())
        .isEqualTo("Use the cache instead of that,\nplease");
    assertThat(
            studio
                .scene()
                .root()
                .call("inbox.pending", "receiver_thread_id", worker)
                .list("messages"))
        .isEmpty();
    never.countDown();
  }

  /// What somebody typed and left there, and what an interrupt put back, is not sent with it.
  @ParameterizedTest
  @ValueSource(strings = {"codex", "claude_code"})
  void whatStandsInItsComposerIsNotSentWithADirective(String provider) throws Exception {
    String worker = studio.spawn(provider, studio.scene().aCase("Refuse an expired card"));
    studio.await(worker, "idle");
    String pane = studio.pane(worker);
    for (int line = 1; line <= DRAFT_LINES; line++) {
      studio.tmux("send-keys", "-t", pane, "-l", "half a thought, line " + line);
      studio.tmux("send-keys", "-t", pane, line < DRAFT_LINES ? "C-j" : "End");
    }
    Waiting.until(
        "it is typed",
        () -> studio.tmux("capture-pane", "-p", "-t", pane).contains("line " + DRAFT_LINES));
    studio.tmux("send-keys", "-t", pane, "-N", Integer.toString(DRAFT_LINES / 2), "Up");
    assertThat(direct(worker, "Look around").text("state")).isEqualTo("delivered");
    assertThat(studio.prompts(worker).getLast()).isEqualTo("Look around");
    studio.told(worker, "Stop", 2);
    assertThat(direct(worker, "Look again").text("state")).isEqualTo("delivered");
    assertThat(studio.prompts(worker).getLast()).isEqualTo("Look again");
  }

  private Answer direct(String worker, String words) {
    return studio
        .scene()
        .root()
        .call("thread.child.directive", "thread_id", worker, "directive", words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"codex", "claude_code"})
  void anInterruptEndsTheTurnAndPeopleAreTold(String provider) throws Exception {
    Path told = temp.resolve("told");
    studio
        .scene()
        .git()
        .write(
            ".orchestrator/config.yaml",
            SETTINGS + "notify:\n  command: echo \"$ORCH_STATUS\" >>'" + told + "'\n")
        .commit("Tell");
    String worker = asking(provider);
    Waiting.until("people are told", () -> Files.exists(told));
    assertThat(told).hasContent("waiting_user_answer");
    studio.scene().root().call("thread.child.interrupt", "thread_id", worker);
    assertThat(studio.status(worker).text("status")).isEqualTo("interrupted");
  }
}
