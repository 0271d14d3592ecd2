package dev.codestrator.app.thread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.Disk;
import dev.codestrator.model.Role;
import dev.codestrator.testing.Answer;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
import dev.codestrator.testing.Waiting;
import dev.codestrator.tmux.Tmux;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildrenTest {
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

  private Answer waitFor(String thread, String... statuses) {
    return scene
        .root()
        .call(
            "thread.child.wait_status",
            "thread_id",
            thread,
            "target_statuses",
            List.of(statuses),
            "timeout_seconds",
            20);
  }

  @Test
  void aWorkerRunsInItsOwnWorktreeWithItsPromptAndVariables() throws IOException {
    String odd = "Fix $(touch pwned) `id` \"x\" 'y' 😀\nsecond line";
    String aCase = scene.aCase(odd, Map.of("steps", List.of("One"), "files", List.of("*.sh")));
    String print =
        "printf '%s|%s|%s|%s' \"$ORCH_SESSION\" \"$ORCH_THREAD\" \"$ORCH_ROLE\""
            + " \"$ORCH_CASE\" >out.txt; cp \"$ORCH_PROMPT\" prompt.txt; echo \"shown 'it' $((1+1))\";"
            + " touch ready.txt; exec sleep 60";
    Answer spawned =
        scene
            .root()
            .call(
                "thread.child.spawn",
                "provider",
                "command",
                "scope_case_ids",
                List.of(aCase),
                "launch_command",
                print,
                "objective",
                odd,
                "agent_override",
                "Be brief.",
                "task_spec",
                Map.of("colour", "red"),
                "initial_prompt",
                "Begin now.",
                "claims",
                List.of("src/**"));
    String thread = spawned.at("thread").text("thread_id");
    Path worktree = Path.of(spawned.text("worktree_path"));
    itWrote(thread, aCase, worktree);
    itIsSeen(thread, aCase);
  }

  private void itWrote(String thread, String aCase, Path worktree) throws IOException {
    Waiting.until("the agent wrote", () -> Files.exists(worktree.resolve("ready.txt")));

    assertThat(Files.readString(worktree.resolve("out.txt")))
        .isEqualTo(String.join("|", scene.session(), thread, "worker", aCase));
    String prompt = Files.readString(worktree.resolve("prompt.txt"));
    assertThat(prompt)
        .contains("# You are a worker", "Be brief.", "- colour: red", "Begin now.")
        .contains("Fix $(touch pwned) `id` \"x\" 'y' 😀", "- may touch: *.sh")
        .contains("- thread: " + thread, "- file: " + scene.file(aCase), "- [ ] One");
    assertThat(scene.file(aCase)).startsWith(worktree);
    assertThat(worktree.resolve("pwned")).doesNotExist();
    assertThat(scene.path().resolve("pwned")).doesNotExist();
  }

  private void itIsSeen(String thread, String aCase) {
    assertThat(status(thread).text("status")).isEqualTo("processing");
    assertThat(status(thread).text("db_status")).isEqualTo("processing");
    Waiting.until(
        "the pane shows it", () -> status(thread).text("last_response").contains("shown 'it' 2"));
    assertThat(scene.root().call("lock.list").each("locks", "thread")).containsExactly(thread);
    assertThat(scene.root().call("thread.child.list").each("threads", "thread_id"))
        .containsExactly(thread);
    Answer attach = scene.root().call("thread.attach_info", "thread_id", thread);
    assertThat(attach.get("exists")).isEqualTo(true);
    assertThat(attach.text("command")).contains(orchestra.tmux().socket(), "attach -r -t");
    assertThat(scene.child(Role.WORKER, thread).call("work.current_ref").text("next_action"))
        .isEqualTo("Begin case " + aCase);
  }

  @Test
  void anAgentThatEndsWithoutItsWorkIsAnError() {
    String thread = scene.spawn(scene.aCase("One"), "exit 3");
    Answer waited = waitFor(thread, "error");
    assertThat(waited.get("achieved")).isEqualTo(true);
    assertThat(waited.text("detail")).contains("exit 3");
    assertThat(scene.root().call("thread.child.list", "status", "error").list("threads"))
        .hasSize(1);
    String missing = scene.spawn(scene.aCase("Two"), "no-such-program-here");
    assertThat(waitFor(missing).text("detail")).contains("exit 127");
    Path log = Path.of(status(missing).text("log"));
    assertThat(log).content().contains("no-such-program-here");
  }

  /// The disk is full only for what keeps its words.
  @Test
  void aFullDiskForItsLogDoesNotDisturbIt() throws IOException {
    String thread =
        scene.spawn(
            scene.aCase("One"),
            "echo kept; while ! [ -f go ]; do sleep 0.05; done; seq 50000; touch went-on; exec sleep 60");
    Path log = Path.of(status(thread).text("log"));
    Waiting.until("it is logged", () -> Disk.text(log).contains("kept"));
    new Tmux(orchestra.tmux().programs(), Optional.of(orchestra.tmux().socket()))
        .pipe(status(thread).text("pane"), Path.of("/dev/full"));
    Path worktree = scene.folder(status(thread).text("worktree_id"));
    Files.createFile(worktree.resolve("go"));
    Waiting.until("it has gone on", () -> Files.exists(worktree.resolve("went-on")));
    assertThat(status(thread).text("status")).isEqualTo("processing");
    assertThat(status(thread).text("last_response")).contains("\n50000");
    assertThat(logged(thread)).isEqualTo("kept");
    scene.root().call("thread.child.stop", "thread_id", thread, "terminate_pane", true);
    assertThat(status(thread).text("last_response")).isEqualTo("kept");
  }

  private String logged(String thread) {
    return scene
        .root()
        .call("thread.child.status", "thread_id", thread, "source", "log")
        .text("last_response");
  }

  @Test
  void anAgentWhoseCaseIsCompleteIsCompleted() {
    String aCase = scene.aCase("One");
    String thread = scene.spawn(aCase, "while ! [ -f go ]; do sleep 0.05; done");
    var worker = scene.child(Role.WORKER, thread);
    worker.call("case.begin", "case_id", aCase);
    worker.call("case.complete", "case_id", aCase, "summary", "Done");
    assertThat(status(thread).text("status")).isEqualTo("completed");
    assertThat(waitFor(thread).text("achieved_status")).isEqualTo("completed");
  }

  @Test
  void aWaitEndsWithTheStatusSeen() {
    String thread = scene.spawn(scene.aCase("One"), "exec sleep 60");
    Answer waited =
        scene
            .root()
            .call(
                "thread.child.wait_status",
                "thread_ids",
                List.of(thread),
                "target_statuses",
                List.of("idle"),
                "timeout_seconds",
                0);
    assertThat(waited.get("achieved")).isEqualTo(false);
    assertThat(waited.text("achieved_status")).isEqualTo("processing");
    assertThat(scene.root().refused("thread.child.wait_status").code()).isEqualTo("missing_field");
    assertThat(scene.root().refused("thread.child.wait_status", "thread_id", "t-0000000").code())
        .isEqualTo("unknown_id");
  }

  @Test
  void aWaitForAllEndsWithTheLast() {
    String ended = scene.spawn(scene.aCase("One"), "exit 3");
    String working = scene.spawn(scene.aCase("Two"), "exec sleep 60");
    assertThat(waitForBoth(ended, working, false).text("thread_id")).isEqualTo(ended);
    Answer waited = waitForBoth(ended, working, true);
    assertThat(waited.get("achieved")).isEqualTo(false);
    assertThat(waited.text("thread_id")).isEqualTo(working);
    scene.root().call("thread.child.stop", "thread_id", working);
    assertThat(waitForBoth(working, ended, true).get("achieved")).isEqualTo(true);
  }

  private Answer waitForBoth(String first, String second, boolean all) {
    return scene
        .root()
        .call(
            "thread.child.wait_status",
            "thread_ids",
            List.of(first, second),
            "all",
            all,
            "timeout_seconds",
            all ? 1 : 30);
  }

  @Test
  void stoppingEndsAllThatItStartedAndKeepsItsWork() {
    String aCase = scene.aCase("One");
    String thread = scene.spawn(aCase, "echo work >work.txt; sleep 61 & sleep 62 & wait");
    Path worktree = scene.folder(status(thread).text("worktree_id"));
    Waiting.until("it worked", () -> Files.exists(worktree.resolve("work.txt")));
    scene.root().call("lock.acquire", "scope_path", "a.txt", "owner_thread", thread);
    Answer stopped =
        scene.root().call("thread.child.stop", "thread_id", thread, "terminate_pane", true);
    assertThat(stopped.text("status")).isEqualTo("stopped");
    assertThat(stopped.get("pane_exists")).isEqualTo(false);
    assertThat(worktree.resolve("work.txt")).exists();
    assertThat(scene.root().call("lock.list").list("locks")).isEmpty();
    assertThat(scene.root().call("thread.child.stop", "thread_id", thread).text("status"))
        .isEqualTo("stopped");
    assertThat(scene.root().refused("thread.child.stop", "thread_id", scene.thread()).code())
        .isEqualTo("no_child");
    assertThat(
            orchestra.open("Other").root().refused("thread.child.stop", "thread_id", thread).code())
        .isEqualTo("other_session");
  }

  @Test
  void anotherWorkerGoesOnInTheWorktreeOfOneThatStopped() {
    String aCase = scene.aCase("One", "First");
    String first = scene.spawn(aCase, "exec sleep 60");
    String worktree = status(first).text("worktree_id");
    scene.child(Role.WORKER, first).call("case.begin", "case_id", aCase);
    Object[] again = {
      "provider",
      "command",
      "scope_case_ids",
      List.of(aCase),
      "launch_command",
      "exec sleep 60",
      "worktree_id",
      worktree
    };
    assertThat(scene.root().refused("thread.child.spawn", again).code()).isEqualTo("case_taken");
    scene.root().call("thread.child.stop", "thread_id", first);
    String second = scene.root().call("thread.child.spawn", again).at("thread").text("thread_id");
    Answer begun = scene.child(Role.WORKER, second).call("case.begin", "case_id", aCase);
    assertThat(begun.text("thread")).isEqualTo(second);
    assertThat(scene.child(Role.WORKER, second).call("case.begin", "case_id", aCase).text("status"))
        .isEqualTo("in_progress");
  }

  @Test
  void aWorkerHasOneActiveCaseWithinItsScope() {
    String one = scene.aCase("One");
    String two = scene.aCase("Two");
    String outside = scene.aCase("Outside");
    Answer spawned =
        scene
            .root()
            .call(
                "thread.child.spawn",
                "provider",
                "command",
                "scope_case_ids",
                List.of(one, two),
                "launch_command",
                "exec sleep 60");
    String thread = spawned.at("thread").text("thread_id");
    var worker = scene.child(Role.WORKER, thread);
    assertThat(worker.refused("case.begin", "case_id", outside).code()).isEqualTo("outside_scope");
    assertThat(scene.root().call("case.begin", "case_id", one).text("thread")).isEqualTo(thread);
    assertThat(worker.refused("case.begin", "case_id", two).code()).isEqualTo("worker_busy");
    worker.call("case.complete", "case_id", one, "summary", "x");
    worker.call("case.begin", "case_id", two);
    assertThat(
            worker.refused("step.check", "case_id", outside, "step", "x", "result", "pass").code())
        .isEqualTo("outside_scope");
    assertThat(worker.refused("case.complete", "case_id", outside, "summary", "x").code())
        .isEqualTo("outside_scope");
    String other = scene.spawn(outside, "exec sleep 60");
    assertThat(scene.root().refused("case.begin", "case_id", two, "thread_id", other).code())
        .isIn("case_taken", "outside_scope");
  }
}
