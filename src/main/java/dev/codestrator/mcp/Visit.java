package dev.codestrator.mcp;

import dev.codestrator.http.HttpCall;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.spec.McpSchema.InitializeRequest;
import io.modelcontextprotocol.spec.McpSchema.InitializeResult;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpStreamableServerSession;
import io.modelcontextprotocol.spec.McpStreamableServerTransportProvider;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// A session of the protocol over HTTP: from a client's `initialize` until it ends it, or is
/// forgotten.
///
/// Each has a server of the SDK for itself, since tools and instructions depend on who calls.
final class Visit implements McpStreamableServerTransportProvider {
  private final Visitor visitor;
  private final Serving serving;
  private final McpStreamableServerSession session;
  private final InitializeResult greeting;
  private McpStreamableServerSession.@Nullable Factory factory;
  private volatile long lastUsed = System.nanoTime();

  /// @param version of this program
  Visit(Visitor visitor, Serving serving, String version, InitializeRequest request) {
    this.visitor = visitor;
    this.serving = serving;
    serving.server(McpServer.sync(this), version);
    var begun = begin(request);
    session = begun.session();
    greeting = begun.initResult().toFuture().join();
  }

  private McpStreamableServerSession.McpStreamableServerSessionInit begin(
      InitializeRequest request) {
    McpStreamableServerSession.Factory known = factory;
    if (known == null) {
      throw new IllegalStateException("the SDK's server was given no sessions to make");
    }
    return known.startSession(request);
  }

  /// What a client can't guess.
  String id() {
    return session.getId();
  }

  /// The answer to `initialize`.
  InitializeResult greeting() {
    return greeting;
  }

  /// Whether it is this visitor's, in the role in which it began.
  boolean isOf(Visitor other) {
    return visitor.equals(other);
  }

  /// When it was used last, by [System#nanoTime].
  long lastUsed() {
    return lastUsed;
  }

  /// Answers a request.
  void answer(JSONRPCRequest request, HttpCall call) throws IOException {
    lastUsed = System.nanoTime();
    Running running = serving.running();
    var reply = new Reply(call, running, request.id());
    running.run(
        request.id(),
        () -> {
          Optional<JSONRPCResponse> answer = serving.answers().to(request);
          if (answer.isPresent()) {
            reply.send(answer.get());
          } else {
            session.responseStream(reply).handle(request).toFuture().join();
          }
        });
    reply.end();
    lastUsed = System.nanoTime();
  }

  /// Takes a message that has no answer.
  void take(JSONRPCMessage message) {
    lastUsed = System.nanoTime();
    switch (message) {
      case JSONRPCNotification told when told.method().equals("notifications/cancelled") ->
          cancel(told);
      case JSONRPCNotification told -> session.accept(told).toFuture().join();
      default -> {} // no request of ours is ever under way that this could answer
    }
  }

  private void cancel(JSONRPCNotification cancelled) {
    if (cancelled.params() instanceof Map<?, ?> params && params.get("requestId") != null) {
      serving.running().cancel(params.get("requestId"));
    }
  }

  /// Ends soon what is under way and changes nothing.
  void hurry() {
    serving.running().hurry();
  }

  @Override
  public void setSessionFactory(McpStreamableServerSession.Factory sessions) {
    factory = sessions;
  }

  @Override
  public List<String> protocolVersions() {
    return Wire.VERSIONS;
  }

  @Override
  public Mono<Void> notifyClients(String method, Object params) {
    return Mono.empty();
  }

  @Override
  public Mono<Void> closeGracefully() {
    return Mono.empty();
  }
}
