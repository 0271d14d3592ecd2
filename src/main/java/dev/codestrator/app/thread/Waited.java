package dev.codestrator.app.thread;

import dev.codestrator.agent.Observation;
import dev.codestrator.agent.Progress;
import dev.codestrator.agent.RateLimit;
import dev.codestrator.model.Id;
import dev.codestrator.model.ThreadStatus;
import java.util.List;
import java.util.Optional;

/// How a wait ended.
///
/// @param achieved whether a child arrived at a status that was waited for
/// @param achievedStatus the status of the child that arrived, or the one seen last
/// @param question what the child asks, when it waits for an answer
/// @param lastMessage what it said last, where its program tells
/// @param tokens how many tokens it has used
/// @param rateLimits the limits of its model's service
/// @param filesModified the files that it has changed of late
/// @param lastResponse the end of what the child that arrived wrote
public record Waited(
    boolean achieved,
    Id threadId,
    ThreadStatus achievedStatus,
    String detail,
    Optional<String> question,
    Optional<String> lastMessage,
    Optional<ChildView.TokenUse> tokens,
    List<RateLimit> rateLimits,
    Optional<List<String>> filesModified,
    Optional<String> lastResponse,
    long elapsedMs) {
  /// @param words the end of what it wrote
  static Waited of(
      boolean achieved, Id thread, Observation seen, Optional<String> words, long elapsedMs) {
    Progress progress = seen.progress();
    return new Waited(
        achieved,
        thread,
        seen.status(),
        seen.detail(),
        progress.question(),
        progress.lastMessage(),
        progress.tokens().map(ChildView.TokenUse::of),
        progress.limits(),
        progress.filesModified(),
        words,
        elapsedMs);
  }
}
