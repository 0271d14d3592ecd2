package dev.codestrator.app.task;

import dev.codestrator.app.Call;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.store.Grants;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.View;
import java.util.List;
import java.util.Optional;

/// A worker sees and changes the Cases of its thread's scope only.
public final class WorkerScope {
  private WorkerScope() {}

  /// The Cases that the caller may see; empty for everybody but workers, who see all.
  ///
  /// @throws Rejection.Forbidden `no_thread`
  static Optional<List<Id>> of(Call call, View view) {
    return call.caller().role() == Role.WORKER
        ? Optional.of(thread(call, view).scope())
        : Optional.empty();
  }

  /// Refuses a worker that reaches beyond its scope.
  ///
  /// @throws Rejection.Forbidden `outside_scope`, `no_thread`
  public static void require(Call call, View view, Id task) {
    if (call.caller().role() == Role.WORKER) {
      require(thread(call, view), task);
    }
  }

  /// The same for a thread, whoever calls.
  public static void require(AgentThread thread, Id task) {
    if (thread.role() == Role.WORKER && !thread.scope().contains(task)) {
      throw new Rejection.Forbidden(
          "outside_scope",
          task + " is not in the scope of " + thread.id() + ": " + thread.scope(),
          "work on a case of the scope; report to root what else is needed: orch inbox send root \"...\"");
    }
  }

  private static AgentThread thread(Call call, View view) {
    return call.caller()
        .thread()
        .map(id -> view.get(RecordType.THREAD, id).value())
        .map(new Grants(call.repository())::held)
        .orElseThrow(() ->
            new Rejection.Forbidden(
                "no_thread",
                "a worker without a thread has no scope",
                "say which thread calls: --thread t-... or ORCH_THREAD"));
  }
}
