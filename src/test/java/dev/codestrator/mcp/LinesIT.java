package dev.codestrator.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.codestrator.testing.GitFixture;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the server does with lines that no proper client sends, and with the end of its input.
class LinesIT {
  private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"ping\"}";

  @TempDir Path temp;
  private GitFixture repository;
  private Raw server;

  @BeforeEach
  void start() throws Exception {
    repository = GitFixture.in(temp);
    server = Raw.of(Program.in(temp, repository, Map.of()), repository.root());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aLineThatIsNoJsonIsAnsweredAndTheServerGoesOn() throws Exception {
    server.send("hello");

    JsonNode answer = server.next();
    assertThat(answer.path("error").path("code").asInt()).isEqualTo(-32700);
    assertThat(answer.has("id")).isTrue();
    assertThat(answer.get("id").isNull()).isTrue();
    assertThat(server.send(PING).next().path("id").asInt()).isEqualTo(7);
  }

  @Test
  void garbageOfAllKindsEndsNothing() throws Exception {
    byte[] garbage = {(byte) 0xff, (byte) 0xfe, 0, '{', '\n', '\n', '[', '\n', '"', '\n'};
    server.send(garbage).send("[]").send("42").send("{\"id\":1}").send("").send("   \r");

    for (int i = 0; i < 6; i++) {
      assertThat(server.next().path("error").path("code").asInt()).isIn(-32700, -32600);
    }
    assertThat(server.send(PING).next().path("id").asInt()).isEqualTo(7);
  }

  @Test
  void aLineTooLongOrTooDeepIsAnsweredUnderItsId() throws Exception {
    server.send("{\"id\":3,\"method\":\"ping\",\"params\":" + "[".repeat(100_000));
    assertThat(server.next().path("id").asInt()).isEqualTo(3);

    server.send("{\"id\":4,\"method\":\"ping\",\"x\":\"" + "x".repeat(Wire.LONGEST) + "\"}");
    JsonNode answer = server.next();
    assertThat(answer.path("id").asInt()).isEqualTo(4);
    assertThat(answer.path("error").path("message").asText()).contains("longer than");
  }

  @Test
  void parametersTooDeepOrTooLargeAreToolErrors() throws Exception {
    String deep = "[".repeat(100) + "]".repeat(100);
    server.call(1, "orch_task", "{\"method\":\"task.list\",\"params\":{\"text\":" + deep + "}}");
    assertThat(code(server.next())).isEqualTo("too_deep");

    String large = "x".repeat(5_000_000);
    server.call(
        2, "orch_task", "{\"method\":\"task.list\",\"params\":{\"text\":\"" + large + "\"}}");
    assertThat(code(server.next())).isEqualTo("too_large");
  }

  @Test
  void argumentsOfTheWrongTypeAreToolErrors() throws Exception {
    Map<String, String> wrong =
        Map.of(
            "[]", "wrong_type",
            "{}", "missing_field",
            "{\"method\":7}", "missing_field",
            "{\"method\":\"task.lst\"}", "unknown_method",
            "{\"method\":\"task.list\",\"params\":[1]}", "wrong_type",
            "{\"method\":\"task.list\",\"params\":\"x\"}", "malformed_json",
            "{\"method\":\"task.list\",\"text\":\"x\"}", "unknown_field",
            "{\"method\":\"session.list\"}", "wrong_tool",
            "{\"method\":\"task.get\",\"params\":{\"task_id\":{}}}", "wrong_type",
            "{\"method\":\"task.get\",\"params\":{\"task_id\":null}}", "missing_field");
    for (var entry : wrong.entrySet()) {
      server.call(1, "orch_task", entry.getKey());
      assertThat(code(server.next())).as(entry.getKey()).isEqualTo(entry.getValue());
    }
  }

  @Test
  void parametersAsTextAreUnderstood() throws Exception {
    server.call(1, "orch_task", "{\"method\":\"task.list\",\"params\":\"{\\\"limit\\\": 3}\"}");
    assertThat(server.next().path("result").path("isError").asBoolean()).isFalse();
  }

  @Test
  void theEndOfInputWaitsForCallsUnderWay() throws Exception {
    server.call(
        5, "orch_session", "{\"method\":\"session.open\",\"params\":{\"user_request\":\"Pay\"}}");

    List<JsonNode> rest = server.end();

    assertThat(rest).hasSize(1);
    assertThat(rest.getFirst().at("/result/structuredContent/status").asText()).isEqualTo("open");
    assertThat(server.exitCode()).isZero();
  }

  @Test
  void theEndOfInputEndsALongWait() throws Exception {
    server.call(
        5, "orch_session", "{\"method\":\"session.open\",\"params\":{\"user_request\":\"Pay\"}}");
    String thread = server.next().at("/result/structuredContent/thread_id").asText();
    server.call(
        6,
        "orch_thread",
        """
        {"method":"thread.child.wait_status","params":{"thread_id":"%s","timeout_seconds":900}}\
        """
            .formatted(thread));

    List<JsonNode> rest = server.end();

    assertThat(rest).extracting(answer -> answer.path("id").asInt()).containsExactly(6);
    assertThat(server.exitCode()).isZero();
  }

  @Test
  void aSignalLetsAChangeThatIsUnderWayBeMadeAndAnswered() throws Exception {
    Path local = Files.createDirectory(repository.root().resolve(".git/orchestrator"));
    try (FileChannel held =
        FileChannel.open(
            local.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      held.lock();
      server.call(
          5, "orch_session", "{\"method\":\"session.open\",\"params\":{\"user_request\":\"Pay\"}}");
      assertThat(server.send(PING).next().path("id").asInt()).as("it is under way").isEqualTo(7);
      server.process().toHandle().destroy(); // leaves its output open
      assertThat(server.process().waitFor(1, TimeUnit.SECONDS)).as("it has ended").isFalse();
    }

    assertThat(server.next().at("/result/structuredContent/status").asText()).isEqualTo("open");
    assertThat(server.exitCode()).as("by SIGTERM").isEqualTo(143);
    assertThat(repository.git("worktree", "list").lines()).hasSize(2);
  }

  @Test
  void aServerThatWasNeverSpokenToEndsWithItsInput() throws Exception {
    assertThat(server.end()).isEmpty();
    assertThat(server.exitCode()).isZero();
  }

  private static String code(JsonNode answer) {
    assertThat(answer.at("/result/isError").asBoolean()).as(answer.toString()).isTrue();
    JsonNode fields = answer.at("/result/structuredContent");
    assertThat(fields.path("message").asText()).isNotBlank();
    assertThat(answer.at("/result/content/0/text").asText()).isEqualTo(fields.toString());
    return fields.path("code").asText();
  }
}
