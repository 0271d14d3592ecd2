package dev.codestrator.model;

import java.time.Instant;
import java.util.Optional;

/// A message from one thread to another. Only its status ever changes.
public record Message(
    Status status,
    Id id,
    Kind kind,
    Id session,
    Optional<Id> sender,
    Id receiver,
    Optional<Id> replyTo,
    Instant sentAt,
    Prose message) {
  /// How it stands.
  public enum Status {
    PENDING,
    DELIVERED
  }

  /// What it is for.
  public enum Kind {
    NOTE,
    BLOCKER,
    DIRECTIVE,
    VERDICT
  }

  /// The message, delivered.
  public Message delivered() {
    return new Message(
        Status.DELIVERED, id, kind, session, sender, receiver, replyTo, sentAt, message);
  }
}
