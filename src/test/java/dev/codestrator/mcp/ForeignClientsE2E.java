package dev.codestrator.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.codestrator.app.Templates;
import dev.codestrator.testing.GitFixture;
import dev.codestrator.testing.TmuxFixture;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The server as clients see it that nobody here wrote; the Java SDK's is in the other tests.
class ForeignClientsE2E {
  @TempDir Path temp;

  @BeforeAll
  static void install() throws Exception {
    ForeignClients.require();
  }

  private static List<String> words(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }

  @Test
  void theTypescriptClientGetsAlong() throws Exception {
    GitFixture repository = GitFixture.in(temp);
    try (var tmux = new TmuxFixture(temp)) {
      Program program = Program.in(temp, repository, Map.of("ORCH_TMUX_SOCKET", tmux.socket()));
      assertToldAll(ForeignClients.typescript(program, repository.root()));
    }
  }

  @Test
  void theTypescriptClientGetsAlongOverHttp() throws Exception {
    GitFixture repository = GitFixture.in(temp);
    try (var tmux = new TmuxFixture(temp);
        var server =
            HttpServerProcess.of(
                Program.in(temp, repository, Map.of("ORCH_TMUX_SOCKET", tmux.socket())),
                repository.root())) {
      assertToldAll(ForeignClients.typescript(server, repository.root()));
    }
  }

  @Test
  void theInspectorGetsAlongOverHttp() throws Exception {
    GitFixture repository = GitFixture.in(temp);
    Path folder = repository.root();
    try (var server =
        HttpServerProcess.of(Program.in(temp, repository, Map.of()), repository.root())) {
      JsonNode tools = ForeignClients.inspector(server, folder, "--method", "tools/list");
      assertThat(tools.findValuesAsText("name")).contains("orch_session", "orchestrator.call");
      JsonNode prompts = ForeignClients.inspector(server, folder, "--method", "prompts/list");
      assertThat(prompts.at("/prompts/0/name").asText()).isEqualTo("codestrator");
    }
  }

  private static void assertToldAll(JsonNode told) throws Exception {
    assertThat(told.path("server").asText()).isEqualTo("codestrator");
    assertThat(told.path("instructions").asText()).startsWith("Codestrator ");
    assertThat(words(told.path("tools"))).contains("orch_task", "orchestrator.call");
    assertThat(told.path("opened").asText()).isEqualTo("open");
    assertThat(told.at("/refused/isError").asBoolean()).isTrue();
    assertThat(told.at("/refused/structuredContent/code").asText()).isEqualTo("unknown_id");
    assertThat(told.at("/help/params/properties/task_id/type").asText()).isEqualTo("string");
    assertResources(told);
    assertThat(words(told.path("prompts"))).containsExactly("codestrator", "codex-orchestrator");
    assertThat(Templates.skill("codestrator")).endsWith(told.path("prompt").asText());
    assertThat(told.at("/waited/achieved").asBoolean(true)).isFalse();
    assertThat(words(told.path("progress")))
        .isNotEmpty()
        .allMatch(words -> words.matches("t-.{7} is .*"), "tells of the child");
    assertThat(told.path("cancelled").asText()).contains("enough");
  }

  private static void assertResources(JsonNode told) {
    String epic = "orch://task/" + told.path("epic").asText();
    assertThat(words(told.path("resources"))).contains("orch://status", epic);
    assertThat(words(told.path("templates"))).contains("orch://task/{id}");
    assertThat(told.at("/record/uri").asText()).isEqualTo(epic);
    assertThat(told.at("/record/text").asText()).startsWith("---\n").endsWith("# Pay\n");
    assertThat(told.path("status").asText()).startsWith("Session s-");
    assertThat(words(told.path("completed"))).contains(told.path("epic").asText());
    assertThat(told.path("missing").asInt()).isEqualTo(-32002);
  }

  @Test
  void theInspectorGetsAlong() throws Exception {
    GitFixture repository = GitFixture.in(temp);
    Program program = Program.in(temp, repository, Map.of());
    Path folder = repository.root();

    JsonNode tools = ForeignClients.inspector(program, folder, "--method", "tools/list");
    assertThat(tools.findValuesAsText("name")).contains("orch_session", "orchestrator.call");
    JsonNode resources = ForeignClients.inspector(program, folder, "--method", "resources/list");
    assertThat(resources.at("/resources/0/uri").asText()).isEqualTo("orch://status");
    JsonNode prompts = ForeignClients.inspector(program, folder, "--method", "prompts/list");
    assertThat(prompts.at("/prompts/0/name").asText()).isEqualTo("codestrator");
    JsonNode made =
        ForeignClients.inspector(
            program,
            folder,
            "--method",
            "tools/call",
            "--tool-name",
            "orch_task",
            "--tool-arg",
            "method=task.create",
            "--tool-arg",
            "params={\"level\":\"epic\",\"title\":\"Pay\"}");
    assertThat(made.at("/structuredContent/title").asText()).isEqualTo("Pay");
    assertThat(repository.git("status", "--porcelain")).contains(".orchestrator/");
  }
}
