package dev.codestrator.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a thread does next: read after compaction or a restart.
///
/// @param id new at every change
/// @param acknowledged whether the thread has read it
public record Reference(
    boolean acknowledged,
    Id id,
    Id thread,
    Id session,
    Optional<Id> task,
    Optional<String> step,
    String nextAction,
    Instant at,
    List<String> requiredFiles,
    Prose summary) {
  /// The reference, read by its thread.
  public Reference read() {
    return new Reference(
        true, id, thread, session, task, step, nextAction, at, requiredFiles, summary);
  }

  /// The same under a new ID, for somebody to read it again.
  public Reference again(Id newId) {
    return new Reference(
        false, newId, thread, session, task, step, nextAction, at, requiredFiles, summary);
  }
}
