package dev.codestrator.model;

import java.time.Instant;
import java.util.Optional;

/// A place in the queue of merges into the main branch: first come, first served within a priority.
///
/// @param request the merge request it stands for
/// @param worktree where the branch is checked out
/// @param landed the commit of the target that holds the work; while it lands, the one that is to
/// @param reason why it failed or was returned, in a line
public record QueueEntry(
    Status status,
    Id id,
    int priority,
    Id session,
    Id request,
    Id worktree,
    String target,
    Instant queuedAt,
    Optional<String> landed,
    Optional<String> reason) {
  /// How it stands. A blocked one keeps its place while it is repaired.
  public enum Status {
    QUEUED,
    IN_REVIEW,
    APPROVED,
    LANDING,
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
      case QUEUED, IN_REVIEW, APPROVED, LANDING -> true;
      case BLOCKED, FAILED, LANDED -> false;
    };
  }

  /// The same with another status.
  public QueueEntry with(Status newStatus) {
    return as(newStatus, landed, Optional.empty());
  }

  /// About to land as this commit: whether it has, the target tells.
  public QueueEntry landingAs(String commit) {
    return as(Status.LANDING, Optional.of(commit), Optional.empty());
  }

  /// Landed as this commit.
  public QueueEntry landedAs(String commit) {
    return as(Status.LANDED, Optional.of(commit), Optional.empty());
  }

  /// Approved again: its landing moved nothing.
  public QueueEntry notLanded() {
    return as(Status.APPROVED, Optional.empty(), Optional.empty());
  }

  /// Failed for this reason.
  public QueueEntry failed(String why) {
    return as(Status.FAILED, Optional.empty(), Optional.of(why));
  }

  private QueueEntry as(Status newStatus, Optional<String> commit, Optional<String> why) {
    return new QueueEntry(
        newStatus, id, priority, session, request, worktree, target, queuedAt, commit, why);
  }
}
