package dev.codestrator.mcp;

import dev.codestrator.http.HttpCall;
import dev.codestrator.http.Refused;
import dev.codestrator.http.Site;
import java.io.IOException;
import java.util.Map;

/// The protocol over HTTP: whoever may come in sends messages, or ends a session.
///
/// @param gate who may come in
/// @param visits their sessions
record Mcp(Gate gate, Visits visits) implements Site {
  /// How long a body may be, in bytes: what [Sizes] lets pass fits in, however it is escaped.
  static final int LARGEST = 6_100_000;

  @Override
  public Answering admit(HttpCall call) {
    Visitor visitor = gate.admit(call);
    return each -> answer(visitor, each);
  }

  private void answer(Visitor visitor, HttpCall call) throws IOException {
    switch (call.method()) {
      case "POST" -> visits.post(visitor, call);
      case "DELETE" -> visits.delete(visitor, call);
      default ->
          throw new Refused(
              405, "messages come in answer to a POST only", Map.of("Allow", "POST, DELETE"));
    }
  }

  @Override
  public String body(Refused refused) {
    return Malformed.told(refused);
  }
}
