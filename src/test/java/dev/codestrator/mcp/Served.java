package dev.codestrator.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.codestrator.cli.OverviewPage;
import dev.codestrator.model.Caller;
import dev.codestrator.model.Id;
import dev.codestrator.model.Role;
import dev.codestrator.store.ServerFolder;
import dev.codestrator.testing.Orchestra;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
import java.util.Optional;

/// A server over HTTP in this process, and the means to ask it for anything.
///
/// @param errors what it wrote to standard error
record Served(HttpProgram.Open open, HttpClient http, ByteArrayOutputStream errors)
    implements AutoCloseable {
  private static final String INITIALIZE =
      """
      {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-06-18",\
      "capabilities":{},"clientInfo":{"name":"test","version":"1"}}}\
      """;

  static Served of(Orchestra orchestra) {
    var errors = new ByteArrayOutputStream();
    var caller =
        new Caller(Role.ROOT, Optional.empty(), Optional.empty(), "ada@host", "1 (a test)", false);
    var open =
        new HttpProgram(orchestra.dispatcher(), "test", OverviewPage::show)
            .open(
                orchestra.git().root(),
                caller,
                0,
                new PrintStream(errors, true, StandardCharsets.UTF_8));
    return new Served(open, HttpClient.newHttpClient(), errors);
  }

  String url() {
    return open.folder().url().orElseThrow();
  }

  int port() {
    return open.door().port();
  }

  String rootToken() {
    return open.folder().token(new ServerFolder.Holder(Optional.empty()));
  }

  String token(String thread) {
    return open.folder().token(new ServerFolder.Holder(Optional.of(new Id(thread))));
  }

  /// A connection for bytes that no proper client sends.
  Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), port());
  }

  /// A POST as clients send it, without a session.
  HttpRequest.Builder post(String token, String body) {
    return request(token)
        .header("Content-Type", "application/json")
        .header("Accept", "application/json, text/event-stream")
        .POST(BodyPublishers.ofString(body));
  }

  HttpRequest.Builder request(String token) {
    return HttpRequest.newBuilder(URI.create(url()))
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", "Bearer " + token);
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  int status(HttpRequest.Builder request) throws IOException, InterruptedException {
    return send(request).statusCode();
  }

  /// Begins a session of the protocol; its ID.
  String initialize(String token) throws IOException, InterruptedException {
    HttpResponse<String> answer = send(post(token, INITIALIZE));
    return answer.headers().firstValue("Mcp-Session-Id").orElseThrow();
  }

  HttpRequest.Builder initializing(String token) {
    return post(token, INITIALIZE);
  }

  /// A request within a session.
  HttpRequest.Builder in(String session, String token, String body) {
    return post(token, body).header("Mcp-Session-Id", session);
  }

  /// Calls a tool; its answer.
  JsonNode call(String session, String token, String arguments)
      throws IOException, InterruptedException {
    String body = toolCall(1, "orchestrator.call", arguments);
    return Wire.JSON.readTree(send(in(session, token, body)).body());
  }

  static String toolCall(int id, String tool, String arguments) {
    return """
    {"jsonrpc":"2.0","id":%d,"method":"tools/call","params":{"name":"%s","arguments":%s}}\
    """
        .formatted(id, tool, arguments);
  }

  @Override
  public void close() {
    open.close();
    http.close();
  }
}
