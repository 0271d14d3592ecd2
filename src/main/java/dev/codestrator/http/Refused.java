package dev.codestrator.http;

import java.util.Map;

/// A request that is refused before it is understood.
public class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Map<String, String> headers;

  /// @param status of HTTP
  public Refused(int status, String reason) {
    this(status, reason, Map.of());
  }

  /// @param status of HTTP
  /// @param headers of the answer
  public Refused(int status, String reason, Map<String, String> headers) {
    super(reason, null, false, false);
    this.status = status;
    this.headers = Map.copyOf(headers);
  }

  /// The status of HTTP.
  public int status() {
    return status;
  }

  /// Why, for people.
  public String reason() {
    return String.valueOf(getMessage());
  }

  Map<String, String> headers() {
    return headers;
  }
}
