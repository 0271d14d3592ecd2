package dev.codestrator.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.testing.GitFixture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The server over HTTP as a process: how it begins, whom it cuts off, and how it ends.
@Timeout(120)
class HttpIT {
  @TempDir Path temp;
  private GitFixture repository;

  @BeforeEach
  void make() {
    repository = GitFixture.in(temp);
  }

  private HttpServerProcess start(Map<String, String> variables, String... options)
      throws IOException {
    Program program = Program.in(temp, repository, variables);
    return HttpServerProcess.of(program, repository.root(), options);
  }

  @Test
  void itServesUntilItIsAskedToEndAndLeavesNothing() throws Exception {
    try (HttpServerProcess server = start(Map.of())) {
      assertThat(server.told().path("pid").asLong()).isEqualTo(server.process().pid());
      try (Client client = Client.over(server.url(), server.token())) {
        assertThat(client.call("orch_session", "session.list", Map.of()).fields())
            .containsKey("sessions");
      }
      Path folder = server.tokenFile().resolveSibling("");
      assertThat(Files.readString(folder.resolve("url")).strip()).isEqualTo(server.url());

      server.process().destroy();
      assertThat(server.ends()).isTrue();
      assertThat(folder).doesNotExist();
    }
  }

  @Test
  void itEndsByItselfWhenNobodyAsks() throws Exception {
    try (HttpServerProcess server = start(Map.of(), "--idle-seconds", "1")) {
      assertThat(server.ends()).isTrue();
      assertThat(server.process().exitValue()).isZero();
      assertThat(server.tokenFile()).doesNotExist();
    }
  }

  @Test
  void whatAKilledServerLeftIsRemovedByTheNext() throws Exception {
    Path left;
    try (HttpServerProcess killed = start(Map.of())) {
      left = killed.tokenFile();
      killed.process().destroyForcibly();
      assertThat(killed.ends()).isTrue();
      assertThat(left).exists();
    }
    try (HttpServerProcess next = start(Map.of())) {
      assertThat(next.tokenFile()).exists();
      assertThat(left.equals(next.tokenFile()) || !Files.exists(left)).isTrue();
    }
  }

  @Test
  void aClientThatSendsSlowlyIsCutOff() throws Exception {
    var soon = Map.of("JAVA_TOOL_OPTIONS", "-Dsun.net.httpserver.maxReqTime=1");
    try (HttpServerProcess server = start(soon)) {
      cutOff(server, "POST /mcp HT");
      cutOff(
          server,
          "POST /mcp HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAuthorization: Bearer %s\r\n"
                  .formatted(server.port(), server.token())
              + "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{");
    }
  }

  private static void cutOff(HttpServerProcess server, String beginning) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(60));
      socket.getOutputStream().write(beginning.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      assertThat(read(socket)).isEqualTo(-1);
    }
  }

  /// The first byte of an answer; -1 when there is none.
  private static int read(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read();
    } catch (SocketException reset) {
      return -1;
    }
  }

  @Test
  void aChildServesNobody() throws Exception {
    Program program = Program.in(temp, repository, Map.of("ORCH_ROLE", "worker"));
    Process process =
        Program.process(repository.root(), program.script().toString(), "mcp", "--http", "0")
            .start();
    String told = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(6);
    assertThat(told).contains("a worker asked to serve all of the clone");
  }

  @Test
  void aServerOverStandardInputLoadsNothingOfHttp() throws Exception {
    Path loaded = temp.resolve("loaded");
    var log = Map.of("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + loaded);
    try (Client client = Client.of(Program.in(temp, repository, log), repository.root())) {
      client.call("orch_session", "session.list", Map.of());
    }
    String classes = Files.readString(loaded);
    assertThat(classes)
        .contains("dev.codestrator.mcp.LineTransport ")
        .doesNotContain("httpserver", "dev.codestrator.mcp.Http", "dev.codestrator.mcp.Visit");
  }
}
