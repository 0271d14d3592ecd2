package dev.codestrator.app.session;

import dev.codestrator.app.lease.LeaseView;
import dev.codestrator.app.lifecycle.Where;
import dev.codestrator.app.merge.QueueView;
import dev.codestrator.app.thread.ChildView;
import dev.codestrator.app.workspace.WorktreeSummary;
import java.util.List;

/// All that is going on in a session.
///
/// @param queue the session's places in the merge queue
public record SessionContext(
    SessionSummary session,
    List<WorktreeSummary> worktrees,
    List<ChildView> threads,
    Where currentRef,
    List<LeaseView> leases,
    List<QueueView> queue) {}
