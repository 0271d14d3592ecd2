package dev.codestrator.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A model on loopback that says what the test's scripts say. A script is chosen by a word that
/// stands in the conversation; a conversation without one of these words is answered with "Ok."
final class ModelStandIn implements AutoCloseable {
  private static final int LONGEST_WAIT_SECONDS = 60;

  private final Map<String, Script> scripts = new ConcurrentHashMap<>();
  private final List<Conversation> heard = new CopyOnWriteArrayList<>();
  private final AtomicInteger serial = new AtomicInteger();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  private ModelStandIn(HttpServer server) {
    this.server = server;
  }

  static ModelStandIn start() throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var standIn = new ModelStandIn(HttpServer.create(address, 0));
    standIn.server.createContext("/", standIn::answer);
    standIn.server.setExecutor(standIn.threads);
    standIn.server.start();
    return standIn;
  }

  /// Where it listens, without a slash at the end.
  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// From now on a conversation that holds this word follows this script.
  ModelStandIn on(String word, Script script) {
    scripts.put(word, script);
    return this;
  }

  /// The conversations that came in, each as it stood then.
  List<Conversation> heard() {
    return List.copyOf(heard);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().getPath();
      if (path.endsWith("/responses")) {
        stream(exchange, new OpenAiResponses(), Dialect.JSON.readTree(body));
      } else if (path.endsWith("/messages")) {
        stream(exchange, new AnthropicMessages(), Dialect.JSON.readTree(body));
      } else {
        whole(exchange, 200, "application/json", "{\"input_tokens\":10}");
      }
    }
  }

  private void stream(HttpExchange exchange, Dialect dialect, JsonNode request) throws IOException {
    Conversation conversation = dialect.read(request);
    heard.add(conversation);
    Reply reply = script(conversation).next(conversation);
    if (reply instanceof Reply.Later later) {
      awaits(later);
      reply = later.then();
    }
    if (reply instanceof Reply.Fails fails) {
      refuse(exchange, fails);
      return;
    }
    var text = new StringBuilder();
    for (Dialect.Event event : dialect.write(conversation, reply, serial.incrementAndGet())) {
      String data = Dialect.JSON.writeValueAsString(event.data());
      text.append("event: ").append(event.type()).append("\ndata: ").append(data).append("\n\n");
    }
    whole(exchange, 200, "text/event-stream", text.toString());
  }

  private static void refuse(HttpExchange exchange, Reply.Fails fails) throws IOException {
    String type = fails.status() == 429 ? "rate_limit_error" : "api_error";
    var error = Map.of("type", type, "message", fails.message());
    String body = Dialect.JSON.writeValueAsString(Map.of("type", "error", "error", error));
    whole(exchange, fails.status(), "application/json", body);
  }

  private Script script(Conversation conversation) {
    return scripts.entrySet().stream()
        .filter(entry -> conversation.text().contains(entry.getKey()))
        .max(Comparator.comparingInt(entry -> entry.getKey().length()))
        .map(Map.Entry::getValue)
        .orElse(_ -> new Reply.Says("Ok."));
  }

  private static void awaits(Reply.Later later) throws IOException {
    try {
      if (!later.latch().await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("nobody opened the latch");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static void whole(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
