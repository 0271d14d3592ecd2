package dev.codestrator.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A request of HTTP and the way to answer it.
public record HttpCall(HttpExchange exchange) {
  /// The type of a message.
  public static final String JSON = "application/json";

  /// The type of messages one after the other.
  public static final String EVENTS = "text/event-stream";

  private static final int NO_BODY = -1;
  private static final int SOME_BODY = 0;

  /// What is to be done: `GET`, `POST`.
  public String method() {
    return exchange.getRequestMethod();
  }

  /// To what.
  public String path() {
    return exchange.getRequestURI().getPath();
  }

  /// The first value of this name behind the path's `?`.
  public Optional<String> query(String name) {
    String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    return Stream.of(query.split("&", -1))
        .filter(each -> each.startsWith(name + "="))
        .map(each -> URLDecoder.decode(each.substring(name.length() + 1), StandardCharsets.UTF_8))
        .findFirst();
  }

  /// The first header of this name.
  public Optional<String> header(String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  /// Whether the client takes an answer of this type; one that says nothing takes any.
  public boolean accepts(String type) {
    return Stream.of(header("Accept").orElse("*/*").split(","))
        .map(each -> each.split(";", 2)[0].strip())
        .anyMatch(each -> each.equalsIgnoreCase(type) || each.equals("*/*"));
  }

  /// The body.
  ///
  /// @param largest how long it may be, in bytes
  /// @throws Refused when it is too long, as far as can be told before it is read; or no JSON
  public byte[] body(int largest) throws IOException {
    String type = header("Content-Type").orElse("").split(";", 2)[0].strip();
    if (!type.equalsIgnoreCase(JSON)) {
      throw new Refused(415, "a message is sent as " + JSON);
    }
    long told = header("Content-Length").map(HttpCall::number).orElse(0L);
    byte[] body = told > largest ? new byte[0] : exchange.getRequestBody().readNBytes(largest + 1);
    if (told > largest || body.length > largest) {
      throw new Refused(
          413, "a message has at most " + largest + " bytes", Map.of("Connection", "close"));
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
  public void answer(int status) throws IOException {
    exchange.sendResponseHeaders(status, NO_BODY);
  }

  /// Answers with a body, whole; the answer to HEAD has none.
  ///
  /// @param type of the body
  public void answer(int status, String type, byte[] body) throws IOException {
    set("Content-Type", type);
    if (method().equals("HEAD")) {
      answer(status);
      return;
    }
    exchange.sendResponseHeaders(status, body.length == 0 ? NO_BODY : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  /// Answers with a text.
  ///
  /// @param type of the text
  public void answer(int status, String type, String text) throws IOException {
    answer(status, type, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Begins an answer of several messages.
  public OutputStream stream() throws IOException {
    set("Content-Type", EVENTS);
    set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(200, SOME_BODY);
    return exchange.getResponseBody();
  }

  /// Sets a header of the answer.
  public void set(String name, String value) {
    exchange.getResponseHeaders().set(name, value);
  }
}
