package dev.codestrator.app.lifecycle;

import dev.codestrator.app.Call;
import dev.codestrator.model.Checkpoint;
import dev.codestrator.model.Id;
import dev.codestrator.model.Prose;
import dev.codestrator.model.Reference;
import dev.codestrator.model.Secrets;
import dev.codestrator.model.Task;
import dev.codestrator.store.Draft;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.References;
import dev.codestrator.store.TaskFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Writes what happened to a Case: its file, a checkpoint, and what its thread does next.
final class CaseJournal {
  private final Call call;
  private final Draft draft;

  CaseJournal(Call call, Draft draft) {
    this.call = call;
    this.draft = draft;
  }

  /// What happened.
  ///
  /// @param name `begin`, `step-check`, `complete`
  /// @param step the step that it happened to
  /// @param requiredFiles what somebody who goes on should read
  record Event(String name, Optional<String> step, List<String> requiredFiles, String summary) {
    /// What is committed holds no secrets.
    Event {
      summary = Secrets.hide(summary);
    }
  }

  /// Saves the Case as it is after the event.
  CaseState save(TaskFile changed, Event event, boolean ticked) {
    TaskFile saved = draft.save(changed);
    Task task = saved.task();
    Optional<Id> thread = task.thread().or(() -> call.caller().thread());
    Path checkpoint = draft.add(saved.node(), checkpoint(task, thread, event));
    Optional<Reference> reference =
        thread.map(id -> refer(id, saved, event)).orElseGet(() -> referRoot(saved, event));
    return new CaseState(
        task.id(),
        task.state(),
        thread,
        saved.steps(),
        task.nextAction(),
        ticked,
        draft.shown(checkpoint),
        Optional.empty(),
        reference.map(Reference::id),
        saved.node().file().toString());
  }

  private Checkpoint checkpoint(Task task, Optional<Id> thread, Event event) {
    return new Checkpoint(
        event.name(),
        task.id(),
        thread,
        event.step(),
        task.nextAction(),
        call.now(),
        event.requiredFiles(),
        new Prose(event.summary()));
  }

  /// What root does itself is its own reference, until it is complete: then the next Case counts.
  private Optional<Reference> referRoot(TaskFile file, Event event) {
    Id root = draft.get(RecordType.SESSION, call.session()).value().thread();
    if (file.task().state().isOver() && file.task().nextAction().isEmpty()) {
      Pointers.seat(draft, root)
          .filter(seat -> References.find(draft, seat, root).isPresent())
          .ifPresent(seat -> draft.removeReference(seat, root));
      return Optional.empty();
    }
    return refer(root, file, event);
  }

  private Optional<Reference> refer(Id thread, TaskFile file, Event event) {
    Task task = file.task();
    String next =
        switch (task.state()) {
          case DONE, CANCELLED -> "Case " + task.id() + " is complete: report to root and end.";
          case IN_REVIEW -> "Case " + task.id() + " waits for its review: report to root and end.";
          case TODO, IN_PROGRESS, BLOCKED ->
              task.nextAction().orElse("All steps are checked: complete the case.");
        };
    return Pointers.put(
        draft,
        new Reference(
            false,
            draft.newId(Id.Kind.REFERENCE),
            thread,
            call.session(),
            Optional.of(task.id()),
            Pointers.nextStep(file),
            next,
            call.now(),
            event.requiredFiles(),
            new Prose(event.summary())));
  }
}
