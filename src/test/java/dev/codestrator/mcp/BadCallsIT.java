package dev.codestrator.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.codestrator.testing.GitFixture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Calls that are wrong in all ways, to one server, that goes on: each answer says what is wrong.
class BadCallsIT {
  /// Tool, arguments, code, and a word of message or hint.
  private static final List<List<String>> WRONG =
      List.of(
          List.of("orch_tsk", "{}", "unknown_tool", "orch_task"),
          List.of("task.list", "{}", "unknown_tool", "orch_task"),
          List.of("orch_task", "{\"method\":\"task.gte\"}", "unknown_method", "'task.get'"),
          List.of("orch_task", "{\"method\":\"\"}", "unknown_method", "''"),
          List.of("orch_task", "{\"help\":true}", "missing_field", "method"),
          List.of("orch_task", "{\"method\":\"task.get\"}", "missing_field", "task_id"),
          get("{\"task_id\":7}", "malformed_id", "7"),
          get("{\"task_id\":[\"c-1\"]}", "wrong_type", "task_id"),
          get("{\"task_id\":true}", "malformed_id", "true"),
          get("{\"tsk_id\":\"c-1\"}", "unknown_field", "task_id"),
          get("{\"task_id\":\"c-1\",\"x\":1}", "unknown_field", "x"),
          get("{\"task_id\":\"t-1234567\"}", "unknown_id", "t-1234567"),
          get("{\"task_id\":\"c-0000000\"}", "unknown_id", "c-0000000"),
          get("{\"task_id\":\"4hq8zz1\"}", "malformed_id", "4hq8zz1"),
          get("{\"task_id\":\"\"}", "malformed_id", "''"),
          get("{\"task_id\":\"c-\\u0000\\u0000\"}", "malformed_id", "not"),
          get("{\"task_id\":\"../../etc/passwd\"}", "malformed_id", "passwd"),
          get("{\"task_id\":\"c-1\",\"session_id\":\"zebra\"}", "malformed_id", "zebra"),
          get("{\"task_id\":\"c-1\",\"session_id\":\"s-0000000\"}", "unknown_id", "s-0000000"),
          list("{\"limit\":\"many\"}", "wrong_type", "limit"),
          list("{\"limit\":1.5}", "wrong_type", "limit"),
          list("{\"limit\":1e99}", "wrong_type", "limit"),
          list("{\"ready\":\"perhaps\"}", "wrong_type", "ready"),
          list("{\"status\":\"dune\"}", "wrong_type", "done"),
          create("{\"level\":\"epic\"}", "missing_field", "title"),
          create("{\"level\":\"epic\",\"title\":\" \"}", "empty_text", "title"),
          create("{\"level\":\"case\",\"title\":\"x\"}", "missing_field", "parent"),
          create("{\"level\":\"epic\",\"title\":\"x\",\"steps\":\"one\"}", "wrong_level", "steps"),
          create(
              "{\"level\":\"epic\",\"title\":\"x\",\"children\":[1]}", "wrong_type", "children"));

  private static List<String> get(String params, String code, String says) {
    return List.of("orch_task", method("task.get", params), code, says);
  }

  private static List<String> list(String params, String code, String says) {
    return List.of("orch_task", method("task.list", params), code, says);
  }

  private static List<String> create(String params, String code, String says) {
    return List.of("orchestrator.call", method("task.create", params), code, says);
  }

  private static String method(String name, String params) {
    return "{\"method\":\"" + name + "\",\"params\":" + params + "}";
  }

  @TempDir Path temp;
  private Raw server;

  @BeforeEach
  void start() throws Exception {
    GitFixture repository = GitFixture.in(temp);
    server = Raw.of(Program.in(temp, repository, Map.of()), repository.root());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private JsonNode call(String tool, String arguments) throws Exception {
    return server.call(1, tool, arguments).next().path("result");
  }

  @Test
  void everyWrongCallIsAToolErrorThatSaysWhatIsWrong() throws Exception {
    var faults = new ArrayList<String>();
    for (List<String> wrong : WRONG) {
      JsonNode result = call(wrong.get(0), wrong.get(1));
      JsonNode said = result.path("structuredContent");
      boolean right =
          result.path("isError").asBoolean()
              && said.path("code").asText().equals(wrong.get(2))
              && (said.path("message").asText() + said.path("hint").asText()).contains(wrong.get(3))
              && !said.path("hint").asText().isBlank();
      if (!right) {
        faults.add(wrong + " was answered by " + result);
      }
    }
    assertThat(faults).isEmpty();
    assertThat(call("orch_task", method("task.list", "{}")).at("/structuredContent/total").asInt())
        .isZero();
  }

  @Test
  void whatComesBeforeInitializeIsAnsweredAsAfter() throws Exception {
    assertThat(call("orch_task", method("task.list", "{}")).path("isError").asBoolean(true))
        .isFalse();
    server.send("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"initialize\"}");
    assertThat(server.next().path("id").asInt()).isEqualTo(2);
    server.send("{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"ping\"}");
    assertThat(server.next().path("id").asInt()).isEqualTo(3);
  }

  @Test
  void aTextOfFiveMegabytesIsRefusedAndLeavesNothing() throws Exception {
    String huge = "x".repeat(5_000_000);
    JsonNode refused =
        call("orch_task", method("task.create", "{\"level\":\"epic\",\"title\":\"" + huge + "\"}"));
    assertThat(refused.at("/structuredContent/code").asText()).isEqualTo("too_large");
    server.send("{\"jsonrpc\":\"2.0\",\"id\":4,\"method\":\"" + huge + "\"}");
    assertThat(server.next().at("/error/code").asInt()).isEqualTo(-32601);
    JsonNode tool = call(huge, "{}");
    assertThat(tool.at("/structuredContent/code").asText()).isEqualTo("unknown_tool");
    assertThat(tool.toString()).hasSizeLessThan(2_000);
    server.send(
        "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"resources/read\",\"params\":{\"uri\":\""
            + huge
            + "\"}}");
    assertThat(server.next().path("error").toString()).hasSizeBetween(20, 2_000);
  }

  @Test
  void ofTwoCallsAtOnceOnOneRecordBothAreKept() throws Exception {
    call("orch_session", method("session.open", "{}"));
    String epic = make("epic", "Pay", "");
    String feature = make("feature", "Cards", epic);
    String group = make("test_group", "Rules", feature);
    String aCase = make("case", "Expiry", group);
    String begun = method("case.begin", "{\"case_id\":\"" + aCase + "\"}");
    assertThat(call("orch_task", begun).path("isError").asBoolean(true)).isFalse();
    int many = 20;
    for (int i = 0; i < many; i++) {
      String step =
          "{\"case_id\":\"" + aCase + "\",\"step\":\"Step " + i + "\",\"result\":\"pass\"}";
      server.call(100 + i, "orch_task", method("step.check", step));
    }
    for (int i = 0; i < many; i++) {
      assertThat(server.next().at("/result/isError").asBoolean(true)).isFalse();
    }
    JsonNode whole = call("orch_task", method("task.get", "{\"task_id\":\"" + aCase + "\"}"));
    List<String> titles = whole.at("/structuredContent/steps").findValuesAsText("title");
    assertThat(titles)
        .containsExactlyInAnyOrderElementsOf(
            Stream.iterate(0, i -> i + 1).limit(many).map(i -> "Step " + i).toList());
  }

  private String make(String level, String title, String parent) throws Exception {
    String below = parent.isEmpty() ? "" : ",\"parent_id\":\"" + parent + "\"";
    String params = "{\"level\":\"" + level + "\",\"title\":\"" + title + "\"" + below + "}";
    return call("orch_task", method("task.create", params)).at("/structuredContent/id").asText();
  }
}
