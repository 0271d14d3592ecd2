package dev.codestrator.agent;

import java.util.Optional;

/// The tokens that an agent has used.
///
/// @param last those of its last request: what its context holds
/// @param total those of all its requests that are known of
/// @param window how many its context can hold, where its program tells
public record Tokens(long last, long total, Optional<Long> window) {
  private static final int WHOLE = 100;

  /// How full its context is, in percent: the last request over the window, never the total.
  public Optional<Integer> percent() {
    return window.filter(size -> size > 0).map(size -> (int) Math.min(WHOLE, last * WHOLE / size));
  }
}
