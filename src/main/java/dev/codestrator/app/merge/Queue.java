package dev.codestrator.app.merge;

import dev.codestrator.app.Call;
import dev.codestrator.app.inbox.Inbox;
import dev.codestrator.app.workspace.Worktrees;
import dev.codestrator.git.Git;
import dev.codestrator.model.Id;
import dev.codestrator.model.Level;
import dev.codestrator.model.MergeRequest;
import dev.codestrator.model.Param;
import dev.codestrator.model.Prose;
import dev.codestrator.model.QueueEntry;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Review;
import dev.codestrator.model.Session;
import dev.codestrator.model.Worktree;
import dev.codestrator.store.Draft;
import dev.codestrator.store.Node;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.TaskTree;
import dev.codestrator.store.View;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// The methods `merge.main.request`, `status` and the queue: who lands next.
public final class Queue {
  /// What `merge.main.status` takes.
  public record StatusRequest(
      @Param("q-... or r-...; default: the session's newest") Optional<String> requestId) {}

  /// What `merge.main.list` takes.
  public record ListQueue(@Param(value = "landed ones too", orElse = "false") boolean all) {}

  /// What `merge.main.next` takes: nothing.
  public record NextRequest() {}

  /// The merge whose turn it is.
  ///
  /// @param next absent when none waits; a blocked or failed one waits for its repair
  /// @param yours whether it is the caller's session's
  /// @param holder the session that holds the main lock
  public record NextMerge(Optional<QueueView> next, boolean yours, Optional<Id> holder) {}

  /// Merges in the order of the queue.
  public record QueueList(List<QueueView> queue) {}

  private final Git git;
  private final LandingNotes notes;

  /// @param git the program
  /// @param inbox tells roots
  public Queue(Git git, Inbox inbox) {
    this.git = git;
    this.notes = new LandingNotes(git, inbox);
  }

  /// `merge.main.request`: a place in the queue.
  ///
  /// @throws Rejection.Conflict `children_unmerged`, `already_queued`
  public QueueView request(Call call, AskMerge request) {
    QueueEntry entry = call.write("merge.main.request", draft -> request(call, draft, request));
    return view(call, call.view(), entry);
  }

  private QueueEntry request(Call call, Draft draft, AskMerge request) {
    Session session = call.sessionRecord(draft).value();
    Worktree from = from(draft, session, request);
    String target = request.targetBranch().orElse(session.target());
    Worktrees.requireBranch(git, from, call.root());
    Worktrees.refuseUnmergedChildren(draft, from);
    LandingRules.requireTarget(git, call, target);
    open(draft, session.id())
        .ifPresent(entry -> {
          throw new Rejection.Conflict(
              "already_queued",
              "session " + session.id() + " is in the queue with " + entry.id(),
              "see how it stands: orch merge status " + entry.id());
        });
    MergeRequest merge =
        request
            .mergeRequestId()
            .map(id -> own(session, draft.get(RecordType.MERGE_REQUEST, id).value()))
            .orElseGet(() -> overEpics(call, draft, from.branch(), target, request));
    var entry =
        new QueueEntry(
            QueueEntry.Status.QUEUED,
            draft.newId(Id.Kind.QUEUE_ENTRY),
            request.priority(),
            session.id(),
            merge.id(),
            from.id(),
            target,
            call.now(),
            Optional.empty(),
            Optional.empty());
    return draft.add(RecordType.QUEUE_ENTRY, entry).value();
  }

  /// What is reviewed and lands is the branch of the session's root.
  private static Worktree from(View view, Session session, AskMerge request) {
    Id asked = request.fromWorktreeId().orElse(session.worktree());
    if (!asked.equals(session.worktree())) {
      throw new Rejection.Conflict(
          "not_root_worktree",
          "worktree " + asked + " is not the root worktree of session " + session.id(),
          "merge it into its parent first: orch worktree merge " + asked);
    }
    return view.get(RecordType.WORKTREE, asked).value();
  }

  private static MergeRequest own(Session session, MergeRequest merge) {
    if (!merge.session().equals(session.id())) {
      throw otherSession(merge.id(), merge.session());
    }
    return merge;
  }

  private static MergeRequest overEpics(
      Call call, Draft draft, String branch, String target, AskMerge request) {
    List<Id> epics = epics(call, draft);
    if (epics.isEmpty()) {
      throw new Rejection.Conflict(
          "nothing_to_merge",
          "no case was begun in session " + call.session(),
          "see orch task list");
    }
    var merge =
        new MergeRequest(
            MergeRequest.Status.REQUESTED,
            draft.newId(Id.Kind.MERGE_REQUEST),
            call.session(),
            branch,
            target,
            Optional.empty(),
            call.now(),
            epics,
            new Prose(request.notes().orElse("")));
    return draft.add(RecordType.MERGE_REQUEST, merge).value();
  }

  /// The Epics that this session worked on.
  private static List<Id> epics(Call call, View view) {
    TaskTree tree = call.tasks(view);
    var epics = new LinkedHashSet<Id>();
    for (Node node : tree.nodes()) {
      if (node.level() == Level.CASE
          && tree.read(node).task().session().equals(Optional.of(call.session()))) {
        epics.add(top(tree, node));
      }
    }
    return List.copyOf(epics);
  }

  private static Id top(TaskTree tree, Node node) {
    return node.parent().flatMap(tree::find).map(parent -> top(tree, parent)).orElse(node.id());
  }

  /// `merge.main.status`.
  public QueueView status(Call call, StatusRequest request) {
    View view = call.view();
    return view(call, view, find(call, view, request.requestId()).value());
  }

  /// `merge.main.next`.
  public NextMerge next(Call call, NextRequest request) {
    View view = call.view();
    Optional<QueueEntry> next =
        view.list(RecordType.QUEUE_ENTRY).stream()
            .map(Stored::value)
            .filter(QueueEntry::isReady)
            .min(Turns.order());
    boolean yours =
        next.filter(entry -> call.caller().session().equals(Optional.of(entry.session())))
            .isPresent();
    return new NextMerge(
        next.map(entry -> view(call, view, entry)), yours, new Waits(git, call, view).holder());
  }

  /// `merge.main.list`.
  public QueueList list(Call call, ListQueue request) {
    View view = call.view();
    return new QueueList(
        view.list(RecordType.QUEUE_ENTRY).stream()
            .map(Stored::value)
            .filter(entry -> request.all() || entry.isOpen())
            .sorted(Turns.order())
            .map(entry -> view(call, view, entry))
            .toList());
  }

  /// The entry that is named by its own ID or by that of its merge request, else the session's
  /// newest.
  static Stored<QueueEntry> find(Call call, View view, Optional<String> named) {
    if (named.isPresent() && !named.get().startsWith("r-")) {
      return view.get(RecordType.QUEUE_ENTRY, named.get());
    }
    Optional<Id> merge =
        named.map(prefix -> view.get(RecordType.MERGE_REQUEST, prefix).value().id());
    return view.list(RecordType.QUEUE_ENTRY, call.session()).stream()
        .filter(each -> merge.map(id -> id.equals(each.value().request())).orElse(true))
        .max(Comparator.comparing(each -> each.value().queuedAt()))
        .orElseThrow(() ->
            new Rejection.NotFound(
                "not_queued",
                "nothing of session " + call.session() + " is in the queue",
                "orch merge request"));
  }

  /// The same, of the caller's session.
  ///
  /// @throws Rejection.Forbidden `other_session`
  static Stored<QueueEntry> own(Call call, View view, Optional<String> named) {
    Stored<QueueEntry> entry = find(call, view, named);
    if (!entry.value().session().equals(call.session())) {
      throw otherSession(entry.value().id(), entry.value().session());
    }
    return entry;
  }

  private static Rejection otherSession(Id id, Id session) {
    return new Rejection.Forbidden(
        "other_session",
        id + " belongs to session " + session,
        "its own root does that: --session " + session);
  }

  private static Optional<QueueEntry> open(View view, Id session) {
    return view.list(RecordType.QUEUE_ENTRY, session).stream()
        .map(Stored::value)
        .filter(QueueEntry::isOpen)
        .findFirst();
  }

  QueueView view(Call call, View view, QueueEntry recorded) {
    QueueEntry entry = notes.truth(call, recorded);
    List<Id> waiting = Turns.waiting(view).stream().map(QueueEntry::id).toList();
    MergeRequest merge = view.get(RecordType.MERGE_REQUEST, entry.request()).value();
    Optional<Review> review = Reviews.newest(view, merge.id());
    int index = waiting.indexOf(entry.id());
    var waits = new Waits(git, call, view);
    return new QueueView(
        entry.id(),
        entry.status(),
        merge.id(),
        entry.session(),
        merge.branch(),
        entry.target(),
        merge.tasks(),
        index < 0 ? Optional.empty() : Optional.of(index + 1),
        entry.reason(),
        waits.of(entry, review),
        waits.holder(),
        entry.queuedAt(),
        entry.landed(),
        review.map(each -> ReviewView.of(each, each.state(), "")));
  }
}
