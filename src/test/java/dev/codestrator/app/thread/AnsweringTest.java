package dev.codestrator.app.thread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.testing.Answer;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
import dev.codestrator.testing.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is no question, or none that is known, is not answered.
class AnsweringTest {
  private static final String FOREVER = "exec sleep 60";

  /// A program whose hooks tell that it asks, on a screen that nobody knows.
  private static final String ODD =
      """
      #!/bin/sh
      [ "$1" = --version ] && echo 'codex-cli 0.169.0' && exit
      tell() { printf '%s' "$2" | /bin/sh "${ORCH_PROMPT%/*}/hook.sh" "$1"; }
      tell UserPromptSubmit '{"session_id":"a","turn_id":"1","prompt":"x"}'
      tell PermissionRequest '{"session_id":"a","turn_id":"1","tool_name":"Bash"}'
      echo 'Launch the rockets? 1. Yes 2. No'
      read -r key && echo "$key" >pressed
      sleep 60
      """;

  @TempDir Path temp;
  private Orchestra orchestra;
  private Scene scene;

  @BeforeEach
  void open() {
    orchestra = Orchestra.in(temp);
    scene = orchestra.open("Checkout");
  }

  @AfterEach
  void end() {
    orchestra.close();
  }

  private Answer status(String thread) {
    return scene.root().call("thread.child.status", "thread_id", thread);
  }

  private Path folder(String thread) {
    return scene.folder(status(thread).text("worktree_id"));
  }

  private Rejection notAnswered(String thread, String answer) {
    return scene.root().refused("thread.child.answer", "thread_id", thread, "answer", answer);
  }

  @Test
  void onlyWhatIsAskedIsAnswered() {
    String thread = scene.spawn(scene.aCase("One"), FOREVER);
    Rejection refusal = notAnswered(thread, "yes");
    assertThat(refusal.code()).isEqualTo("nothing_asked");
    assertThat(refusal.hint()).contains("orch send " + thread);
    assertThat(notAnswered(thread, " ").code()).isEqualTo("empty_text");
    assertThat(notAnswered(scene.thread(), "yes").code()).isEqualTo("no_child");
    assertThat(scene.child(Role.WORKER, thread).refused("thread.child.answer").code())
        .isEqualTo("not_your_method");
    assertThat(
            orchestra
                .open("Other work")
                .root()
                .refused("thread.child.answer", "thread_id", thread, "answer", "yes")
                .code())
        .isEqualTo("other_session");
    scene.root().call("thread.child.stop", "thread_id", thread);
    assertThat(notAnswered(thread, "yes").code()).isEqualTo("child_over");
  }

  @Test
  void noKeyIsPressedInADialogThatIsNotKnown() throws IOException {
    Path program = Files.writeString(temp.resolve("odd"), ODD);
    assertThat(program.toFile().setExecutable(true)).isTrue();
    scene
        .git()
        .write(".orchestrator/config.yaml", "agents:\n  codex:\n    program: " + program + "\n");
    String thread =
        scene
            .root()
            .call(
                "thread.child.spawn",
                "provider",
                "codex",
                "scope_case_ids",
                List.of(scene.aCase("One")))
            .at("thread")
            .text("thread_id");
    Waiting.until("it asks", () -> status(thread).text("status").equals("waiting_user_answer"));
    Rejection refusal = notAnswered(thread, "yes");
    assertThat(refusal.code()).isEqualTo("unknown_dialog");
    assertThat(refusal.message()).contains("Launch the rockets?");
    assertThat(folder(thread).resolve("pressed")).doesNotExist();
  }
}
