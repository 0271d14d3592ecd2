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
/// @param lastResponse the end of what its pane shows
public record ChildView(
    Id threadId,
    Role role,
    String title,
    ThreadStatus status,
    ThreadStatus dbStatus,
    String detectionTier,
    String detail,
    String provider,
    Id worktreeId,
    List<Id> scope,
    boolean paneExists,
    Optional<String> pane,
    Optional<String> lastResponse,
    Instant createdAt,
    String log) {
  static ChildView of(AgentThread thread, Watching.Seen seen, Optional<String> lastResponse) {
    return new ChildView(
        thread.id(),
        thread.role(),
        thread.title(),
        seen.observation().status(),
        thread.status(),
        seen.observation().tier(),
        seen.observation().detail(),
        thread.provider(),
        thread.worktree(),
        thread.scope(),
        seen.paneExists(),
        seen.folder().pane(),
        lastResponse,
        thread.createdAt(),
        seen.folder().log().toString());
  }
}
