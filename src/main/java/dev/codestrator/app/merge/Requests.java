package dev.codestrator.app.merge;

import dev.codestrator.app.Call;
import dev.codestrator.app.inbox.Inbox;
import dev.codestrator.model.Id;
import dev.codestrator.model.Level;
import dev.codestrator.model.MergeRequest;
import dev.codestrator.model.Prose;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Session;
import dev.codestrator.store.Draft;
import dev.codestrator.store.Node;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.TaskTree;
import dev.codestrator.store.View;
import java.util.List;
import java.util.Optional;

/// The methods `merge.request` and `merge.main.request`: the wish to have work reviewed and landed.
public final class Requests {
  private final Queue queue;
  private final Reviews reviews;
  private final Inbox inbox;

  /// @param queue gives places
  /// @param reviews begins a review at once
  /// @param inbox tells another session that it is to review
  public Requests(Queue queue, Reviews reviews, Inbox inbox) {
    this.queue = queue;
    this.reviews = reviews;
    this.inbox = inbox;
  }

  /// `merge.request`: one Feature of the session's branch. It gets its place in the queue by
  /// `merge.main.request`.
  ///
  /// @throws Rejection.Conflict `nothing_to_merge`, `already_requested`
  public MergeRequest request(Call call, AskFeature request) {
    return call.write("merge.request", draft -> request(call, draft, request));
  }

  private MergeRequest request(Call call, Draft draft, AskFeature request) {
    Session session = call.sessionRecord(draft).value();
    TaskTree tree = call.tasks(draft);
    Node task = tree.get(request.featureTaskId());
    refuseUnfit(call, tree, task);
    refuseTwice(draft, session, task.id());
    Optional<Session> reviewer =
        request.reviewerSession().map(id -> draft.get(RecordType.SESSION, id).value());
    String branch = draft.get(RecordType.WORKTREE, session.worktree()).value().branch();
    var merge =
        new MergeRequest(
            MergeRequest.Status.REQUESTED,
            draft.newId(Id.Kind.MERGE_REQUEST),
            session.id(),
            branch,
            session.target(),
            reviewer.map(Session::id),
            call.now(),
            List.of(task.id()),
            new Prose(request.notes().orElse("").strip()));
    reviewer
        .filter(other -> !other.id().equals(session.id()))
        .ifPresent(other -> tell(call, draft, other, merge));
    return draft.add(RecordType.MERGE_REQUEST, merge).value();
  }

  private void tell(Call call, Draft draft, Session reviewer, MergeRequest merge) {
    String text =
        "Session "
            + merge.session()
            + " asks you to review "
            + merge.id()
            + ", branch "
            + merge.branch()
            + ": orch merge context "
            + merge.id();
    inbox.tell(call, draft, reviewer.id(), Optional.empty(), text);
  }

  private static void refuseUnfit(Call call, TaskTree tree, Node task) {
    if (task.level() != Level.FEATURE && task.level() != Level.EPIC) {
      throw new Rejection.Invalid(
          "wrong_level",
          task.id() + " is a " + task.level().noun() + ", not a feature",
          "name the feature that it is below: orch task tree");
    }
    boolean begun =
        tree.cases(task.id()).stream()
            .anyMatch(each -> tree.read(each).task().session().equals(Optional.of(call.session())));
    if (!begun) {
      throw new Rejection.Conflict(
          "nothing_to_merge",
          "no case of " + task.id() + " was begun in session " + call.session(),
          "see orch task tree");
    }
  }

  private static void refuseTwice(View view, Session session, Id task) {
    view.list(RecordType.MERGE_REQUEST, session.id()).stream()
        .map(Stored::value)
        .filter(each -> each.status() != MergeRequest.Status.LANDED)
        .filter(each -> each.tasks().contains(task))
        .findFirst()
        .ifPresent(each -> {
          throw new Rejection.Conflict(
              "already_requested",
              "merge request " + each.id() + " holds " + task + " already",
              "give it its place: orch merge request --merge-request-id " + each.id());
        });
  }

  /// `merge.main.request`: a place in the queue, and with `auto_review` a review at once. When that
  /// can't begin, the place stays.
  ///
  /// @throws Rejection.Conflict `children_unmerged`, `already_queued`
  public QueueView queue(Call call, AskMerge request) {
    QueueView place = queue.request(call, request);
    if (!request.autoReview()) {
      return place;
    }
    try {
      reviews.request(call, AskReview.of(place.mergeRequestId().value()));
    } catch (Rejection e) {
      throw e.during("queued as " + place.requestId() + ", and its review could not begin");
    }
    return queue.status(call, new Queue.StatusRequest(Optional.of(place.requestId().value())));
  }
}
