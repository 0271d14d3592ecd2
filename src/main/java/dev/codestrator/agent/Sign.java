package dev.codestrator.agent;

import java.time.Instant;
import java.util.Optional;

/// One thing that an agent's program told of what it does.
///
/// @param at when
/// @param turn its name for the turn that this is of; empty when it didn't say
/// @param call the tool call that this is about; empty when it is about none
/// @param text words that go with it: a question, a reason
/// @param tier the source: `hook` or `transcript`
record Sign(
    Instant at, Optional<String> turn, Kind kind, Optional<String> call, String text, String tier) {

  /// What a sign says.
  enum Kind {
    /// Its program is up.
    READY,
    /// A turn began.
    BEGUN,
    /// It is at work.
    WORKING,
    /// A tool call of its has come to an end.
    RAN,
    /// Its turn goes on though it was about to end.
    RESUMED,
    /// It makes its context smaller.
    COMPACTING,
    /// It has made its context smaller.
    COMPACTED,
    /// It asks something and waits.
    ASKED,
    /// Its turn ended.
    ENDED,
    /// Somebody interrupted its turn.
    INTERRUPTED,
    /// Its turn failed.
    FAILED,
    /// It has done nothing for a while.
    QUIET;

    /// Whether it tells that a turn is over.
    boolean closes() {
      return this == ENDED || this == INTERRUPTED || this == FAILED;
    }
  }
}
