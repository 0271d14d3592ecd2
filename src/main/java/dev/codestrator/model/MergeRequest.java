package dev.codestrator.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The wish to have some Features or Epics reviewed and merged.
///
/// @param tasks what it delivers
/// @param branch the branch that holds the work
/// @param target the branch that it is to land on
/// @param reviewerSession the session that was asked to review it
public record MergeRequest(
    Status status,
    Id id,
    Id session,
    String branch,
    String target,
    Optional<Id> reviewerSession,
    Instant requestedAt,
    @Param(sorted = true) List<Id> tasks,
    Prose notes) {
  /// How it stands. `APPROVED` and `BLOCKED` repeat the newest verdict.
  public enum Status {
    REQUESTED,
    IN_REVIEW,
    APPROVED,
    BLOCKED,
    LANDED
  }

  /// The same with another status.
  public MergeRequest with(Status newStatus) {
    return new MergeRequest(
        newStatus, id, session, branch, target, reviewerSession, requestedAt, tasks, notes);
  }
}
