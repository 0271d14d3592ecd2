package dev.codestrator.board;

import dev.codestrator.TestWiring;
import dev.codestrator.json.Json;
import dev.codestrator.model.Caller;
import dev.codestrator.model.Role;
import dev.codestrator.testing.Orchestra;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A board in this process, and the means to ask it for anything.
///
/// @param errors what it wrote to standard error
record Boarded(BoardProgram.Open open, HttpClient http, ByteArrayOutputStream errors)
    implements AutoCloseable {
  static Boarded of(Orchestra orchestra, boolean write) {
    return of(orchestra, write, caller(Role.ROOT));
  }

  /// A board that this caller started.
  static Boarded of(Orchestra orchestra, boolean write, Caller caller) {
    var errors = new ByteArrayOutputStream();
    var open =
        new BoardProgram(orchestra.dispatcher(), TestWiring.mirrors())
            .open(
                orchestra.git().root(),
                caller,
                new BoardProgram.Wish(0, write, Optional.empty()),
                new PrintStream(errors, true, StandardCharsets.UTF_8));
    return new Boarded(open, HttpClient.newHttpClient(), errors);
  }

  static Caller caller(Role role) {
    return caller(role, false);
  }

  /// A person at a terminal.
  static Caller person() {
    return caller(Role.ROOT, true);
  }

  private static Caller caller(Role role, boolean atTerminal) {
    return new Caller(
        role, Optional.empty(), Optional.empty(), "ada@host", "1 (a test)", atTerminal);
  }

  int port() {
    return open.door().port();
  }

  String token() {
    return open.place().url().replaceFirst(".*#token=", "");
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
        .timeout(Duration.ofSeconds(30));
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path));
  }

  /// A call of a method without a token.
  HttpRequest.Builder calling(String method, Map<String, ?> params) {
    return request("/api/" + method)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(Json.text(params)));
  }

  HttpRequest.Builder trusted(String method, Map<String, ?> params) {
    return calling(method, params).header("Authorization", "Bearer " + token());
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  int status(HttpRequest.Builder request) throws IOException, InterruptedException {
    return send(request).statusCode();
  }

  /// A connection for bytes that no proper client sends.
  Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), port());
  }

  /// The head of the answer to such bytes.
  String raw(String request) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      var in = new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1);
      return new BufferedReader(in)
          .lines()
          .takeWhile(line -> !line.isEmpty())
          .collect(Collectors.joining("\n"));
    }
  }

  @Override
  public void close() {
    open.close();
    http.close();
  }
}
