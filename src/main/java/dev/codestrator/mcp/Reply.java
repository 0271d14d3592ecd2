package dev.codestrator.mcp;

import dev.codestrator.http.HttpCall;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpStreamableServerTransport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import reactor.core.publisher.Mono;

/// Carries to the client what belongs to one request: its answer as JSON; as events when something
/// is told before the answer, and the client takes events.
final class Reply implements McpStreamableServerTransport {
  private final HttpCall call;
  private final Running running;
  private final Object id;
  private Optional<OutputStream> events = Optional.empty();
  private boolean over;

  /// @param id of the request
  Reply(HttpCall call, Running running, Object id) {
    this.call = call;
    this.running = running;
    this.id = id;
  }

  /// Sends the answer, or what is told before it; nothing to a client that has cancelled.
  synchronized void send(JSONRPCMessage message) {
    if (over || running.isCutShort(id)) {
      return;
    }
    over = message instanceof JSONRPCResponse;
    try {
      if (over && events.isEmpty()) {
        call.answer(200, HttpCall.JSON, Wire.text(message));
      } else if (call.accepts(HttpCall.EVENTS)) {
        event(message);
      }
    } catch (IOException e) {
      over = true;
      running.cancel(id); // the client has gone
    }
  }

  private void event(JSONRPCMessage message) throws IOException {
    if (events.isEmpty()) {
      events = Optional.of(call.stream());
    }
    String event = "event: message\ndata: " + Wire.text(message) + "\n\n";
    OutputStream out = events.get();
    out.write(event.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /// Ends it; without an answer, when none was sent.
  synchronized void end() throws IOException {
    if (!over && events.isEmpty()) {
      events = Optional.of(call.stream());
    }
    over = true;
    if (events.isPresent()) {
      events.get().close();
    }
  }

  @Override
  public Mono<Void> sendMessage(JSONRPCMessage message) {
    return Mono.fromRunnable(() -> send(message));
  }

  @Override
  public Mono<Void> sendMessage(JSONRPCMessage message, String id) {
    return sendMessage(message);
  }

  @Override
  public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
    return Wire.MAPPER.convertValue(data, type);
  }

  @Override
  public Mono<Void> closeGracefully() {
    return Mono.empty();
  }
}
