package dev.codestrator.app.thread;

import dev.codestrator.model.Id;

/// An answer that a child has.
///
/// @param question what its terminal showed
/// @param confirmedBy how it is known that it has it: its own `event`, or its `screen`, where the
///   question is gone
public record Answered(
    Id threadId, Kind kind, String question, Source confirmedBy, ChildView thread) {
  /// What was answered.
  public enum Kind {
    APPROVED,
    REFUSED,
    TOLD
  }

  /// Where the confirmation was seen.
  public enum Source {
    EVENT,
    SCREEN
  }
}
