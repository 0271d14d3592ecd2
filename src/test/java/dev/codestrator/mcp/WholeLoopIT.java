package dev.codestrator.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.mcp.Client.Answer;
import dev.codestrator.testing.GitFixture;
import dev.codestrator.testing.TmuxFixture;
import dev.codestrator.testing.Waiting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole way of a piece of work, by the SDK's client: from an empty repository to reviewed.
class WholeLoopIT {
  private static final String WORKER =
      """
      "$ORCH_BIN" inbox send root "I begin" || exit 1
      mkdir -p src && echo paid >src/card.txt
      exec cat
      """;

  private static final String REVIEWER =
      """
      request=$(sed -n 's/^- merge_request_id: //p' "$ORCH_PROMPT")
      "$ORCH_BIN" merge context "$request" || exit 1
      exec "$ORCH_BIN" merge submit "$request" approve
      """;

  @TempDir Path temp;

  @Test
  void workGoesFromARequestToAnApprovedMerge() throws Exception {
    GitFixture repository = GitFixture.in(temp);
    try (var tmux = new TmuxFixture(temp);
        var root =
            Client.of(
                Program.in(temp, repository, Map.of("ORCH_TMUX_SOCKET", tmux.socket())),
                repository.root())) {
      Loop loop = new Loop(root, repository);
      loop.open();
      String work = loop.plan();
      Answer child = loop.spawn(work, script("worker.sh", WORKER));
      loop.work(work, child);
      loop.merge(child);
      loop.review(script("reviewer.sh", REVIEWER));
      assertThat(repository.git("status", "--porcelain")).isEmpty();
      assertThat(repository.git("log", "--format=%s", "main").lines())
          .containsExactly("Keep pending records", "Start");
    }
  }

  private String script(String name, String text) throws Exception {
    return "sh " + Files.writeString(temp.resolve(name), text);
  }

  /// The steps, with what is on disk after each.
  private static final class Loop {
    private final Client root;
    private final GitFixture repository;
    private Path worktree = Path.of("");

    Loop(Client root, GitFixture repository) {
      this.root = root;
      this.repository = repository;
    }

    void open() {
      root.call("orch_session", "workspace.init", Map.of());
      assertThat(repository.root().resolve(".orchestrator/config.yaml")).exists();
      Answer opened =
          root.call(
              "orch_session",
              "session.open",
              Map.of("user_request", "Pay by card", "commit_pending", true));
      worktree = Path.of(opened.get("worktree_path"));
      assertThat(opened.get("root_mode")).isEqualTo("caller_cli");
      assertThat(record("sessions", opened.get("session_id"))).contains("status: open");
      assertThat(repository.git("branch", "--list", "task/*")).contains(opened.get("branch"));
    }

    String plan() {
      String epic = create("epic", "Checkout", "", Map.of());
      String feature = create("feature", "Payment", epic, Map.of());
      String group = create("test_group", "Rules", feature, Map.of());
      var details =
          Map.<String, Object>of("steps", List.of("Take the money"), "files", List.of("src/**"));
      String work = create("case", "Charge the card", group, details);
      Answer decided =
          root.call(
              "orch_workspace", "scheduler.decide_worktree", Map.of("changed_files", 9, "risk", 3));
      assertThat(decided.get("decision")).isEqualTo("worktree");
      return work;
    }

    private String create(String level, String title, String parent, Map<String, Object> more) {
      var params = new HashMap<String, Object>(more);
      params.put("level", level);
      params.put("title", title);
      if (!parent.isEmpty()) {
        params.put("parent_id", parent);
      }
      Answer made = root.call("orch_task", "task.create", params);
      assertThat(worktree.resolve(made.get("path"))).content().contains("title: " + title);
      return made.get("id");
    }

    Answer spawn(String work, String command) {
      Answer spawned =
          root.call(
              "orch_thread",
              "thread.child.spawn",
              Map.of(
                  "provider",
                  "command",
                  "launch_command",
                  command,
                  "scope_case_ids",
                  List.of(work),
                  "claims",
                  List.of("src/**")));
      String thread = spawned.in("thread").get("thread_id");
      assertThat(record("threads", thread)).contains("role: worker");
      Waiting.until("the worker wrote", () -> inbox().contains("I begin"));
      return spawned;
    }

    private String inbox() {
      return root.call("orch_inbox", "inbox.pending", Map.of()).text();
    }

    void work(String work, Answer child) {
      String thread = child.in("thread").get("thread_id");
      Path place = Path.of(child.get("worktree_path"));
      Waiting.until("the worker worked", () -> Files.exists(place.resolve("src/card.txt")));
      root.call("orch_task", "case.begin", Map.of("case_id", work, "thread_id", thread));
      Map<String, Object> checked =
          Map.of(
              "case_id",
              work,
              "step",
              "Take the money",
              "result",
              "pass",
              "evidence",
              Map.of("command", "test -f src/card.txt", "exit_code", 0));
      assertThat(root.call("orch_task", "step.check", checked).get("ticked")).isEqualTo("true");
      Answer done =
          root.call("orch_task", "case.complete", Map.of("case_id", work, "summary", "Charged"));
      assertThat(place.resolve(done.get("path"))).content().contains("status: done", "- [x] Take");
      assertThat(repository.at(place).git("show", "--name-only")).contains("src/card.txt");
      Answer waited =
          root.call(
              "orch_thread",
              "thread.child.stop",
              Map.of("thread_id", thread, "terminate_pane", true));
      assertThat(record("threads", thread)).contains("status: " + waited.get("status"));
    }

    void merge(Answer child) {
      String id = child.in("thread").get("worktree_id");
      root.call("orch_workspace", "worktree.merge_to_parent", Map.of("worktree_id", id));
      assertThat(worktree.resolve("src/card.txt")).hasContent("paid");
      assertThat(record("worktrees", id)).contains("status: merged");
    }

    void review(String command) {
      Answer asked = root.call("orch_merge", "merge.main.request", Map.of());
      assertThat(record("queue", asked.get("request_id"))).contains("status: ");
      Answer lock = root.call("orch_merge", "merge.main.acquire_lock", Map.of());
      assertThat(record("locks", lock.get("lock_id"))).contains("state: held");
      assertThat(root.refused("orch_merge", "merge.main.release_lock", Map.of()).get("code"))
          .isEqualTo("no_verdict");
      Map<String, Object> review = Map.of("provider", "command", "launch_command", command);
      Answer job = root.call("orch_merge", "merge.review.request_auto", review);
      Waiting.until("the verdict is given", () -> state().get("state").equals("approved"));
      assertThat(record("reviews", job.get("review_job_id"))).contains("state: approved");
      root.call("orch_merge", "merge.main.release_lock", Map.of());
      assertThat(record("locks", lock.get("lock_id"))).contains("state: released");
    }

    private Answer state() {
      return root.call("orch_merge", "merge.review.thread_status", Map.of());
    }

    /// The text of a record in the session's root worktree.
    private String record(String folder, String id) {
      return repository.at(worktree).read(".orchestrator/" + folder + "/" + id + ".md").orElse("");
    }
  }
}
