package dev.codestrator.http;

import java.io.IOException;

/// What is served behind a door.
public interface Site {
  /// Looks at a request before its body is read.
  ///
  /// @return what answers it
  /// @throws Refused when it may not come in
  Answering admit(HttpCall call);

  /// The body of the answer to a request that is refused, as JSON.
  String body(Refused refused);

  /// Answers a request that was let in.
  @FunctionalInterface
  interface Answering {
    /// Answers it.
    ///
    /// @throws Refused when it can't be understood
    void answer(HttpCall call) throws IOException;
  }
}
