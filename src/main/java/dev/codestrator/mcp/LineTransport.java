package dev.codestrator.mcp;

import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpServerSession;
import io.modelcontextprotocol.spec.McpServerTransport;
import io.modelcontextprotocol.spec.McpServerTransportProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Carries messages between one client and the SDK, one a line.
///
/// Unlike the SDK's own transport it answers a line that is no message and goes on, runs requests
/// at the same time, and ends only when those under way are answered.
final class LineTransport implements McpServerTransportProvider, McpServerTransport {
  private final OutputStream out;
  private final PrintStream err;
  private final Running running;
  private final Answers answers;
  private @Nullable McpServerSession session;

  /// @param running runs the requests
  /// @param answers what the SDK is not asked
  LineTransport(OutputStream out, PrintStream err, Running running, Answers answers) {
    this.out = out;
    this.err = err;
    this.running = running;
    this.answers = answers;
  }

  /// Reads until input ends; returns when everything is answered.
  void serve(InputStream in) {
    var lines = new Lines(in, Wire.LONGEST);
    try {
      Optional<byte[]> line = lines.next();
      while (line.isPresent()) {
        take(line.get());
        line = lines.next();
      }
    } catch (IOException e) {
      err.println("error: standard input can't be read: " + e.getMessage());
    }
    running.finish();
  }

  private void take(byte[] line) {
    if (new String(line, StandardCharsets.UTF_8).isBlank()) {
      return;
    }
    switch (Incoming.read(line)) {
      case Incoming.Malformed malformed ->
          write(Wire.error(malformed.id(), malformed.code(), malformed.reason()));
      case Incoming.Message(JSONRPCRequest request) ->
          running.start(request.id(), () -> answer(request));
      case Incoming.Message(JSONRPCNotification cancelled)
          when cancelled.method().equals("notifications/cancelled") ->
          cancel(cancelled);
      case Incoming.Message(JSONRPCMessage other) -> Thread.startVirtualThread(() -> handle(other));
    }
  }

  private void answer(JSONRPCRequest request) {
    Optional<JSONRPCResponse> answer = answers.to(request);
    if (answer.isPresent()) {
      write(answer.get());
    } else {
      handle(request);
    }
  }

  private void cancel(JSONRPCNotification cancelled) {
    if (cancelled.params() instanceof Map<?, ?> params && params.get("requestId") != null) {
      running.cancel(params.get("requestId"));
    }
  }

  private void handle(JSONRPCMessage message) {
    McpServerSession known = session;
    if (known != null) {
      known.handle(message).toFuture().join();
    }
  }

  private void write(Object message) {
    byte[] line = (Wire.text(message) + "\n").getBytes(StandardCharsets.UTF_8);
    synchronized (out) {
      try {
        out.write(line);
        out.flush();
      } catch (IOException e) {
        err.println("error: standard output can't be written: " + e.getMessage());
      }
    }
  }

  /// Begins the session. The SDK holds back every request until the client has said that it is
  /// initialized; some never say it, so we do.
  @Override
  public void setSessionFactory(McpServerSession.Factory factory) {
    McpServerSession begun = factory.create(this);
    session = begun;
    var initialized =
        new JSONRPCNotification("2.0", McpSchema.METHOD_NOTIFICATION_INITIALIZED, Map.of());
    begun.handle(initialized).toFuture().join();
  }

  @Override
  public Mono<Void> notifyClients(String method, Object params) {
    McpServerSession known = session;
    return known == null ? Mono.empty() : known.sendNotification(method, params);
  }

  @Override
  public Mono<Void> sendMessage(JSONRPCMessage message) {
    return Mono.fromRunnable(() -> {
      if (!(message instanceof JSONRPCResponse answer) || !running.isCutShort(answer.id())) {
        write(message);
      }
    });
  }

  @Override
  public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
    return Wire.MAPPER.convertValue(data, type);
  }

  @Override
  public List<String> protocolVersions() {
    return Wire.VERSIONS;
  }

  @Override
  public void close() {}

  @Override
  public Mono<Void> closeGracefully() {
    return Mono.empty();
  }
}
