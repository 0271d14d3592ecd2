package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.Disk;
import dev.codestrator.testing.TmuxFixture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The least that carries work from a wish to the target branch, method by method.
class CallSequenceTest {
  private static final String WORKER =
      """
      set -eu
      "$ORCH_BIN" call case.begin '{"case_id": "'$ORCH_CASE'"}'
      echo 402 >card.txt
      "$ORCH_BIN" call step.check '{"case_id": "'$ORCH_CASE'", "step": "Answer with 402", "result": "pass"}'
      "$ORCH_BIN" call case.complete '{"case_id": "'$ORCH_CASE'", "summary": "Cards expire"}'
      """;
  private static final String REVIEWER =
      """
      set -eu
      request=$(sed -n 's/^- merge_request_id: //p' "$ORCH_PROMPT")
      test "$(cat card.txt)" = 402
      "$ORCH_BIN" call merge.review.submit '{"merge_request_id": "'$request'", "verdict": "approve",
        "notes": "card.txt says 402"}'
      """;

  @TempDir private Path folder;
  private TmuxFixture tmux;
  private Cli cli;

  @BeforeEach
  void begin() {
    tmux = new TmuxFixture(folder);
    Path launcher = folder.resolve("orch");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String flags = " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '";
    executable(
        launcher,
        "#!/bin/sh\nexec "
            + java
            + flags
            + System.getProperty("java.class.path")
            + "' "
            + Main.class.getName()
            + " \"$@\"\n");
    executable(folder.resolve("worker.sh"), WORKER);
    executable(folder.resolve("reviewer.sh"), REVIEWER);
    cli =
        Cli.in(folder)
            .with("ORCH_BIN", launcher.toString())
            .with("ORCH_TMUX_SOCKET", tmux.socket());
  }

  @AfterEach
  void end() {
    tmux.close();
  }

  private static void executable(Path file, String text) {
    Disk.writeExecutable(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Calls a method; whatever it does, the main worktree stays clean.
  private Map<String, Object> call(String method, Object... pairs) {
    var values = new HashMap<String, Object>();
    for (int i = 0; i < pairs.length; i += 2) {
      values.put(pairs[i].toString(), pairs[i + 1]);
    }
    Map<String, Object> result = cli.call(method, values);
    assertThat(cli.git().git("status", "--porcelain")).as(method).isEmpty();
    return result;
  }

  /// The text at a path like `threads.0.thread_id`.
  private static String text(Map<String, Object> result, String path) {
    Object value = result;
    for (String name : path.split("\\.", -1)) {
      value =
          switch (value) {
            case Map<?, ?> map -> Objects.requireNonNull(map.get(name), path + " of " + result);
            case List<?> list -> Objects.requireNonNull(list.get(Integer.parseInt(name)));
            default -> throw new AssertionError("no " + path + " in " + result);
          };
    }
    return value.toString();
  }

  private String task(String level, String title, Object... more) {
    var pairs = new ArrayList<Object>(List.of("level", level, "title", title));
    pairs.addAll(List.of(more));
    return text(call("task.create", pairs.toArray()), "id");
  }

  private String plan() {
    String epic = task("epic", "Checkout");
    String feature = task("feature", "Payment", "parent_id", epic);
    String group = task("test_group", "Rules", "parent_id", feature);
    return task(
        "case", "Reject an expired card", "parent_id", group, "steps", List.of("Answer with 402"));
  }

  private void awaitEnd(String thread) {
    assertThat(call("thread.child.wait_status", "thread_id", thread, "timeout_seconds", 60))
        .as(() -> call("thread.child.status", "thread_id", thread).toString())
        .containsEntry("achieved_status", "completed");
  }

  private String work(String task) {
    assertThat(call("scheduler.decide_worktree", "changed_files", 8, "parallel_workers", 3))
        .containsEntry("decision", "worktree");
    var child =
        call(
            "thread.child.spawn",
            "provider",
            "command",
            "launch_command",
            "sh " + folder.resolve("worker.sh"),
            "scope_case_ids",
            List.of(task));
    awaitEnd(text(child, "thread.thread_id"));
    assertThat(call("task.get", "task_id", task)).containsEntry("status", "done");
    return text(child, "thread.worktree_id");
  }

  private Map<String, Object> review() {
    call("merge.main.request");
    call("merge.main.acquire_lock");
    var asked =
        call(
            "merge.review.request_auto",
            "provider",
            "command",
            "launch_command",
            "sh " + folder.resolve("reviewer.sh"));
    assertThat(asked).containsKey("review_job_id");
    var children = call("thread.child.list", "role", "merge_reviewer");
    awaitEnd(text(children, "threads.0.thread_id"));
    return call("merge.review.thread_status");
  }

  @Test
  void workGoesFromAWishToTheTargetBranch() {
    cli.call("workspace.init", Map.of());
    cli.git().commit("Begin");
    String session = text(call("session.open", "user_request", "Pay by card"), "session_id");
    cli = cli.with("ORCH_SESSION", session);
    String task = plan();
    String worktree = work(task);
    call("worktree.merge_to_parent", "worktree_id", worktree);
    assertThat(cli.git().read("card.txt")).isEmpty();

    assertThat(review()).containsEntry("state", "approved");
    call("merge.main.land");
    call("merge.main.release_lock");
    assertThat(cli.git().read("card.txt")).contains("402\n");
    call("session.close");
    assertThat(cli.git().git("log", "--format=%s"))
        .contains("Complete " + task, "APPROVE", "Land", "Close session " + session);
  }
}
