package dev.codestrator.model;

import java.time.Instant;
import java.util.Optional;

/// A place in the queue of merges into the main branch: first come, first served within a priority.
///
/// @param request the merge request it stands for
/// @param worktree where the branch is checked out
/// @param landed the commit of the target that holds the work
public record QueueEntry(
    Status status,
    Id id,
    int priority,
    Id session,
    Id request,
    Id worktree,
    String target,
    Instant queuedAt,
    Optional<String> landed) {
  /// How it stands. A blocked one keeps its place while it is repaired.
  public enum Status {
    QUEUED,
    IN_REVIEW,
    APPROVED,
    BLOCKED,
    FAILED,
    LANDED
  }

  /// Whether it still waits for its landing.
  public boolean isOpen() {
    return status != Status.LANDED;
  }

  /// Whether it can go on now, and needs no repair first.
  public boolean isReady() {
    return switch (status) {
      case QUEUED, IN_REVIEW, APPROVED -> true;
      case BLOCKED, FAILED, LANDED -> false;
    };
  }

  /// The same with another status.
  public QueueEntry with(Status newStatus) {
    return new QueueEntry(
        newStatus, id, priority, session, request, worktree, target, queuedAt, landed);
  }

  /// Landed as this commit.
  public QueueEntry landedAs(String commit) {
    return new QueueEntry(
        Status.LANDED,
        id,
        priority,
        session,
        request,
        worktree,
        target,
        queuedAt,
        Optional.of(commit));
  }
}
