package dev.codestrator.app.merge;

import dev.codestrator.model.Id;
import dev.codestrator.model.QueueEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A merge's place in the queue.
///
/// @param position 1 is next; absent once it has landed
/// @param reason why it failed or was returned
/// @param waitingFor what it waits for; absent once it has landed
/// @param holder the session that holds the main lock
public record QueueView(
    Id requestId,
    QueueEntry.Status status,
    Id mergeRequestId,
    Id session,
    String branch,
    String target,
    List<Id> tasks,
    Optional<Integer> position,
    Optional<String> reason,
    Optional<String> waitingFor,
    Optional<Id> holder,
    Instant queuedAt,
    Optional<String> landed,
    Optional<ReviewView> review) {}
