package dev.codestrator.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.http.Door;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Waiting;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How much the server over HTTP takes on at a time.
class HttpBoundsTest {
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

  @Test
  void theSessionUsedLongestAgoMakesRoom() throws Exception {
    var sessions = new ArrayList<String>();
    for (int i = 0; i < Visits.MOST; i++) {
      sessions.add(server.initialize(token));
    }
    assertThat(server.status(server.in(sessions.getFirst(), token, PING))).isEqualTo(200);
    server.initialize(token);

    assertThat(server.status(server.in(sessions.get(1), token, PING))).isEqualTo(404);
    assertThat(server.status(server.in(sessions.getFirst(), token, PING))).isEqualTo(200);
    assertThat(server.status(server.in(sessions.getLast(), token, PING))).isEqualTo(200);
  }

  @Test
  void moreRequestsAtATimeThanThereArePlacesAreRefused() throws Exception {
    String begun =
        """
        POST /mcp HTTP/1.1
        Host: 127.0.0.1:%d
        Authorization: Bearer %s
        Content-Type: application/json
        Content-Length: 9

        {\
        """
            .formatted(server.port(), token)
            .replace("\n", "\r\n");
    var waiting = new ArrayList<Socket>();
    try {
      for (int i = 1; i < Door.MOST_AT_A_TIME; i++) {
        waiting.add(begin(begun));
      }
      // Who asks takes a place too, for a moment, so that one of those who wait may find none.
      Waiting.until(
          "all places are taken",
          () -> {
            waiting.add(begin(begun));
            return ask() == 503;
          });
    } finally {
      for (Socket socket : waiting) {
        socket.close();
      }
    }
    Waiting.until("there is a place", () -> ask() == 200);
  }

  private Socket begin(String request) {
    try {
      Socket socket = server.connect();
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return socket;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private int ask() {
    try {
      return server.status(server.initializing(token));
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
