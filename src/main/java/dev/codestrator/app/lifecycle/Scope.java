package dev.codestrator.app.lifecycle;

import dev.codestrator.app.Call;
import dev.codestrator.app.task.WorkerScope;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.model.TaskStatus;
import dev.codestrator.model.ThreadStatus;
import dev.codestrator.store.Grants;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.TaskTree;
import dev.codestrator.store.View;
import java.util.List;
import java.util.Optional;

/// Which Cases a thread may work on.
final class Scope {
  private Scope() {}

  /// The thread that begins a Case: the one named, else the caller's, else for root the live one in
  /// whose scope the Case is.
  ///
  /// @throws Rejection.Forbidden `outside_scope`, `not_own_thread`
  static Optional<AgentThread> thread(Call call, View view, Optional<Id> named, Id task) {
    named.ifPresent(id -> refuseForeign(call, id));
    Optional<AgentThread> thread =
        named
            .or(() -> call.caller().role() == Role.ROOT ? Optional.empty() : call.caller().thread())
            .map(id -> view.get(RecordType.THREAD, id).value())
            .or(() -> inWhoseScope(call, view, task))
            .map(new Grants(call.repository())::held);
    thread.ifPresent(found -> WorkerScope.require(found, task));
    WorkerScope.require(call, view, task);
    return thread;
  }

  /// A worker begins Cases for itself only.
  private static void refuseForeign(Call call, Id named) {
    boolean own = call.caller().thread().equals(Optional.of(named));
    if (call.caller().role() == Role.WORKER && !own) {
      throw new Rejection.Forbidden(
          "not_own_thread", "a case was to be begun for " + named, "leave thread_id out");
    }
  }

  private static Optional<AgentThread> inWhoseScope(Call call, View view, Id task) {
    return view.list(RecordType.THREAD, call.session()).stream()
        .map(Stored::value)
        .filter(thread -> thread.scope().contains(task) && !thread.status().isOver())
        .findFirst();
  }

  /// Records that a thread has completed its work, once all Cases of its scope are over or wait for
  /// their review.
  static void finish(Call call, Id id) {
    call.write(
        "thread completed",
        draft -> {
          Stored<AgentThread> thread = draft.get(RecordType.THREAD, id);
          TaskTree tree = call.tasks(draft);
          if (thread.value().role() == Role.WORKER && allOver(tree, thread.value().scope())) {
            draft.save(RecordType.THREAD, thread, thread.value().with(ThreadStatus.COMPLETED));
          }
          return id;
        });
  }

  private static boolean allOver(TaskTree tree, List<Id> scope) {
    return scope.stream()
        .allMatch(id ->
            tree.find(id)
                .map(node -> tree.read(node).task().state())
                .filter(state -> state.isOver() || state == TaskStatus.IN_REVIEW)
                .isPresent());
  }
}
