package dev.codestrator.app.thread;

import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;

/// A child whose program was gone.
///
/// @param started whether it runs again
/// @param resumed whether it went on with the conversation that it had
/// @param detail why it doesn't run; empty when it does
public record Revived(Id threadId, boolean started, boolean resumed, String detail) {
  static Revived failed(Id thread, Rejection why) {
    return new Revived(thread, false, false, why.message());
  }
}
