package dev.codestrator.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What was true when something happened to a Case. Written once.
///
/// @param event `begin`, `step-check`, `block`, `complete`
/// @param task the Case
/// @param requiredFiles what somebody who goes on should read
public record Checkpoint(
    String event,
    Id task,
    Optional<Id> thread,
    Optional<String> step,
    Optional<String> nextAction,
    Instant at,
    List<String> requiredFiles,
    Prose summary) {
  /// The same at another time.
  public Checkpoint at(Instant time) {
    return new Checkpoint(event, task, thread, step, nextAction, time, requiredFiles, summary);
  }
}
