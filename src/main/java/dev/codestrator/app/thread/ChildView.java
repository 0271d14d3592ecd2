package dev.codestrator.app.thread;

import dev.codestrator.agent.Progress;
import dev.codestrator.agent.RateLimit;
import dev.codestrator.agent.Tokens;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Id;
import dev.codestrator.model.Role;
import dev.codestrator.model.ThreadStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A child as it is now.
///
/// @param status what it does
/// @param dbStatus what its record says
/// @param detectionTier the source that the status is known from
/// @param detail more about the status
/// @param paneExists whether its tmux pane is there
/// @param providerStatus what its provider says that it does
/// @param lastResponse the end of what its pane shows; of one without a pane, of its log
/// @param turn how many turns it has begun; absent, as the next ones, when its program doesn't tell
/// @param turnId its program's name for its turn
/// @param tokens how many tokens it has used
/// @param rateLimits the limits of its model's service
/// @param filesModified the files that it has changed of late
/// @param lastMessage what it said last
/// @param question what it asks, while it waits for an answer
public record ChildView(
    Id threadId,
    Role role,
    String title,
    ThreadStatus status,
    ThreadStatus dbStatus,
    ThreadStatus providerStatus,
    String detectionTier,
    String detail,
    String provider,
    Optional<Id> worktreeId,
    List<Id> scope,
    List<Id> scopeNodes,
    boolean paneExists,
    Optional<String> pane,
    Optional<String> lastResponse,
    Optional<Integer> turn,
    Optional<String> turnId,
    Optional<TokenUse> tokens,
    List<RateLimit> rateLimits,
    Optional<List<String>> filesModified,
    Optional<String> lastMessage,
    Optional<String> question,
    Instant createdAt,
    String log) {

  /// How many tokens a child has used.
  ///
  /// @param last those of its last request: what its context holds
  /// @param total those of all its requests that are known of
  /// @param window how many its context can hold
  /// @param percent how full its context is
  public record TokenUse(long last, long total, Optional<Long> window, Optional<Integer> percent) {
    static TokenUse of(Tokens tokens) {
      return new TokenUse(tokens.last(), tokens.total(), tokens.window(), tokens.percent());
    }
  }

  static ChildView of(AgentThread thread, Watching.Seen seen, Optional<String> lastResponse) {
    Progress progress = seen.observation().progress();
    return new ChildView(
        thread.id(),
        thread.role(),
        thread.title(),
        seen.observation().status(),
        thread.status(),
        seen.observation().status(),
        seen.observation().tier(),
        seen.observation().detail(),
        thread.provider(),
        thread.worktree(),
        thread.scope(),
        thread.scopeNodes(),
        seen.paneExists(),
        seen.folder().pane(),
        lastResponse,
        progress.turn(),
        progress.turnId(),
        progress.tokens().map(TokenUse::of),
        progress.limits(),
        progress.filesModified(),
        progress.lastMessage(),
        progress.question(),
        thread.createdAt(),
        seen.folder().log().toString());
  }
}
