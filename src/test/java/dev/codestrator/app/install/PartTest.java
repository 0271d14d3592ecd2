package dev.codestrator.app.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each part goes in, is found, and comes out again without a trace.
class PartTest {
  private static final Part SERVER = part(Target.CLAUDE, ".mcp.json");
  private static final Part TABLE = part(Target.CODEX, ".codex/config.toml");
  private static final Part NOTE = part(Target.CLAUDE, "CLAUDE.md");

  private static Part part(Target target, String path) {
    return target.parts().stream()
        .filter(each -> each.path().equals(path))
        .findFirst()
        .orElseThrow();
  }

  private static void comesAndGoes(Part part, String content) {
    assertThat(part.in(content)).as("before").isEmpty();
    assertThat(part.obstacle(content)).isEmpty();
    String with = part.with(content);
    assertThat(part.in(with)).contains(part.text());
    assertThat(part.with(with)).as("again").isEqualTo(with);
    assertThat(part.without(with)).as("without").isEqualTo(content);
    assertThat(part.without(content)).isEqualTo(content);
  }

  static Stream<String> objects() {
    return Stream.of(
        "",
        "{\n  \"mcpServers\": {\n    \"other\": {\"command\": \"x\"}\n  }\n}\n",
        "{\"mcpServers\":{\"other\":{\"command\":\"x\",\"args\":[]}}}",
        "{\"a\":1}",
        "{\n\t\"a\": [1, 2],\n\t\"b\": {\"mcpServers\": 1}\n}",
        "{\r\n  \"mcpServers\": {\r\n    \"other\": {}\r\n  },\r\n  \"z\": \"}\"\r\n}\r\n");
  }

  @ParameterizedTest
  @MethodSource("objects")
  void theServerStandsAmongOthersOfAnObject(String content) throws IOException {
    comesAndGoes(SERVER, content);
    JsonNode all = new ObjectMapper().readTree(SERVER.with(content));
    assertThat(all.at("/mcpServers/codestrator/args/0").asText()).isEqualTo("mcp");
    JsonNode before = new ObjectMapper().readTree(content.isEmpty() ? "{}" : content);
    before.fieldNames().forEachRemaining(name -> assertThat(all.get(name)).as(name).isNotNull());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{ }\n", "{\"mcpServers\": {}}\n", "{\n  \"mcpServers\": {\n  }\n}"})
  void anObjectWithNothingInItTakesIt(String content) throws IOException {
    String with = SERVER.with(content);
    JsonNode all = new ObjectMapper().readTree(with);
    assertThat(all.at("/mcpServers/codestrator/command").asText()).isEqualTo("orch");
    JsonNode left = new ObjectMapper().readTree(SERVER.without(with));
    assertThat(left.at("/mcpServers/codestrator").isMissingNode()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"mcpServers\": {\"codestrator\": {\"command\": \"mine\"}, \"b\": {}}}",
        "{\"mcpServers\": {\"a\": {}, \"codestrator\": {\"command\": \"mine\"}}}"
      })
  void anotherEntryOfItsNameIsRenewedInItsPlace(String content) throws IOException {
    String with = SERVER.with(content);
    assertThat(SERVER.in(content)).isPresent().isNotEqualTo(SERVER.in(with));
    JsonNode all = new ObjectMapper().readTree(with);
    assertThat(all.at("/mcpServers/codestrator/command").asText()).isEqualTo("orch");
    assertThat(new ObjectMapper().readTree(SERVER.without(with)).get("mcpServers").size())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[]", "{", "no JSON", "{\"mcpServers\": []}", "{\"mcpServers\": 1}", "{} {}"})
  void whatIsNoObjectIsLeftAlone(String content) {
    assertThat(SERVER.obstacle(content)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "model = \"x\" # comment\n",
        "model = \"x\"",
        "[mcp_servers.other]\ncommand = \"x\"\n",
        "[[products]]\nname = \"a\"\n\n",
        "a = 1\r\n[b]\r\nc = 2\r\n"
      })
  void theTableStandsAtTheEndOfAnyToml(String content) throws IOException {
    comesAndGoes(TABLE, content);
    JsonNode all = new TomlMapper().readTree(TABLE.with(content));
    assertThat(all.at("/mcp_servers/codestrator/command").asText()).isEqualTo("orch");
    new TomlMapper()
        .readTree(content)
        .fieldNames()
        .forEachRemaining(name -> assertThat(all.get(name)).as(name).isNotNull());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[mcp_servers.codestrator]\ncommand = \"mine\"\n",
        "[ mcp_servers . \"codestrator\" ]\n",
        "[mcp_servers.codestrator.env]\n",
        "mcp_servers = { codestrator = { command = \"mine\" } }\n",
        "mcp_servers.codestrator.command = \"mine\"\n",
        "# codestrator: end\n"
      })
  void aTableThatWouldBeThereTwiceIsNotAdded(String content) {
    assertThat(TABLE.in(content)).isEmpty();
    assertThat(TABLE.obstacle(content)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "# Notes\n", "# Notes", "# Notes\n\n\n", "a\r\nb\r\n", "see @AGENTS.md\n"})
  void theNoteStandsAtTheEndOfAnyText(String content) {
    comesAndGoes(NOTE, content);
    assertThat(NOTE.with(content)).startsWith(content);
  }

  @ParameterizedTest
  @ValueSource(strings = {"@AGENTS.md\n", "# Notes\n@./AGENTS.md", "@AGENTS.md  \nmore\n"})
  void whereTheOtherNoteIsImportedNoneIsNeeded(String content) {
    assertThat(NOTE.obstacle(content)).contains("it imports AGENTS.md");
  }

  @ParameterizedTest
  @ValueSource(strings = {"before\n", "before"})
  void whatOthersWriteBelowTheNoteStays(String before) {
    String with = NOTE.with(before) + "after\n";
    assertThat(NOTE.with(with)).isEqualTo(with);
    assertThat(NOTE.without(with)).startsWith(before).endsWith("after\n").doesNotContain("orch");
  }
}
