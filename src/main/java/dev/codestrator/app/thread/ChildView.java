package dev.codestrator.app.thread;

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
/// @param turn how many turns it has begun; absent, as the next two, when its program doesn't tell
/// @param tokens how many tokens it has used
/// @param filesModified the files that it has changed
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
    Id worktreeId,
    List<Id> scope,
    List<Id> scopeNodes,
    boolean paneExists,
    Optional<String> pane,
    Optional<String> lastResponse,
    Optional<Integer> turn,
    Optional<Long> tokens,
    Optional<List<String>> filesModified,
    Instant createdAt,
    String log) {
  static ChildView of(AgentThread thread, Watching.Seen seen, Optional<String> lastResponse) {
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
        seen.observation().progress().turn(),
        seen.observation().progress().tokens(),
        seen.observation().progress().filesModified(),
        thread.createdAt(),
        seen.folder().log().toString());
  }
}
