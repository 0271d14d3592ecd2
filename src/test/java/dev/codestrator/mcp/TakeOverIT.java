package dev.codestrator.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.codestrator.io.ForkedJvm;
import dev.codestrator.json.Json;
import dev.codestrator.mcp.Client.Answer;
import dev.codestrator.testing.GitFixture;
import dev.codestrator.testing.TmuxFixture;
import dev.codestrator.testing.Waiting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A root's server is killed by signal 9 while its child works; another root goes on and lands the
/// same Epic.
class TakeOverIT {
  private static final String HANDSHAKE =
      """
      {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18",\
      "capabilities":{},"clientInfo":{"name":"test","version":"1"}}}
      {"jsonrpc":"2.0","method":"notifications/initialized"}
      """;

  /// Begins its Case, and goes on once somebody writes into the pipe.
  private static final String WORKER =
      """
      "$ORCH_BIN" case begin "$ORCH_CASE" || exit 1
      touch "PLACE/begun"
      cat "PLACE/go" >"PLACE/gone"
      mkdir -p src && echo paid >src/card.txt
      "$ORCH_BIN" step check "$ORCH_CASE" "Take the money" pass || exit 1
      "$ORCH_BIN" case complete "$ORCH_CASE" "Charged" || exit 1
      "$ORCH_BIN" inbox send root "I am done" || exit 1
      """;

  private static final String REVIEWER =
      """
      request=$(sed -n 's/^- merge_request_id: //p' "$ORCH_PROMPT")
      "$ORCH_BIN" merge context "$request" || exit 1
      exec "$ORCH_BIN" merge submit "$request" approve
      """;

  @TempDir Path temp;

  @Test
  void anotherRootFinishesWhatADeadOneBegan() throws Exception {
    GitFixture repository = GitFixture.in(temp);
    repository.git("config", "user.name", "Ada");
    repository.git("config", "user.email", "ada@example.org");
    try (var tmux = new TmuxFixture(temp)) {
      var program = Program.in(temp, repository, Map.of("ORCH_TMUX_SOCKET", tmux.socket()));
      var begun = begin(program, repository);
      try (var root = Client.of(program, repository.root())) {
        var next = new NextRoot(root, repository, begun);
        next.attach();
        next.collect(temp);
        next.land(script("reviewer.sh", REVIEWER));
        next.end();
      }
    }
  }

  private String script(String name, String text) throws Exception {
    return "sh " + Files.writeString(temp.resolve(name), text);
  }

  /// What the first root left behind.
  private record Begun(
      String session, Path worktree, String first, String second, String thread, String lock) {}

  private Begun begin(Program program, GitFixture repository) throws Exception {
    Runtime.getRuntime().exec(new String[] {"mkfifo", temp.resolve("go").toString()}).waitFor();
    try (Raw raw = Raw.of(program, repository.root())) {
      raw.send(HANDSHAKE.strip()).next();
      var root = new FirstRoot(raw);
      root.call("workspace.init", Map.of());
      JsonNode opened =
          root.call("session.open", Map.of("user_request", "Pay by card", "commit_pending", true));
      JsonNode made = root.call("task.create", epic());
      JsonNode cases = made.at("/children/0/children/0/children");
      String first = cases.at("/0/id").asText();
      JsonNode lock = root.call("lock.acquire", Map.of("scope_path", "docs/guide.md"));
      JsonNode child =
          root.call(
              "thread.child.spawn",
              Map.of(
                  "provider",
                  "command",
                  "launch_command",
                  script("worker.sh", WORKER.replace("PLACE", temp.toString())),
                  "scope_case_ids",
                  List.of(first)));
      Waiting.until("the worker has begun", () -> Files.exists(temp.resolve("begun")));
      root.send("work.current_ref", Map.of("next_action", "Lost in the middle"));
      raw.process().destroyForcibly();
      assertThat(raw.exitCode()).isEqualTo(ForkedJvm.KILLED);
      return new Begun(
          opened.at("/session_id").asText(),
          Path.of(opened.at("/worktree_path").asText()),
          first,
          cases.at("/1/id").asText(),
          child.at("/thread/thread_id").asText(),
          lock.at("/lock_id").asText());
    }
  }

  private static Map<String, Object> epic() {
    var cases =
        List.of(
            Map.of("title", "Charge the card", "steps", List.of("Take the money")),
            Map.of("title", "Tell the customer", "steps", List.of("Write the mail")));
    var groups = List.of(Map.of("title", "Rules", "children", cases));
    var features = List.of(Map.of("title", "Payment", "children", groups));
    return Map.of("level", "epic", "title", "Checkout", "children", features);
  }

  /// Calls methods line by line.
  private record FirstRoot(Raw raw) {
    JsonNode call(String method, Map<String, ?> params) throws Exception {
      send(method, params);
      JsonNode answer = raw.next();
      JsonNode result = answer.at("/result");
      assertThat(result.isMissingNode() || result.at("/isError").asBoolean())
          .as(answer.toString())
          .isFalse();
      return result.at("/structuredContent");
    }

    void send(String method, Map<String, ?> params) throws Exception {
      String arguments = Json.text(Map.of("method", method, "params", params));
      raw.call(2, "orchestrator.call", arguments.replace('\n', ' '));
    }
  }

  /// The root that goes on.
  private record NextRoot(Client root, GitFixture repository, Begun begun) {
    private Answer call(String method, Map<String, Object> params) {
      return root.call("orchestrator.call", method, params);
    }

    void attach() {
      Answer opened = call("session.open", Map.of("intent", "resume_work"));
      assertThat(opened.get("action_required")).isEqualTo("select_resume_candidate");
      assertThat(opened.text()).contains(begun.session());
      assertThat(call("resume.candidates.list", Map.of()).text()).contains("\"root_ended\":true");

      Answer attached =
          call("resume.candidates.attach", Map.of("target_session_id", begun.session()));

      assertThat(attached.get("worktree_path")).isEqualTo(begun.worktree().toString());
      Answer context = attached.in("context");
      assertThat(context.get("threads")).contains(begun.thread(), "status=processing");
      assertThat(context.get("leases")).contains(begun.lock());
      Answer next = call("resume.next", Map.of());
      assertThat(next.get("case_id")).isEqualTo(begun.first());
      assertThat(next.get("thread")).isEqualTo(begun.thread());
      assertThat(next.in("step").get("title")).isEqualTo("Take the money");
    }

    void collect(Path temp) throws Exception {
      Files.writeString(temp.resolve("go"), "go\n");
      Map<String, Object> wanted =
          Map.of(
              "thread_ids",
              List.of(begun.thread()),
              "target_statuses",
              List.of("completed"),
              "timeout_seconds",
              60);
      assertThat(call("thread.child.wait_status", wanted).get("achieved_status"))
          .isEqualToIgnoringCase("completed");
      Waiting.until(
          "the worker reported",
          () -> call("inbox.pending", Map.of()).text().contains("I am done"));
      Answer child = call("thread.child.status", Map.of("thread_id", begun.thread()));
      call("worktree.merge_to_parent", Map.of("worktree_id", child.get("worktree_id")));
      assertThat(call("resume.next", Map.of()).get("case_id")).isEqualTo(begun.second());
      call("case.begin", Map.of("case_id", begun.second()));
      repository.at(begun.worktree()).write("mail.txt", "Thank you\n");
      call(
          "step.check",
          Map.of("case_id", begun.second(), "step", "Write the mail", "result", "pass"));
      call("case.complete", Map.of("case_id", begun.second(), "summary", "Told"));
    }

    void land(String reviewer) {
      call("merge.main.request", Map.of());
      call("merge.main.acquire_lock", Map.of());
      call("merge.review.request_auto", Map.of("provider", "command", "launch_command", reviewer));
      Waiting.until(
          "the verdict is given",
          () ->
              call("merge.review.thread_status", Map.of())
                  .get("state")
                  .equalsIgnoreCase("approved"));
      call("merge.main.land", Map.of());
      assertThat(repository.git("show", "main:src/card.txt")).isEqualTo("paid");
      assertThat(repository.git("show", "main:mail.txt")).isEqualTo("Thank you");
    }

    void end() {
      Answer cleaned = call("session.cleanup", Map.of());
      assertThat(cleaned.get("kept")).isEqualTo("[]");
      assertThat(cleaned.get("rescued")).isEqualTo("[]");
      assertThat(repository.git("worktree", "list").lines()).hasSize(1);
      assertThat(repository.git("branch", "--format=%(refname:short)")).isEqualTo("main");
      assertThat(repository.git("status", "--porcelain")).isEmpty();
      assertThat(repository.read(".orchestrator/sessions/" + begun.session() + ".md").orElse(""))
          .contains("status: closed", "attached_at: ");
      assertThat(call("task.list", Map.of("level", "epic")).text()).contains("\"status\":\"done\"");
    }
  }
}
