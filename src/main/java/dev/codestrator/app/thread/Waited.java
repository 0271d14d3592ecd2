package dev.codestrator.app.thread;

import dev.codestrator.model.Id;
import dev.codestrator.model.ThreadStatus;
import java.util.Optional;

/// How a wait ended.
///
/// @param achieved whether a child arrived at a status that was waited for
/// @param achievedStatus the status of the child that arrived, or the one seen last
/// @param lastResponse the end of what the child that arrived wrote
public record Waited(
    boolean achieved,
    Id threadId,
    ThreadStatus achievedStatus,
    String detail,
    Optional<String> lastResponse,
    long elapsedMs) {
  Waited with(Optional<String> words) {
    return new Waited(achieved, threadId, achievedStatus, detail, words, elapsedMs);
  }
}
