package dev.codestrator.app.session;

import dev.codestrator.app.Call;
import dev.codestrator.app.lease.LeaseView;
import dev.codestrator.app.lease.Leases;
import dev.codestrator.app.lifecycle.CurrentReference;
import dev.codestrator.app.lifecycle.Where;
import dev.codestrator.app.lifecycle.Work;
import dev.codestrator.app.merge.Queue;
import dev.codestrator.app.merge.QueueView;
import dev.codestrator.app.thread.Children;
import dev.codestrator.app.workspace.Worktrees;
import java.util.List;
import java.util.Optional;

/// The method `session.context`: the whole picture in one answer.
public final class Contexts {
  private final Worktrees worktrees;
  private final Children children;
  private final Leases leases;
  private final Queue queue;
  private final Work work;
  private final Sessions sessions;

  /// @param worktrees lists them
  /// @param children lists them
  /// @param leases lists them
  /// @param queue lists it
  /// @param work knows what comes next
  /// @param sessions tells how the session itself stands
  public Contexts(
      Worktrees worktrees,
      Children children,
      Leases leases,
      Queue queue,
      Work work,
      Sessions sessions) {
    this.sessions = sessions;
    this.worktrees = worktrees;
    this.children = children;
    this.leases = leases;
    this.queue = queue;
    this.work = work;
  }

  /// `session.context`.
  public SessionContext context(Call call, ContextRequest request) {
    var all = new Children.ListChildren(Optional.empty(), Optional.empty(), Optional.empty());
    return new SessionContext(
        sessions.summary(call, call.sessionRecord(call.view()).value()),
        worktrees.list(call, Worktrees.ListWorktrees.ALL).worktrees(),
        children.list(call, all).threads(),
        current(call),
        held(call),
        mine(call));
  }

  private Where current(Call call) {
    return work.current(call, CurrentReference.reading(Optional.empty()));
  }

  private List<LeaseView> held(Call call) {
    return leases.list(call, Leases.ListLocks.HELD).locks().stream()
        .filter(lease -> lease.session().equals(call.session()))
        .toList();
  }

  private List<QueueView> mine(Call call) {
    return queue.list(call, new Queue.ListQueue(true)).queue().stream()
        .filter(entry -> entry.session().equals(call.session()))
        .toList();
  }
}
