package dev.codestrator.app.session;

import dev.codestrator.app.Call;
import dev.codestrator.app.Calls;
import dev.codestrator.app.Presence;
import dev.codestrator.app.thread.ChildView;
import dev.codestrator.app.thread.Children;
import dev.codestrator.app.workspace.RemovedWorktree;
import dev.codestrator.app.workspace.Removing;
import dev.codestrator.io.ProcessRef;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.model.Session;
import dev.codestrator.model.Worktree;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.ThreadFolder;
import dev.codestrator.tmux.Pane;
import dev.codestrator.tmux.Tmux;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The method `session.cleanup`: children first, then their panes and worktrees, then the session,
/// its root worktree last. Whatever was done before a crash is found done by the next call.
public final class Cleaning {
  private final Calls calls;
  private final Children children;
  private final Removing removing;
  private final Closing closing;
  private final Function<Call, Tmux> tmux;

  /// @param calls begins the call again once worktrees are gone
  /// @param children are stopped
  /// @param removing removes worktrees
  /// @param closing closes the session
  /// @param tmux the tmux that the settings name
  public Cleaning(
      Calls calls,
      Children children,
      Removing removing,
      Closing closing,
      Function<Call, Tmux> tmux) {
    this.calls = calls;
    this.children = children;
    this.removing = removing;
    this.closing = closing;
    this.tmux = tmux;
  }

  /// `session.cleanup`.
  public CleanedSession clean(Call call, CleanUp request) {
    Session session = call.sessionRecord(call.view()).value();
    Id root = session.worktree();
    List<Id> stopped = stop(call);
    Panes panes = closePanes(call, session);
    var ended = new ArrayList<>(removing.end(call, worktrees(call, root, true), request.force()));
    Call now = calls.again(call);
    Optional<String> summary = close(now, session, request, ended);
    ended.addAll(removing.end(calls.again(now), worktrees(now, root, false), request.force()));
    if (ended.stream().allMatch(RemovedWorktree::removed)) {
      Presence.of(call.repository(), session.id()).forget();
    }
    return new CleanedSession(
        session.id(),
        stopped,
        panes.closed(),
        panes.left(),
        ended.stream().filter(RemovedWorktree::removed).toList(),
        ended.stream().filter(each -> !each.removed()).toList(),
        ended.stream().flatMap(each -> each.rescued().stream()).toList(),
        summary);
  }

  private List<Id> stop(Call call) {
    var all = new Children.ListChildren(Optional.empty(), Optional.empty(), Optional.empty());
    List<Id> live =
        children.list(call, all).threads().stream()
            .filter(child -> !child.dbStatus().isOver() || runs(call, child.threadId()))
            .map(ChildView::threadId)
            .toList();
    live.forEach(id -> children.stop(call, new Children.StopRequest(id.value(), true)));
    return live;
  }

  private static boolean runs(Call call, Id thread) {
    return ThreadFolder.of(call.repository(), thread)
        .process()
        .filter(ProcessRef::alive)
        .isPresent();
  }

  /// @param left panes in the session's tmux session that aren't its children's
  private record Panes(int closed, int left) {}

  /// With its last pane the tmux session ends; another clone's children in one of the same name
  /// stay.
  private Panes closePanes(Call call, Session session) {
    List<Pane> all = panes(call);
    List<Pane> mine =
        call.view().list(RecordType.THREAD, session.id()).stream()
            .map(Stored::value)
            .filter(thread -> thread.role() != Role.ROOT)
            .flatMap(thread -> Pane.find(all, pane(call, thread), thread.id().value()).stream())
            .filter(pane -> pane.session().equals(session.tmux()))
            .toList();
    mine.forEach(pane -> tmux.apply(call).killPane(pane.id()));
    long left = panes(call).stream().filter(pane -> pane.session().equals(session.tmux())).count();
    return new Panes(mine.size(), Math.toIntExact(left));
  }

  private static Optional<String> pane(Call call, AgentThread thread) {
    return ThreadFolder.of(call.repository(), thread.id()).pane();
  }

  private List<Pane> panes(Call call) {
    try {
      return tmux.apply(call).panes();
    } catch (Rejection.ToolFailed e) {
      return List.of(); // no tmux, no panes
    }
  }

  /// The session's worktrees: the children, or the root alone.
  private static List<Worktree> worktrees(Call call, Id root, boolean childrenWanted) {
    return call.view().list(RecordType.WORKTREE, call.session()).stream()
        .map(Stored::value)
        .filter(each -> each.id().equals(root) != childrenWanted)
        .toList();
  }

  private Optional<String> close(
      Call call, Session session, CleanUp request, List<RemovedWorktree> ended) {
    if (session.status() != Session.Status.OPEN) {
      return Optional.empty();
    }
    long kept = ended.stream().filter(each -> !each.removed()).count();
    String reason =
        request.reason().orElse("cleaned up" + (kept > 0 ? "; " + kept + " worktrees kept" : ""));
    return Optional.of(closing.close(call, new CloseSession(true, Optional.of(reason))).summary());
  }
}
