package dev.codestrator.app.lifecycle;

import dev.codestrator.app.Call;
import dev.codestrator.app.inbox.Inbox;
import dev.codestrator.app.task.Overview;
import dev.codestrator.model.Id;
import dev.codestrator.model.Level;
import dev.codestrator.model.Message;
import dev.codestrator.model.Prose;
import dev.codestrator.model.Reference;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.model.Task;
import dev.codestrator.model.TaskStatus;
import dev.codestrator.model.Texts;
import dev.codestrator.model.ThreadStatus;
import dev.codestrator.store.Draft;
import dev.codestrator.store.Node;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.References;
import dev.codestrator.store.TaskFile;
import dev.codestrator.store.TaskTree;
import dev.codestrator.store.View;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The methods `work.*`: what a thread does next, from its record, else from the task tree.
public final class Work {
  private static final int COMPACT = 2_000;
  private static final List<TaskStatus> ORDER =
      List.of(TaskStatus.IN_PROGRESS, TaskStatus.BLOCKED, TaskStatus.TODO);

  private final Inbox inbox;

  /// @param inbox hands over directives
  public Work(Inbox inbox) {
    this.inbox = inbox;
  }

  /// `work.current_ref`: reads it, or sets it when `next_action` is given. A thread that asks for
  /// its own gets the directives that wait for it.
  public Where current(Call call, CurrentReference request) {
    Id thread = thread(call, request.threadId());
    if (request.nextAction().isPresent()) {
      maySet(call, thread, request.nextAction().get());
      call.write("work.current_ref", draft -> set(call, draft, thread, request));
    }
    List<Message> directives = directives(call, thread);
    View view = call.view();
    Optional<Reference> recorded =
        Pointers.seat(view, thread).flatMap(seat -> References.find(view, seat, thread));
    return recorded
        .map(reference -> shown(call, view, reference, request.mode()))
        .orElseGet(() -> derived(call, view, thread, request.mode()))
        .told(directives, request.mode(), COMPACT);
  }

  /// Hands the directives that wait for the caller's own thread over; when it was interrupted, it
  /// works again now.
  private List<Message> directives(Call call, Id thread) {
    if (!call.caller().thread().equals(Optional.of(thread))) {
      return List.of();
    }
    View view = call.view();
    boolean interrupted =
        view.find(RecordType.THREAD, thread)
            .filter(stored -> stored.value().status() == ThreadStatus.INTERRUPTED)
            .isPresent();
    if (!interrupted && Inbox.directives(view, call.session(), thread).isEmpty()) {
      return List.of();
    }
    return call.write(
        "directives",
        draft -> {
          Inbox.resume(draft, thread);
          var waiting = Inbox.directives(draft, call.session(), thread);
          return Directions.fitting(waiting).stream()
              .map(stored -> inbox.take(draft, stored))
              .toList();
        });
  }

  /// `work.current_ref.ack`: the thread has read it.
  ///
  /// @throws Rejection.Conflict `reference_outdated` when there is a newer one
  public Where acknowledge(Call call, AckReference request) {
    Id thread = thread(call, request.threadId());
    refuseForeign(call, thread);
    call.write("work.current_ref.ack", draft -> acknowledge(draft, thread, request.refId()));
    return current(
        call,
        new CurrentReference(
            Optional.of(thread),
            CurrentReference.Mode.COMPACT,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of()));
  }

  private static Reference acknowledge(Draft draft, Id thread, Id wanted) {
    var seat = Pointers.seat(draft, thread);
    Reference reference =
        seat.flatMap(folder -> References.find(draft, folder, thread))
            .orElseThrow(() ->
                new Rejection.NotFound(
                    "no_reference", thread + " has no current reference", "read it: orch here"));
    if (!reference.id().equals(wanted)) {
      throw new Rejection.Conflict(
          "reference_outdated",
          wanted + " is no longer current; " + reference.id() + " is",
          "read the new one first: orch here");
    }
    draft.put(seat.orElseThrow(), reference.read());
    return reference;
  }

  private static void maySet(Call call, Id thread, String nextAction) {
    if (nextAction.isBlank()) {
      throw new Rejection.Invalid(
          "empty_text", "field 'next_action' is empty", "say what is to be done next");
    }
    refuseForeign(call, thread);
  }

  /// A child writes its own reference; root any.
  private static void refuseForeign(Call call, Id thread) {
    boolean own = call.caller().thread().equals(Optional.of(thread));
    if (call.caller().role() != Role.ROOT && !own) {
      throw new Rejection.Forbidden(
          "not_own_thread",
          "the reference of " + thread + " is not the caller's",
          "leave thread_id out");
    }
  }

  private static Reference set(Call call, Draft draft, Id thread, CurrentReference request) {
    Optional<TaskFile> file =
        request
            .nodeId()
            .map(prefix -> call.tasks(draft).get(prefix))
            .map(node -> call.tasks(draft).read(node));
    var reference =
        new Reference(
            false,
            draft.newId(Id.Kind.REFERENCE),
            thread,
            call.session(),
            file.map(TaskFile::id),
            file.flatMap(Pointers::nextStep),
            Texts.excerpt(request.nextAction().orElseThrow(), COMPACT),
            call.now(),
            request.requiredFiles(),
            new Prose(request.summary().orElse("")));
    return Pointers.put(draft, reference)
        .orElseThrow(() ->
            new Rejection.NotFound(
                "worktree_gone",
                "the worktree of " + thread + " is not on this machine",
                "see orch worktree list"));
  }

  private static Where shown(
      Call call, View view, Reference reference, CurrentReference.Mode mode) {
    TaskTree tree = call.tasks(view);
    Optional<TaskFile> file = reference.task().flatMap(tree::find).map(tree::read);
    var where =
        new Where(
            Optional.of(reference.id()),
            reference.session(),
            Optional.of(reference.thread()),
            reference.task(),
            file.map(each -> each.task().title()),
            file.map(each -> each.task().state()),
            file.map(Pointers::nextStep).orElse(reference.step()),
            reference.nextAction(),
            Optional.of(reference.summary().text()).filter(text -> !text.isBlank()),
            reference.requiredFiles(),
            file.map(each -> each.node().file().toString()),
            reference.acknowledged(),
            List.of(),
            "");
    return Directions.write(where, file, mode, COMPACT);
  }

  private static Where derived(Call call, View view, Id thread, CurrentReference.Mode mode) {
    TaskTree tree = call.tasks(view);
    Optional<TaskFile> file = next(tree).map(tree::read);
    String action =
        file.map(each -> Pointers.nextStep(each).orElse("Go on with " + each.id()))
            .orElse("Nothing is to be done.");
    var where =
        new Where(
            Optional.empty(),
            call.session(),
            Optional.of(thread),
            file.map(TaskFile::id),
            file.map(each -> each.task().title()),
            file.map(each -> each.task().state()),
            file.flatMap(Pointers::nextStep),
            action,
            Optional.empty(),
            List.of(),
            file.map(each -> each.node().file().toString()),
            false,
            List.of(),
            "");
    return Directions.write(where, file, mode, COMPACT);
  }

  /// The Case to go on with: in progress, then blocked, then ready; by priority, then oldest.
  static Optional<Node> next(TaskTree tree) {
    Overview overview = Overview.of(tree, tree.nodes());
    Stream<Overview.Entry> open =
        overview.entries().stream()
            .filter(entry -> entry.node().level() == Level.CASE)
            .filter(entry -> entry.task().isPresent() && ORDER.contains(entry.status()))
            .filter(entry -> entry.status() != TaskStatus.TODO || overview.isReady(entry));
    return open.min(
            Comparator.<Overview.Entry>comparingInt(entry -> ORDER.indexOf(entry.status()))
                .thenComparingInt(entry -> -entry.task().map(Task::priority).orElse(0))
                .thenComparing(
                    entry -> entry.task().flatMap(Task::createdAt).orElse(Instant.EPOCH)))
        .map(Overview.Entry::node);
  }

  private static Id thread(Call call, Optional<Id> named) {
    return named
        .map(id -> call.view().get(RecordType.THREAD, id).value().id())
        .or(() -> call.caller().thread())
        .orElseGet(() -> call.sessionRecord(call.view()).value().thread());
  }
}
