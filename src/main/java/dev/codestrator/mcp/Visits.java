package dev.codestrator.mcp;

import dev.codestrator.http.HttpCall;
import dev.codestrator.http.Refused;
import io.modelcontextprotocol.spec.HttpHeaders;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.InitializeRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/// The sessions of the protocol that are open, and the messages that they take.
final class Visits {
  /// How many one visitor has at a time; the one that it used longest ago makes room.
  static final int MOST = 16;

  private final Map<String, Visit> byId = new ConcurrentHashMap<>();
  private final BiFunction<Visitor, InitializeRequest, Visit> begin;

  Visits(BiFunction<Visitor, InitializeRequest, Visit> begin) {
    this.begin = begin;
  }

  /// Takes a message.
  ///
  /// @throws Refused when it is none, or of no session
  void post(Visitor visitor, HttpCall call) throws IOException {
    if (!call.accepts(HttpCall.JSON)) {
      throw new Refused(406, "answers are " + HttpCall.JSON + " or " + HttpCall.EVENTS);
    }
    switch (Incoming.read(call.body(Mcp.LARGEST))) {
      case Incoming.Malformed malformed -> throw new Malformed(malformed);
      case Incoming.Message(JSONRPCRequest request)
          when request.method().equals(McpSchema.METHOD_INITIALIZE) ->
          greet(visitor, request, call);
      case Incoming.Message(JSONRPCRequest request) -> find(visitor, call).answer(request, call);
      case Incoming.Message(JSONRPCMessage other) -> {
        find(visitor, call).take(other);
        call.answer(202);
      }
    }
  }

  private void greet(Visitor visitor, JSONRPCRequest request, HttpCall call) throws IOException {
    Visit visit = begin.apply(visitor, greeting(request));
    makeRoom(visitor);
    byId.put(visit.id(), visit);
    call.set(HttpHeaders.MCP_SESSION_ID, visit.id());
    call.answer(
        200, HttpCall.JSON, Wire.text(JSONRPCResponse.result(request.id(), visit.greeting())));
  }

  private static InitializeRequest greeting(JSONRPCRequest request) {
    try {
      Object params = Optional.ofNullable(request.params()).orElse(Map.of());
      return Wire.MAPPER.convertValue(params, InitializeRequest.class);
    } catch (IllegalArgumentException e) {
      throw new Malformed(
          new Incoming.Malformed(
              Optional.of(request.id()),
              ErrorCodes.INVALID_PARAMS,
              "these params don't initialize"));
    }
  }

  private synchronized void makeRoom(Visitor visitor) {
    List<Visit> own = byId.values().stream().filter(visit -> visit.isOf(visitor)).toList();
    if (own.size() >= MOST) {
      own.stream().min(Comparator.comparingLong(Visit::lastUsed)).ifPresent(this::remove);
    }
  }

  /// Ends a session.
  ///
  /// @throws Refused when there is none
  void delete(Visitor visitor, HttpCall call) throws IOException {
    remove(find(visitor, call));
    call.answer(204);
  }

  private void remove(Visit visit) {
    byId.remove(visit.id());
    visit.hurry();
  }

  private Visit find(Visitor visitor, HttpCall call) {
    Optional<String> version = call.header(HttpHeaders.PROTOCOL_VERSION);
    if (version.isPresent() && !Wire.VERSIONS.contains(version.get())) {
      throw new Refused(
          400, HttpHeaders.PROTOCOL_VERSION + " takes one of " + String.join(", ", Wire.VERSIONS));
    }
    String id =
        call.header(HttpHeaders.MCP_SESSION_ID)
            .orElseThrow(() ->
                new Refused(
                    400, "no " + HttpHeaders.MCP_SESSION_ID + " is given; initialize gives one"));
    return Optional.ofNullable(byId.get(id))
        .filter(visit -> visit.isOf(visitor))
        .orElseThrow(() -> new Refused(404, "this session has ended; initialize begins another"));
  }

  /// Ends soon what is under way and changes nothing.
  void hurry() {
    byId.values().forEach(Visit::hurry);
  }
}
