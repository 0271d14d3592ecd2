package dev.codestrator.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.codestrator.testing.GitFixture;
import dev.codestrator.testing.TmuxFixture;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The protocol as it goes over the wire, message by message.
class ProtocolIT {
  @TempDir Path temp;
  private TmuxFixture tmux;
  private Raw server;

  @BeforeEach
  void start() throws Exception {
    GitFixture repository = GitFixture.in(temp);
    tmux = new TmuxFixture(temp);
    Map<String, String> variables = Map.of("ORCH_TMUX_SOCKET", tmux.socket());
    server = Raw.of(Program.in(temp, repository, variables), repository.root());
  }

  @AfterEach
  void stop() {
    server.close();
    tmux.close();
  }

  private JsonNode ask(String method, String params) throws Exception {
    server.send(
        """
        {"jsonrpc":"2.0","id":"q","method":"%s","params":%s}\
        """
            .formatted(method, params));
    return server.next();
  }

  private JsonNode initialize(String version) throws Exception {
    JsonNode answer =
        ask(
            "initialize",
            """
            {"protocolVersion":"%s","capabilities":{},"clientInfo":{"name":"t","version":"1"}}\
            """
                .formatted(version));
    server.send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
    return answer.path("result");
  }

  @ParameterizedTest
  @CsvSource({
    "2024-11-05, 2024-11-05",
    "2025-03-26, 2025-03-26",
    "2025-06-18, 2025-06-18",
    "2025-11-25, 2025-11-25",
    "2099-01-01, 2025-11-25",
    "1.0, 2025-11-25"
  })
  void everyVersionOfTheProtocolIsSpoken(String asked, String spoken) throws Exception {
    JsonNode welcome = initialize(asked);
    assertThat(welcome.path("protocolVersion").asText()).isEqualTo(spoken);
    assertThat(welcome.at("/serverInfo/name").asText()).isEqualTo("codestrator");
    assertThat(welcome.path("instructions").asText()).contains("You are root");
    for (String capability : List.of("tools", "resources", "prompts", "completions")) {
      assertThat(welcome.path("capabilities").has(capability)).as(capability).isTrue();
    }

    assertThat(ask("tools/list", "{}").at("/result/tools").size()).isGreaterThan(8);
    assertThat(ask("resources/list", "{}").at("/result/resources/0/uri").asText())
        .isEqualTo("orch://status");
    assertThat(ask("prompts/list", "{}").at("/result/prompts/0/name").asText())
        .isEqualTo("codestrator");
    String call = "{\"name\":\"orch_task\",\"arguments\":{\"method\":\"task.list\"}}";
    JsonNode answer = ask("tools/call", call).path("result");
    assertThat(answer.path("isError").asBoolean()).isFalse();
    assertThat(answer.at("/structuredContent/total").asInt()).isZero();
  }

  @Test
  void aRefusedResourceIsAProtocolErrorWithCodeMessageAndHint() throws Exception {
    JsonNode error = ask("resources/read", "{\"uri\":\"orch://zebra/1\"}").path("error");
    assertThat(error.path("code").asInt()).isEqualTo(-32002);
    assertThat(error.at("/data/code").asText()).isEqualTo("unknown_resource");
    assertThat(error.at("/data/hint").asText()).contains("orch://task/{id}");
    assertThat(ask("resources/read", "{\"uri\":7}").at("/error/code").asInt()).isEqualTo(-32602);
    assertThat(ask("prompts/get", "[]").at("/error/code").asInt()).isEqualTo(-32602);
    assertThat(ask("completion/complete", "{}").at("/error/code").asInt()).isEqualTo(-32602);
    assertThat(ask("zebra/list", "{}").at("/error/code").asInt()).isEqualTo(-32601);
  }

  @Test
  void aWaitWithAProgressTokenTellsHowItGetsOnAndItsAnswerComesLast() throws Exception {
    String thread = child();
    List<JsonNode> all = new ArrayList<>();
    server.send(wait("w", thread, 1, "\"_meta\":{\"progressToken\":\"tok\"},"));
    do {
      all.add(server.next());
    } while (!all.getLast().path("id").asText().equals("w"));

    List<JsonNode> signs = all.subList(0, all.size() - 1);
    assertThat(signs).isNotEmpty();
    for (JsonNode sign : signs) {
      assertThat(sign.path("method").asText()).isEqualTo("notifications/progress");
      assertThat(sign.at("/params/progressToken").asText()).isEqualTo("tok");
      assertThat(sign.at("/params/total").asDouble()).isEqualTo(1.0);
      assertThat(sign.at("/params/message").asText()).startsWith(thread + " is ");
    }
    assertThat(all.getLast().at("/result/structuredContent/achieved").asBoolean(true)).isFalse();
  }

  @Test
  void aSpawnTellsItsStages() throws Exception {
    open();
    server.send(
        """
        {"jsonrpc":"2.0","id":"s","method":"tools/call","params":{"_meta":{"progressToken":5},\
        "name":"orch_thread","arguments":{"method":"thread.child.spawn","params":%s}}}\
        """
            .formatted(SLEEPER));
    List<String> words = new ArrayList<>();
    JsonNode next = server.next();
    while (!next.path("id").asText().equals("s")) {
      assertThat(next.at("/params/progressToken").asInt()).isEqualTo(5);
      words.add(next.at("/params/message").asText().replaceFirst(".*: ", ""));
      next = server.next();
    }
    assertThat(words).contains("worktree", "record", "pane", "readiness");
  }

  @Test
  void aCancelledWaitEndsAtOnceAndIsNotAnswered() throws Exception {
    String thread = child();
    server.send(wait("w", thread, 600, ""));
    server.send(
        """
        {"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":"w"}}\
        """);
    assertThat(ask("ping", "{}").path("id").asText()).isEqualTo("q");

    long began = System.nanoTime();
    List<JsonNode> rest = server.end();

    assertThat(rest).isEmpty();
    assertThat(server.exitCode()).isZero();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
  }

  @Test
  void aCancelledWriteIsDoneAndAnswered() throws Exception {
    open();
    server.call(7, "orch_task", EPIC);
    server.send(
        """
        {"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":7}}\
        """);
    assertThat(server.next().at("/result/structuredContent/title").asText()).isEqualTo("Pay");
  }

  @Test
  void cancellingWhatIsNotThereIsNothing() throws Exception {
    for (String params : List.of("{\"requestId\":99}", "{}", "[]", "{\"requestId\":null}")) {
      server.send(
          "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":" + params + "}");
    }
    assertThat(ask("ping", "{}").has("result")).isTrue();
  }

  private static final String SLEEPER =
      """
      {"role":"plan_architect","provider":"command","launch_command":"sh -c 'exec cat'"}\
      """;
  private static final String EPIC =
      """
      {"method":"task.create","params":{"level":"epic","title":"Pay"}}\
      """;

  private void open() throws Exception {
    server.call(1, "orch_session", "{\"method\":\"session.open\"}");
    assertThat(server.next().at("/result/isError").asBoolean(true)).isFalse();
  }

  private String child() throws Exception {
    open();
    server.call(2, "orch_thread", "{\"method\":\"thread.child.spawn\",\"params\":" + SLEEPER + "}");
    return server.next().at("/result/structuredContent/thread/thread_id").asText();
  }

  private static String wait(String id, String thread, int seconds, String meta) {
    return """
    {"jsonrpc":"2.0","id":"%s","method":"tools/call","params":{%s"name":"orch_thread","arguments":\
    {"method":"thread.child.wait_status","params":{"thread_id":"%s","timeout_seconds":%d}}}}\
    """
        .formatted(id, meta, thread, seconds);
  }
}
