package dev.codestrator.mcp;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A request of HTTP and the way to answer it.
record HttpCall(HttpExchange exchange) {
  static final String JSON = "application/json";
  static final String EVENTS = "text/event-stream";

  /// How long a body may be, in bytes: what [Sizes] lets pass fits in, however it is escaped.
  static final int LARGEST = 6_100_000;

  private static final int NO_BODY = -1;
  private static final int SOME_BODY = 0;

  String method() {
    return exchange.getRequestMethod();
  }

  String path() {
    return exchange.getRequestURI().getPath();
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  /// Whether the client takes an answer of this type; one that says nothing takes any.
  boolean accepts(String type) {
    return Stream.of(header("Accept").orElse("*/*").split(","))
        .map(each -> each.split(";", 2)[0].strip())
        .anyMatch(each -> each.equalsIgnoreCase(type) || each.equals("*/*"));
  }

  /// The body.
  ///
  /// @throws Refused when it is too long, as far as can be told before it is read; or no JSON
  byte[] body() throws IOException {
    String type = header("Content-Type").orElse("").split(";", 2)[0].strip();
    if (!type.equalsIgnoreCase(JSON)) {
      throw new Refused(415, "a message is sent as " + JSON);
    }
    long told = header("Content-Length").map(HttpCall::number).orElse(0L);
    byte[] body = told > LARGEST ? new byte[0] : exchange.getRequestBody().readNBytes(LARGEST + 1);
    if (told > LARGEST || body.length > LARGEST) {
      throw new Refused(
          413, "a message has at most " + LARGEST + " bytes", Map.of("Connection", "close"));
    }
    return body;
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw new Refused(400, "Content-Length is no number");
    }
  }

  /// Answers without a body.
  void answer(int status) throws IOException {
    exchange.sendResponseHeaders(status, NO_BODY);
  }

  /// Answers with a body, whole; the answer to HEAD has none.
  void answer(int status, Object body) throws IOException {
    if (method().equals("HEAD")) {
      answer(status);
      return;
    }
    byte[] bytes = Wire.text(body).getBytes(StandardCharsets.UTF_8);
    set("Content-Type", JSON);
    exchange.sendResponseHeaders(status, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  /// Begins an answer of several messages.
  OutputStream stream() throws IOException {
    set("Content-Type", EVENTS);
    set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(200, SOME_BODY);
    return exchange.getResponseBody();
  }

  /// Sets a header of the answer.
  void set(String name, String value) {
    exchange.getResponseHeaders().set(name, value);
  }
}
