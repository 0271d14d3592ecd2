package dev.codestrator.app.lifecycle;

import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Id;
import dev.codestrator.model.Reference;
import dev.codestrator.model.Role;
import dev.codestrator.model.Step;
import dev.codestrator.model.Worktree;
import dev.codestrator.store.Draft;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.TaskFile;
import dev.codestrator.store.View;
import java.nio.file.Path;
import java.util.Optional;

/// Where current references are, and the step that comes next.
public final class Pointers {
  private Pointers() {}

  /// Where a thread's reference is: with a worker, in its worktree; with others, who write nothing
  /// into theirs, in the session's root. Empty when that is gone.
  public static Optional<Path> seat(View view, Id thread) {
    return view.find(RecordType.THREAD, thread)
        .map(Stored::value)
        .flatMap(each -> seat(view, each));
  }

  /// The same for a thread whose record may not be written yet.
  public static Optional<Path> seat(View view, AgentThread thread) {
    if (thread.role() != Role.WORKER) {
      return view.repository().rootOf(thread.session()).map(Checkout::seat);
    }
    return thread
        .worktree()
        .flatMap(id -> view.find(RecordType.WORKTREE, id))
        .map(Stored::value)
        .flatMap(worktree -> checkout(view, worktree))
        .map(Checkout::seat);
  }

  /// Writes a thread's reference where the thread works.
  ///
  /// @return what was written; empty when its worktree is gone
  public static Optional<Reference> put(Draft draft, Reference reference) {
    Optional<Path> seat = seat(draft, reference.thread());
    seat.ifPresent(folder -> draft.put(folder, reference));
    return seat.map(_ -> reference);
  }

  /// The title of the first open step.
  public static Optional<String> nextStep(TaskFile file) {
    return file.steps().stream().filter(step -> !step.done()).map(Step::title).findFirst();
  }

  private static Optional<Checkout> checkout(View view, Worktree worktree) {
    return view.repository().of(worktree.id(), worktree.branch());
  }
}
