package dev.codestrator.app.session;

import dev.codestrator.model.Param;
import dev.codestrator.model.Role;
import java.util.Optional;

/// What `session.open` takes.
public record OpenSession(
    @Param(value = "new_work, resume_work or auto", orElse = "auto") Intent intent,
    @Param("what the user wants, in the user's words") Optional<String> userRequest,
    @Param("one or two words that name the worktree; default: from the request")
        Optional<String> worktreeName,
    @Param(value = "the caller's role", orElse = "root") Role agentRole,
    @Param("who opens it; default: user@host") Optional<String> owner,
    @Param("how the caller's terminal can be recognised") Optional<String> terminalFingerprint,
    @Param(value = "after so many silent seconds it counts as dead", orElse = "60")
        int heartbeatTimeoutSeconds,
    @Param(value = "every session has a branch of its own; false is refused", orElse = "true")
        boolean alwaysBranch,
    @Param(value = "commit the caller's pending records first", orElse = "false")
        boolean commitPending) {
  /// Whether to begin or to go on.
  public enum Intent {
    AUTO,
    NEW_WORK,
    RESUME_WORK
  }
}
