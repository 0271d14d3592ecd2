package dev.codestrator.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.testing.Orchestra;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the server over HTTP refuses before any method is asked.
class HttpRefusalsTest {
  private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"ping\"}";

  @TempDir Path temp;
  private Orchestra orchestra;
  private Served server;
  private String token;

  @BeforeEach
  void open() {
    orchestra = Orchestra.in(temp);
    server = Served.of(orchestra);
    token = server.rootToken();
  }

  @AfterEach
  void close() {
    server.close();
    orchestra.close();
    assertThat(server.errors().toString(StandardCharsets.UTF_8)).isEmpty();
  }

  /// The head of the answer to bytes that no proper client sends.
  private String raw(String request) throws IOException {
    try (Socket socket = server.connect()) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      var in = new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1);
      return new BufferedReader(in)
          .lines()
          .takeWhile(line -> !line.isEmpty())
          .collect(Collectors.joining("\n"));
    }
  }

  private String head(String line, String host, String... headers) {
    var text = new StringBuilder(line + "\r\nHost: " + host + "\r\n");
    for (String header : headers) {
      text.append(header).append("\r\n");
    }
    return text.append("Authorization: Bearer ")
        .append(token)
        .append("\r\nConnection: close\r\n\r\n")
        .toString();
  }

  private String own() {
    return "127.0.0.1:" + server.port();
  }

  @Test
  void aRequestWithoutATokenIsRefused() throws Exception {
    HttpRequest.Builder without =
        HttpRequest.newBuilder(URI.create(server.url()))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(PING));
    HttpResponse<String> answer = server.send(without);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    assertThat(answer.body()).contains("no token").doesNotContain(token);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "root.",
        "root",
        ".",
        "",
        "t-0000000.abc",
        "../root.x",
        "root.AAAA",
        "s-0000000.a"
      })
  void aWrongTokenIsRefused(String wrong) throws Exception {
    assertThat(server.status(server.initializing(wrong))).isEqualTo(401);
  }

  @Test
  void aTokenThatIsAlmostRightIsRefused() throws Exception {
    char last = token.charAt(token.length() - 1);
    String almost = token.substring(0, token.length() - 1) + (last == 'A' ? 'B' : 'A');
    assertThat(server.status(server.initializing(almost))).isEqualTo(401);
    assertThat(server.status(server.initializing(token + "A"))).isEqualTo(401);
  }

  @Test
  void theTokenOfAnotherServerIsRefused() throws Exception {
    try (Served other = Served.of(orchestra)) {
      assertThat(other.status(other.initializing(token))).isEqualTo(401);
      assertThat(other.status(other.initializing(other.rootToken()))).isEqualTo(200);
    }
  }

  @Test
  void aTokenWhoseFileIsGoneCountsNoMore() throws Exception {
    Path file = server.open().folder().path().resolve("root.token");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    Files.delete(file);
    assertThat(server.status(server.initializing(token))).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://evil.example", "null", "https://127.0.0.1", "http://localhost"})
  void aForeignOriginIsRefused(String origin) throws Exception {
    assertThat(server.status(server.initializing(token).header("Origin", origin))).isEqualTo(403);
  }

  @Test
  void ourOwnOriginsMayAsk() throws Exception {
    for (String host : List.of("127.0.0.1:", "localhost:")) {
      var request = server.initializing(token).header("Origin", "http://" + host + server.port());
      assertThat(server.status(request)).isEqualTo(200);
    }
  }

  @Test
  void aForeignHostIsRefused() throws Exception {
    for (String host : List.of("evil.example", "127.0.0.1", "127.0.0.1:1", "")) {
      assertThat(raw(head("GET /mcp HTTP/1.1", host))).startsWith("HTTP/1.1 403 ");
    }
    assertThat(raw(head("GET /mcp HTTP/1.1", "localhost:" + server.port())))
        .startsWith("HTTP/1.1 405 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "HEAD", "OPTIONS", "PATCH", "TRACE", "NONSENSE"})
  void otherMethodsAreRefused(String method) throws Exception {
    assertThat(raw(head(method + " /mcp HTTP/1.1", own())))
        .startsWith("HTTP/1.1 405 ")
        .contains("Allow: POST, DELETE");
  }

  @Test
  void otherPathsAreRefused() throws Exception {
    for (String path : List.of("/", "/mcp/x", "/mcpx", "/../mcp", "/.well-known/x")) {
      assertThat(raw(head("GET " + path + " HTTP/1.1", own()))).startsWith("HTTP/1.1 404 ");
    }
  }

  @Test
  void aBodyTooLongIsRefused() throws Exception {
    String length = "Content-Length: " + (Mcp.LARGEST + 1);
    assertThat(raw(head("POST /mcp HTTP/1.1", own(), "Content-Type: application/json", length)))
        .startsWith("HTTP/1.1 413 ");

    var untold =
        server
            .post(token, "")
            .POST(
                BodyPublishers.ofInputStream(
                    () -> new ByteArrayInputStream(new byte[Mcp.LARGEST + 1])));
    assertThat(server.status(untold)).isEqualTo(413);
  }

  @Test
  void parametersTooLargeAreAToolError() throws Exception {
    String session = server.initialize(token);
    String large =
        "{\"method\":\"task.list\",\"params\":{\"x\":\"" + "x".repeat(5_000_000) + "\"}}";
    assertThat(server.call(session, token, large).at("/result/structuredContent/code").asText())
        .isEqualTo("too_large");
  }

  @Test
  void anotherTypeOfBodyOrAnswerIsRefused() throws Exception {
    assertThat(server.status(server.post(token, PING).setHeader("Content-Type", "text/plain")))
        .isEqualTo(415);
    assertThat(server.status(server.post(token, PING).setHeader("Accept", "text/html")))
        .isEqualTo(406);
  }

  @Test
  void aBodyThatIsNoMessageIsAnsweredAsSuch() throws Exception {
    HttpResponse<String> garbage = server.send(server.post(token, "hello"));
    assertThat(garbage.statusCode()).isEqualTo(400);
    assertThat(Wire.JSON.readTree(garbage.body()).at("/error/code").asInt()).isEqualTo(-32700);

    HttpResponse<String> deep =
        server.send(server.post(token, "{\"id\":3,\"method\":\"x\",\"y\":" + "[".repeat(100_000)));
    assertThat(deep.statusCode()).isEqualTo(400);
    assertThat(Wire.JSON.readTree(deep.body()).path("id").asInt()).isEqualTo(3);

    assertThat(server.status(server.post(token, "[" + PING + "]"))).isEqualTo(400);
    assertThat(server.status(server.post(token, ""))).isEqualTo(400);
  }

  @Test
  void whatInitializesNothingIsRefused() throws Exception {
    String wrong = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":[1]}";
    assertThat(server.status(server.post(token, wrong))).isEqualTo(400);
  }

  @Test
  void aRequestOfNoSessionIsRefused() throws Exception {
    assertThat(server.status(server.post(token, PING))).isEqualTo(400);
    assertThat(server.status(server.in("nonsense", token, PING))).isEqualTo(404);

    String session = server.initialize(token);
    assertThat(server.status(server.in(session, token, PING))).isEqualTo(200);
    assertThat(
            server.status(
                server.in(session, token, PING).header("MCP-Protocol-Version", "1999-01-01")))
        .isEqualTo(400);
  }

  @Test
  void aSessionThatWasEndedIsGone() throws Exception {
    String session = server.initialize(token);
    var delete = server.request(token).header("Mcp-Session-Id", session).DELETE();
    assertThat(server.status(delete)).isEqualTo(204);
    assertThat(server.status(delete)).isEqualTo(404);
    assertThat(server.status(server.in(session, token, PING))).isEqualTo(404);
  }

  @Test
  void aServerThatIsClosedLeavesNothing() throws Exception {
    Path folder = server.open().folder().path();
    assertThat(folder.resolve("url")).exists();
    server.close();
    assertThat(folder).doesNotExist();
  }
}
