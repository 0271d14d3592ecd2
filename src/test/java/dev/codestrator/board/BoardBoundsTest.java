package dev.codestrator.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
import dev.codestrator.testing.Waiting;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who may come to the board, from where, and how many at a time.
class BoardBoundsTest {
  @TempDir Path temp;
  private Orchestra orchestra;
  private Scene scene;
  private String task;
  private Boarded board;

  @BeforeEach
  void open() {
    orchestra = Orchestra.in(temp);
    scene = orchestra.open("Checkout");
    task = scene.aCase("Retry", "One");
    board = Boarded.of(orchestra, false);
  }

  @AfterEach
  void close() {
    board.close();
    orchestra.close();
    assertThat(board.errors().toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "evil.example, , 403",
    "127.0.0.1, , 403",
    "127.0.0.1:1, , 403",
    "'', , 403",
    "OWN, http://evil.example, 403",
    "OWN, null, 403",
    "OWN, https://OWN, 403",
    "OWN, http://OWN, 200",
    "localhost:PORT, , 200"
  })
  void otherNamesAndOtherPlacesAreRefused(String host, String origin, int status) throws Exception {
    String own = "127.0.0.1:" + board.port();
    String from = origin == null ? "" : "Origin: " + origin.replace("OWN", own) + "\r\n";
    String name = host.replace("OWN", own).replace("PORT", Integer.toString(board.port()));
    assertThat(board.raw("GET /about HTTP/1.1\r\nHost: " + name + "\r\n" + from + "\r\n"))
        .startsWith("HTTP/1.1 " + status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../pom.xml",
        "/..%2f..%2fetc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/app.js/..",
        "//app.js",
        "/etc/passwd",
        "/package-info.class",
        "/words/../../secret",
        "/words/%2e%2e%2fsecret"
      })
  void noOtherFileIsGiven(String path) throws Exception {
    String own = "127.0.0.1:" + board.port();
    assertThat(board.raw("GET " + path + " HTTP/1.1\r\nHost: " + own + "\r\n\r\n"))
        .startsWith("HTTP/1.1 40");
  }

  @Test
  void otherWaysToAskAreRefused() throws Exception {
    assertThat(board.status(board.request("/").POST(BodyPublishers.noBody()))).isEqualTo(405);
    assertThat(board.get("/api/task.list").statusCode()).isEqualTo(405);
    var form =
        board
            .request("/api/task.list")
            .header("Content-Type", "text/plain")
            .POST(BodyPublishers.ofString("{}"));
    assertThat(board.status(form)).isEqualTo(415);
    var large = board.calling("task.list", Map.of("text", "x".repeat(Board.LARGEST)));
    assertThat(board.status(large)).isEqualTo(413);
  }

  @Test
  void itListensOnLoopbackOnly() throws Exception {
    for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
      for (var address : each.getInterfaceAddresses()) {
        if (!address.getAddress().isLoopbackAddress()) {
          assertThatThrownBy(
                  () -> {
                    try (Socket socket = new Socket()) {
                      socket.connect(
                          new InetSocketAddress(address.getAddress(), board.port()), 1_000);
                    }
                  })
              .isInstanceOf(IOException.class);
        }
      }
    }
    assertThat(board.get("/about").statusCode()).isEqualTo(200);
  }

  /// Counts the events that a page is told.
  private List<String> listening(Socket socket) throws IOException {
    var told = Collections.synchronizedList(new ArrayList<String>());
    String own = "127.0.0.1:" + board.port();
    socket
        .getOutputStream()
        .write(
            ("GET /events HTTP/1.1\r\nHost: " + own + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
    var in = new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8);
    Thread.ofVirtual().start(() -> hear(new BufferedReader(in), told));
    return told;
  }

  private static void hear(BufferedReader in, List<String> told) {
    try {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.equals("data: changed")) {
          told.add(line);
        }
      }
    } catch (IOException e) {
      return; // the page was closed
    }
  }

  @Test
  void aHandEditOfACaseIsTold() throws Exception {
    try (Socket socket = board.connect()) {
      List<String> told = listening(socket);
      Waiting.until("who comes is told once, and when it is watched", () -> told.size() >= 1);
      for (int edit = 0; edit < 3; edit++) {
        settle(told);
        int before = told.size();
        Files.writeString(scene.file(task), Files.readString(scene.file(task)) + "\nBy hand.\n");
        Waiting.until("the edit is told", () -> told.size() > before);
      }
      settle(told);
      int before = told.size();
      String added = scene.aCase("Another", "Step");
      Waiting.until("a new task is told", () -> told.size() > before);
      settle(told);
      int then = told.size();
      Files.writeString(scene.file(added), "---\nstatus: [\n---\n");
      Waiting.until("in its folder is watched as well", () -> told.size() > then);
    }
  }

  /// Until nothing was told for a while.
  private static void settle(List<String> told) {
    var last = new int[] {-1, 0};
    Waiting.until(
        "it is quiet",
        () -> {
          last[1] = told.size() == last[0] ? last[1] + 1 : 0;
          last[0] = told.size();
          return last[1] > 60;
        });
  }

  @Test
  void noMorePagesAreToldThanThereArePlaces() throws Exception {
    var pages = new ArrayList<Socket>();
    try {
      for (int i = 0; i < Audience.MOST; i++) {
        Socket socket = board.connect();
        pages.add(socket);
        List<String> told = listening(socket);
        Waiting.until("it is told", () -> !told.isEmpty());
      }
      assertThat(board.get("/events").statusCode()).isEqualTo(503);
      assertThat(board.get("/about").statusCode()).isEqualTo(200);
      assertThat(board.open().door().idle()).isZero();
    } finally {
      for (Socket socket : pages) {
        socket.close();
      }
    }
  }
}
