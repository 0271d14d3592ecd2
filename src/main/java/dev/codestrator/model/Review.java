package dev.codestrator.model;

import java.time.Instant;
import java.util.Optional;

/// A reviewer's look at one commit.
///
/// @param thread the reviewer
/// @param commit exactly what is reviewed
/// @param base the commit that it is compared with
/// @param report the findings and the verdict, as Markdown
public record Review(
    State state,
    Id id,
    Id session,
    Id request,
    Optional<Id> thread,
    String base,
    String commit,
    Instant requestedAt,
    Prose report) {
  /// How it stands.
  public enum State {
    REQUESTED,
    RUNNING,
    APPROVED,
    BLOCKED,
    FAILED
  }

  /// Whether a verdict is still to come.
  public boolean isPending() {
    return state == State.REQUESTED || state == State.RUNNING;
  }

  /// Given to this reviewer.
  public Review runBy(Id reviewer) {
    return new Review(
        State.RUNNING,
        id,
        session,
        request,
        Optional.of(reviewer),
        base,
        commit,
        requestedAt,
        report);
  }

  /// Ended with this report.
  public Review ended(State newState, String text) {
    return new Review(
        newState, id, session, request, thread, base, commit, requestedAt, new Prose(text));
  }
}
