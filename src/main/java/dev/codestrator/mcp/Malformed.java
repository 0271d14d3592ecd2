package dev.codestrator.mcp;

import dev.codestrator.http.Refused;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import java.util.Optional;

/// A request whose body is no message of the protocol.
final class Malformed extends Refused {
  private static final long serialVersionUID = 1L;

  private final transient Incoming.Malformed body;

  Malformed(Incoming.Malformed body) {
    super(400, body.reason());
    this.body = body;
  }

  /// What a client is told of a request that was refused: an error of JSON-RPC.
  static String told(Refused refused) {
    return Wire.text(
        refused instanceof Malformed malformed
            ? Wire.error(malformed.body.id(), malformed.body.code(), refused.reason())
            : Wire.error(Optional.empty(), ErrorCodes.INVALID_REQUEST, refused.reason()));
  }
}
