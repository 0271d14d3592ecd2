package dev.codestrator.app.lifecycle;

import dev.codestrator.app.Call;
import dev.codestrator.app.inbox.Inbox;
import dev.codestrator.model.Id;
import dev.codestrator.model.Message;
import dev.codestrator.model.Prose;
import dev.codestrator.model.Reference;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.model.Texts;
import dev.codestrator.store.Draft;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.References;
import dev.codestrator.store.TaskFile;
import dev.codestrator.store.TaskTree;
import dev.codestrator.store.View;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The methods `work.*`: what a thread does next, from its record, else from the task tree.
public final class Work {
  private static final int LONGEST = 2_000;

  private final Directives directives;

  /// @param inbox hands over directives
  public Work(Inbox inbox) {
    directives = new Directives(inbox);
  }

  /// `work.current_ref`: reads it, or sets it when anything to set is given. A thread that asks for
  /// its own gets the directives that wait for it.
  public Where current(Call call, CurrentReference request) {
    Id thread = thread(call, request.threadId());
    if (request.sets()) {
      maySet(call, thread, request);
      call.write("work.current_ref", draft -> set(call, draft, thread, request));
    }
    List<Message> waiting = directives.take(call, thread);
    View view = call.view();
    Where where =
        recorded(view, thread)
            .map(reference -> shown(call, view, reference, request.mode()))
            .orElseGet(() -> derived(call, view, thread, request.mode()));
    return Directives.told(where, waiting, request.mode());
  }

  private static Optional<Reference> recorded(View view, Id thread) {
    return Pointers.seat(view, thread).flatMap(seat -> References.find(view, seat, thread));
  }

  /// Has a thread's reference count as not read yet, because somebody else goes on with it.
  public static void askAgain(Draft draft, Path seat, Id thread) {
    References.find(draft, seat, thread)
        .ifPresent(old -> draft.put(seat, old.again(draft.newId(Id.Kind.REFERENCE))));
  }

  /// `work.current_ref.ack`: the thread has read it.
  ///
  /// @throws Rejection.Conflict `reference_outdated` when there is a newer one
  public Where acknowledge(Call call, AckReference request) {
    Id thread = thread(call, request.threadId());
    refuseForeign(call, thread);
    call.write("work.current_ref.ack", draft -> acknowledge(draft, thread, request.refId()));
    return current(call, CurrentReference.reading(Optional.of(thread)));
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

  private static void maySet(Call call, Id thread, CurrentReference request) {
    if (request.nextAction().filter(String::isBlank).isPresent()) {
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
    Optional<Reference> before = recorded(draft, thread);
    Optional<TaskFile> file = request.nodeId().flatMap(prefix -> task(call, draft, prefix));
    var reference =
        new Reference(
            false,
            draft.newId(Id.Kind.REFERENCE),
            thread,
            call.session(),
            request.nodeId().map(prefix -> node(call, draft, prefix)),
            file.flatMap(Pointers::nextStep),
            Texts.excerpt(action(request, file, before), LONGEST),
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

  /// What is said; else what the Case says; else what was said before.
  private static String action(
      CurrentReference request, Optional<TaskFile> file, Optional<Reference> before) {
    return request
        .nextAction()
        .or(() -> file.map(Agenda::action))
        .or(() -> before.map(Reference::nextAction))
        .orElseThrow(() ->
            new Rejection.Invalid(
                "missing_field", "field 'next_action' is missing", "say what is to be done next"));
  }

  private static boolean isPlan(String prefix) {
    return prefix.startsWith(Id.Kind.NODE.letter() + "-");
  }

  private static Id node(Call call, View view, String prefix) {
    return isPlan(prefix)
        ? view.get(RecordType.PLAN_NODE, prefix).value().id()
        : call.tasks(view).get(prefix).id();
  }

  private static Optional<TaskFile> task(Call call, View view, String prefix) {
    TaskTree tree = call.tasks(view);
    return isPlan(prefix) ? Optional.empty() : Optional.of(tree.read(tree.get(prefix)));
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
            file.map(each -> each.task().title()).or(() -> planned(view, reference)),
            file.map(each -> each.task().state()),
            file.map(Pointers::nextStep).orElse(reference.step()),
            reference.nextAction(),
            Optional.of(reference.summary().text()).filter(text -> !text.isBlank()),
            reference.requiredFiles(),
            file.map(each -> each.node().file().toString()),
            reference.acknowledged(),
            List.of(),
            "");
    return new Directions(view, mode).write(where, file);
  }

  private static Optional<String> planned(View view, Reference reference) {
    return reference
        .task()
        .filter(id -> id.kind() == Id.Kind.NODE)
        .flatMap(id -> view.find(RecordType.PLAN_NODE, id))
        .map(node -> node.value().title());
  }

  private static Where derived(Call call, View view, Id thread, CurrentReference.Mode mode) {
    Optional<TaskFile> file = Agenda.file(call, view, Optional.of(thread));
    var where =
        new Where(
            Optional.empty(),
            call.session(),
            Optional.of(thread),
            file.map(TaskFile::id),
            file.map(each -> each.task().title()),
            file.map(each -> each.task().state()),
            file.flatMap(Pointers::nextStep),
            file.map(Agenda::action).orElseGet(() -> Agenda.otherwise(call, view)),
            Optional.empty(),
            List.of(),
            file.map(each -> each.node().file().toString()),
            false,
            List.of(),
            "");
    return new Directions(view, mode).write(where, file);
  }

  private static Id thread(Call call, Optional<Id> named) {
    return named
        .map(id -> call.view().get(RecordType.THREAD, id).value().id())
        .or(() -> call.caller().thread())
        .orElseGet(() -> call.sessionRecord(call.view()).value().thread());
  }
}
