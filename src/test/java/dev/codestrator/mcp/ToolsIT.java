package dev.codestrator.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.mcp.Client.Answer;
import dev.codestrator.testing.GitFixture;
import dev.codestrator.testing.TmuxFixture;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What tools there are, and how they answer.
class ToolsIT {
  private static final String NOWHERE = "sh -c 'exec cat'";

  @TempDir Path temp;

  private Client client(String... options) throws Exception {
    GitFixture repository = GitFixture.in(temp);
    return Client.of(Program.in(temp, repository, Map.of()), repository.root(), options);
  }

  @Test
  void aWorkerSeesNeitherSessionsNorThreadsNorMerges() throws Exception {
    try (Client worker = client("--role", "worker")) {
      assertThat(worker.tools())
          .extracting(Tool::name)
          .doesNotContain("orch_session", "orch_thread", "orch_merge", "orch_system");
      assertThat(worker.refused("orch_session", "session.list", Map.of()).get("code"))
          .isEqualTo("unknown_tool");
      assertThat(worker.refused("orchestrator.call", "session.list", Map.of()).get("code"))
          .isEqualTo("not_your_method");
      assertThat(worker.refused("orch_task", "task.create", Map.of()).get("code"))
          .isEqualTo("not_your_method");
    }
  }

  @ParameterizedTest
  @CsvSource({"root", "worker", "merge-reviewer", "plan-architect", "doc-mirror-manager"})
  void theInstructionsNameOnlyWhatTheRoleMayCall(String role) throws Exception {
    try (Client client = client("--role", role)) {
      String instructions = client.sdk().getServerInstructions();
      String tools = Wire.text(client.tools());

      assertThat(instructions).startsWith("Codestrator ");
      var methods = Pattern.compile("\\b[a-z]+\\.[a-z_.]*[a-z]\\b").matcher(instructions);
      methods.results().forEach(method -> assertThat(tools).contains(method.group() + "("));
    }
  }

  @Test
  void theSessionThatWasOpenedIsTheOneOfLaterCalls() throws Exception {
    try (Client client = client()) {
      assertThat(client.refused("orch_session", "session.context", Map.of()).get("code"))
          .isEqualTo("no_session");
      String first = open(client, "first");
      assertThat(current(client, Map.of())).isEqualTo(first);
      String second = open(client, "second");
      assertThat(current(client, Map.of())).isEqualTo(second);
      assertThat(current(client, Map.of("session_id", first))).isEqualTo(first);
    }
  }

  private static String open(Client client, String name) {
    return client
        .call("orch_session", "session.open", Map.of("worktree_name", name, "intent", "new_work"))
        .get("session_id");
  }

  private static String current(Client client, Map<String, Object> params) {
    return client.call("orch_session", "session.context", params).in("session").get("id");
  }

  @Test
  void aLongWaitKeepsNobodyWaiting() throws Exception {
    GitFixture repository = GitFixture.in(temp);
    try (var tmux = new TmuxFixture(temp);
        var client =
            Client.of(
                Program.in(temp, repository, Map.of("ORCH_TMUX_SOCKET", tmux.socket())),
                repository.root())) {
      open(client, "wait");
      String thread = reviewer(client);
      var wait =
          CompletableFuture.supplyAsync(() ->
              client.call(
                  "orch_thread",
                  "thread.child.wait_status",
                  Map.of("thread_id", thread, "timeout_seconds", 60)));

      for (int i = 0; i < 5; i++) {
        client.call("orch_task", "task.list", Map.of());
      }
      assertThat(wait).isNotDone();
      client.call("orch_thread", "thread.child.stop", Map.of("thread_id", thread));
      assertThat(wait.join().get("achieved_status")).isEqualTo("stopped");
    }
  }

  private static String reviewer(Client client) {
    Answer spawned =
        client.call(
            "orch_thread",
            "thread.child.spawn",
            Map.of("role", "plan_architect", "provider", "command", "launch_command", NOWHERE));
    return spawned.in("thread").get("thread_id");
  }
}
