package dev.codestrator.mcp;

import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import java.util.Map;
import java.util.Optional;

/// A request of HTTP that is refused before any method is asked.
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final int code;
  private final transient Optional<Object> id;
  private final transient Map<String, String> headers;

  private Refused(
      int status, int code, Optional<Object> id, String reason, Map<String, String> headers) {
    super(reason, null, false, false);
    this.status = status;
    this.code = code;
    this.id = id;
    this.headers = Map.copyOf(headers);
  }

  /// @param status of HTTP
  Refused(int status, String reason) {
    this(status, reason, Map.of());
  }

  Refused(int status, String reason, Map<String, String> headers) {
    this(status, ErrorCodes.INVALID_REQUEST, Optional.empty(), reason, headers);
  }

  /// A body that is no message.
  Refused(Incoming.Malformed body) {
    this(400, body.code(), body.id(), body.reason(), Map.of());
  }

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  /// The answer's body.
  Object body() {
    return Wire.error(id, code, String.valueOf(getMessage()));
  }
}
