package dev.codestrator.app.thread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.testing.Answer;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Player;
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

/// Speaking to a child that runs.
class DirectivesTest {
  private static final String FOREVER = "exec sleep 60";

  /// Reads its terminal line by line; an interrupt doesn't end it.
  private static final String LISTENER =
      "trap 'echo hit >>hits' INT; echo >ready; while :; do read -r line && echo \"$line\" >>heard;"
          + " done";

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

  private Answer send(String thread, String text, String mode) {
    return scene
        .root()
        .call("thread.child.directive", "thread_id", thread, "directive", text, "mode", mode);
  }

  private Rejection refused(String thread, String mode) {
    return scene
        .root()
        .refused("thread.child.directive", "thread_id", thread, "directive", "x", "mode", mode);
  }

  private Answer status(String thread) {
    return scene.root().call("thread.child.status", "thread_id", thread);
  }

  private Path folder(String thread) {
    return scene.folder(status(thread).text("worktree_id"));
  }

  private String record(String thread) {
    return scene.git().read(".orchestrator/threads/" + thread + ".md").orElseThrow();
  }

  private String message(String thread, Answer sent) throws IOException {
    try (var files = Files.list(scene.path().resolve(".orchestrator/inbox/" + thread))) {
      Path file =
          files
              .filter(f -> f.toString().contains(sent.text("message_id")))
              .findFirst()
              .orElseThrow();
      return Files.readString(file);
    }
  }

  private String listener() {
    String thread = scene.spawn(scene.aCase("One"), LISTENER);
    Path ready = folder(thread).resolve("ready");
    Waiting.until("it listens", () -> Files.exists(ready));
    return thread;
  }

  @Test
  void aQueuedDirectiveIsHandedOverWhenTheChildAsksWhatIsNext() throws IOException {
    String thread = scene.spawn(scene.aCase("One"), FOREVER);
    Answer sent = send(thread, "Leave the tests alone.\nReally.", "queue");
    assertThat(sent.text("state")).isEqualTo("queued");
    assertThat(message(thread, sent))
        .contains("kind: directive", "status: pending", "Leave the tests alone.\nReally.");

    assertThat(scene.root().call("work.current_ref", "thread_id", thread).list("directives"))
        .as("read by root")
        .isEmpty();
    Player worker = scene.child(Role.WORKER, thread);
    Answer here = worker.call("work.current_ref");
    assertThat(here.each("directives", "id")).containsExactly(sent.text("message_id"));
    assertThat(here.text("text")).startsWith("Directive " + sent.text("message_id") + ": Leave");
    assertThat(message(thread, sent)).contains("status: delivered");
    assertThat(worker.call("work.current_ref").list("directives")).isEmpty();
    assertThat(worker.call("inbox.pending").list("messages")).isEmpty();
  }

  @Test
  void longDirectivesComeOneAfterAnother() {
    String thread = scene.spawn(scene.aCase("One"), FOREVER);
    send(thread, "first " + "a".repeat(5_000), "queue");
    send(thread, "second " + "b".repeat(900), "queue");
    Player worker = scene.child(Role.WORKER, thread);
    Answer here = worker.call("work.current_ref");
    assertThat(here.list("directives")).hasSize(1);
    assertThat(here.text("text")).hasSizeLessThanOrEqualTo(2_000).contains("orch inbox list");
    assertThat(worker.call("work.current_ref").text("text")).contains("second bbb");
  }

  @Test
  void aDirectiveInterruptsAndIsPastedWhole() throws IOException {
    String thread = listener();
    Answer sent = send(thread, "Use $(touch pwned) `id` 'q' \"d\" 😀", "interrupt_patch");
    assertThat(sent.text("state")).isEqualTo("pasted");
    assertThat(sent.get("confirmed")).isEqualTo(false);
    Path heard = folder(thread).resolve("heard");
    Waiting.until("it heard", () -> Files.exists(heard));
    assertThat(heard).content().contains("Use $(touch pwned) `id` 'q' \"d\" 😀");
    assertThat(folder(thread).resolve("hits")).content().isEqualTo("hit\n");
    assertThat(record(thread)).contains("status: interrupted");
    assertThat(message(thread, sent)).contains("status: pending");
    assertThat(status(thread).text("status")).isEqualTo("interrupted");

    scene.child(Role.WORKER, thread).call("work.current_ref");
    assertThat(message(thread, sent)).contains("status: delivered");
    assertThat(record(thread)).contains("status: processing");
    assertThat(status(thread).text("status")).isEqualTo("processing");
  }

  @Test
  void takingItsMessageConfirmsADirective() throws IOException {
    String thread = listener();
    var taking =
        Thread.ofVirtual()
            .start(() -> {
              Player worker = scene.child(Role.WORKER, thread);
              Waiting.until("it is pasted", () -> Files.exists(folder(thread).resolve("heard")));
              worker.call("work.current_ref");
            });
    Answer sent = send(thread, "Use the cache", "interrupt_patch");
    assertThat(sent.text("state")).isEqualTo("delivered");
    assertThat(sent.get("confirmed")).isEqualTo(true);
    assertThat(message(thread, sent)).contains("status: delivered");
    assertThat(taking).satisfies(t -> t.join());
  }

  @Test
  void aChildThatEndsByTheInterruptKeepsTheDirectiveInItsInbox() {
    String thread = scene.spawn(scene.aCase("One"), FOREVER);
    Rejection refusal = refused(thread, "interrupt_patch");
    assertThat(refusal.code()).isEqualTo("ended_by_interrupt");
    assertThat(refusal.hint()).contains("--mode restart");
    assertThat(status(thread).text("status")).isEqualTo("error");
    assertThat(scene.root().call("inbox.pending", "receiver_thread_id", thread).list("messages"))
        .hasSize(1);
  }

  @Test
  void anInterruptEndsTheTurnNotTheChild() {
    String thread = listener();
    Answer shown = scene.root().call("thread.child.interrupt", "thread_id", thread);
    assertThat(shown.text("status")).isEqualTo("interrupted");
    assertThat(shown.text("db_status")).isEqualTo("interrupted");
    assertThat(record(thread)).contains("status: interrupted");
    Path hits = folder(thread).resolve("hits");
    Waiting.until("it was hit", () -> Files.exists(hits));
    assertThat(scene.root().call("thread.child.list", "status", "interrupted").list("threads"))
        .hasSize(1);
  }

  @Test
  void whoRunsNothingIsNotSpokenTo() {
    String thread = scene.spawn(scene.aCase("One"), FOREVER);
    scene.root().call("thread.child.stop", "thread_id", thread);
    assertThat(refused(thread, "queue").code()).isEqualTo("child_over");
    assertThat(refused(thread, "interrupt_patch").code()).isEqualTo("child_over");
    Rejection refusal = scene.root().refused("thread.child.interrupt", "thread_id", thread);
    assertThat(refusal.code()).isEqualTo("child_over");
    assertThat(refusal.message()).contains("stopped");
    assertThat(refused(scene.thread(), "queue").code()).isEqualTo("no_child");
    assertThat(refused("t-0000000", "queue").code()).isEqualTo("unknown_id");
    assertThat(
            scene
                .root()
                .refused("thread.child.directive", "thread_id", thread, "directive", " ")
                .code())
        .isEqualTo("empty_text");
    Player other = orchestra.open("Other work").root();
    assertThat(other.refused("thread.child.interrupt", "thread_id", thread).code())
        .isEqualTo("other_session");
    assertThat(scene.child(Role.WORKER, thread).refused("thread.child.interrupt").code())
        .isEqualTo("not_your_method");
    assertThat(scene.root().call("inbox.list", "thread_id", thread).list("messages")).isEmpty();
  }

  @Test
  void aRestartBeginsAnewInTheSameWorktreeWithTheSameCase() throws IOException {
    String aCase = scene.aCase("One", "First");
    String run = "cp \"$ORCH_PROMPT\" prompt.txt; echo run >>runs; echo >ready.$$; " + FOREVER;
    String thread = scene.spawn(aCase, run);
    Path folder = folder(thread);
    Waiting.until("it runs", () -> Files.exists(folder.resolve("runs")));
    scene.child(Role.WORKER, thread).call("case.begin", "case_id", aCase);
    Answer sent = send(thread, "Begin with the tests.", "restart");
    assertThat(sent.text("state")).isEqualTo("restarted");
    assertThat(sent.at("thread").text("status")).isEqualTo("processing");
    Waiting.until(
        "it runs again", () -> scene.git().at(folder).read("runs").orElse("").length() > 4);
    assertThat(folder.resolve("prompt.txt"))
        .content()
        .contains("# Directive", "Begin with the tests.");
    assertThat(message(thread, sent)).contains("status: delivered", "kind: directive");
    assertThat(record(thread)).contains("status: processing");
    assertThat(scene.child(Role.WORKER, thread).call("case.begin", "case_id", aCase).text("status"))
        .isEqualTo("in_progress");
    assertThat(folder(thread)).isEqualTo(folder);
    assertThat(scene.root().call("thread.child.list").list("threads")).hasSize(1);
  }

  @Test
  void whatIsCompleteOrSomebodyElsesIsNotRestarted() {
    String aCase = scene.aCase("One");
    String first = scene.spawn(aCase, FOREVER);
    String worktree = status(first).text("worktree_id");
    scene.root().call("thread.child.stop", "thread_id", first);
    Object[] again = {
      "provider",
      "command",
      "scope_case_ids",
      List.of(aCase),
      "launch_command",
      FOREVER,
      "worktree_id",
      worktree
    };
    String second = scene.root().call("thread.child.spawn", again).at("thread").text("thread_id");
    assertThat(refused(first, "restart").code()).isEqualTo("worktree_taken");
    Player worker = scene.child(Role.WORKER, second);
    worker.call("case.begin", "case_id", aCase);
    worker.call("case.complete", "case_id", aCase, "summary", "Done");
    assertThat(refused(second, "restart").code()).isEqualTo("work_complete");
  }
}
