package dev.codestrator.app.session;

import dev.codestrator.app.Call;
import dev.codestrator.app.Checkpointing;
import dev.codestrator.app.Checkpointing.About;
import dev.codestrator.app.lease.Leases;
import dev.codestrator.app.merge.LastRecords;
import dev.codestrator.app.merge.Reviewers;
import dev.codestrator.app.thread.Children;
import dev.codestrator.app.workspace.RecordMerge;
import dev.codestrator.app.workspace.Worktrees;
import dev.codestrator.git.Git;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Id;
import dev.codestrator.model.Level;
import dev.codestrator.model.QueueEntry;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Review;
import dev.codestrator.model.Session;
import dev.codestrator.model.Task;
import dev.codestrator.model.TaskStatus;
import dev.codestrator.model.ThreadStatus;
import dev.codestrator.model.Worktree;
import dev.codestrator.model.shape.Kind;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.TaskTree;
import dev.codestrator.store.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The method `session.close`: nothing may be open, and nothing is deleted.
public final class Closing {
  private final Checkpointing checkpointing;
  private final Children children;
  private final Reviewers reviewers;
  private final Leases leases;
  private final LastRecords lastRecords;
  private final RecordMerge merge;

  /// @param git the program
  /// @param checkpointing makes the commits
  /// @param children knows which of them run
  /// @param reviewers removes the checkouts of reviews
  /// @param leases end with the session
  public Closing(
      Git git, Checkpointing checkpointing, Children children, Reviewers reviewers, Leases leases) {
    this.checkpointing = checkpointing;
    this.children = children;
    this.reviewers = reviewers;
    this.leases = leases;
    this.lastRecords = new LastRecords(git);
    this.merge = new RecordMerge(git);
  }

  /// `session.close`.
  ///
  /// @throws Rejection.Conflict `session_busy` with all that is open
  public ClosedSession close(Call call, CloseSession request) {
    Session session = call.sessionRecord(call.view()).value();
    SessionRules.requireOpen(session);
    List<String> open = open(call, session);
    boolean forced =
        request.force() && request.reason().filter(text -> !text.isBlank()).isPresent();
    if (!open.isEmpty() && !forced) {
      throw new Rejection.Conflict(
          "session_busy",
          "session " + session.id() + " can't be closed: " + String.join("; ", open),
          request.force() ? "say why it is forced: reason" : "finish it, or force with a reason");
    }
    reviewers.tidy(call);
    call.write(
        "session.close",
        draft -> {
          Stored<Session> stored = draft.get(RecordType.SESSION, session.id());
          Stored<AgentThread> root = draft.get(RecordType.THREAD, session.thread());
          leases.releaseSession(call, draft, session.id());
          draft.save(RecordType.THREAD, root, root.value().with(ThreadStatus.COMPLETED));
          return draft.save(
              RecordType.SESSION,
              stored,
              session.closed(call.now(), request.reason().filter(_ -> forced)));
        });
    checkpointing.records(
        call,
        call.root(),
        "Close session " + session.id() + ": " + session.slug(),
        About.session(session.id()));
    Optional<QueueEntry> entry = newest(call, session);
    Optional<QueueEntry> landed = entry.filter(each -> each.status() == QueueEntry.Status.LANDED);
    String problem = landed.map(each -> landRecords(call, each)).orElse("");
    return summary(call, session, landed, problem);
  }

  /// @return why the last records did not land; empty when they did
  private String landRecords(Call call, QueueEntry entry) {
    try {
      entry.landed().ifPresent(commit -> lastRecords.land(call, entry.target(), commit));
      return "";
    } catch (Rejection e) {
      return "; the last records did not land: " + e.message();
    }
  }

  private List<String> open(Call call, Session session) {
    var open = new ArrayList<String>();
    var all = new Children.ListChildren(Optional.empty(), Optional.empty(), Optional.empty());
    children.list(call, all).threads().stream()
        .filter(child -> !child.status().isOver())
        .forEach(child -> open.add(child.threadId() + " (" + child.title() + ") still runs"));
    View view = call.view();
    Worktrees.unmergedChildren(view, session.id(), session.worktree())
        .forEach(
            each -> open.add("worktree " + each.id() + " (" + each.slug() + ") is not merged"));
    for (Stored<Worktree> stored : view.list(RecordType.WORKTREE, session.id())) {
      Worktrees.find(call, stored.value())
          .ifPresent(checkout -> uncommitted(stored.value(), checkout, open));
    }
    return open;
  }

  private void uncommitted(Worktree worktree, Checkout checkout, List<String> open) {
    List<String> work = checkpointing.uncommittedWork(checkout);
    if (!work.isEmpty()) {
      open.add("worktree " + worktree.id() + " has uncommitted work: " + String.join(", ", work));
    }
  }

  private static Optional<QueueEntry> newest(Call call, Session session) {
    return call.view().list(RecordType.QUEUE_ENTRY, session.id()).stream()
        .map(Stored::value)
        .max(Comparator.comparing(QueueEntry::queuedAt));
  }

  private ClosedSession summary(
      Call call, Session session, Optional<QueueEntry> landed, String problem) {
    View view = call.view();
    List<Task> cases = cases(call, view, session.id());
    int done = (int) cases.stream().filter(task -> task.state() == TaskStatus.DONE).count();
    String base = view.get(RecordType.WORKTREE, session.worktree()).value().base();
    List<String> files = merge.codeChanges(call.root(), base, "HEAD");
    Optional<String> verdict =
        view.list(RecordType.REVIEW, session.id()).stream()
            .map(Stored::value)
            .max(Comparator.comparing(Review::requestedAt))
            .map(review -> Kind.word(review.state()));
    Optional<String> commit = landed.flatMap(QueueEntry::landed);
    String text =
        done
            + " of "
            + cases.size()
            + " cases done, "
            + files.size()
            + " files changed, review "
            + verdict.orElse("none")
            + ", "
            + commit
                .map(sha -> "landed on " + session.target())
                .orElse("not landed: it stays on " + session.branch())
            + problem;
    return new ClosedSession(
        session.id(),
        done,
        cases.size(),
        files,
        verdict,
        commit,
        commit.isPresent() ? Optional.empty() : Optional.of(session.branch()),
        text);
  }

  private static List<Task> cases(Call call, View view, Id session) {
    TaskTree tree = call.tasks(view);
    return tree.nodes().stream()
        .filter(node -> node.level() == Level.CASE)
        .map(node -> tree.read(node).task())
        .filter(task -> task.session().equals(Optional.of(session)))
        .toList();
  }
}
