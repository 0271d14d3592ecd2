package dev.codestrator.app.thread;

import dev.codestrator.model.Id;

/// How a directive went.
///
/// @param messageId its record in the child's inbox
/// @param confirmed whether the child itself has said that it has it
public record SentDirective(
    State state, Id messageId, boolean confirmed, String detail, ChildView thread) {
  /// How it stands.
  public enum State {
    /// In the inbox, for the end of the turn.
    QUEUED,
    /// In the terminal; the child has not said that it has it.
    PASTED,
    /// The child has it.
    DELIVERED,
    /// The child was started again with it in its prompt.
    RESTARTED
  }
}
