package dev.codestrator.app.session;

import dev.codestrator.model.Id;
import java.util.List;
import java.util.Optional;

/// What `session.open` answers.
///
/// @param status `open`, or `awaiting_resume` when the caller has to choose a session to go on with
/// @param actionRequired `select_resume_candidate` in that case
/// @param rootMode the root runs in the caller's own program
/// @param viewerTmuxSession where the children run; it exists from the first spawn on
/// @param childAttachHint the command to watch them
public record OpenedSession(
    String status,
    Optional<String> actionRequired,
    Optional<SessionSummary> sessionContext,
    Optional<Id> sessionId,
    Optional<Id> threadId,
    Optional<Id> worktreeId,
    String rootMode,
    Optional<String> worktreeSlug,
    Optional<String> worktreePath,
    Optional<String> branch,
    Optional<String> viewerTmuxSession,
    Optional<String> childAttachHint,
    List<Candidates.Candidate> resumeCandidates) {
  /// The caller has to choose one of these.
  static OpenedSession awaiting(List<Candidates.Candidate> candidates) {
    return new OpenedSession(
        "awaiting_resume",
        Optional.of("select_resume_candidate"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "caller_cli",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        candidates);
  }
}
