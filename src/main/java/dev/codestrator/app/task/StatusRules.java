package dev.codestrator.app.task;

import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Id;
import dev.codestrator.model.Level;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Task;
import dev.codestrator.model.TaskStatus;
import dev.codestrator.model.shape.Kind;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.TaskFile;
import dev.codestrator.store.View;
import java.util.Optional;

/// Which status a planner may set. What needs evidence or a reason goes by `case.*`.
final class StatusRules {
  private StatusRules() {}

  /// The task with that status.
  ///
  /// @throws Rejection.Invalid `wrong_level`
  /// @throws Rejection.Conflict `use_method`, `case_taken`, `steps_open`
  static Task apply(View view, TaskFile file, Task task, TaskStatus wanted) {
    if (task.level() != Level.CASE) {
      throw new Rejection.Invalid(
          "wrong_level",
          "the status of a " + task.level().noun() + " follows from its cases",
          "set that of its cases: orch task list --parent " + task.id());
    }
    return switch (wanted) {
      case TODO -> free(view, task).reopened();
      case CANCELLED -> free(view, task).with(wanted, Optional.empty());
      case DONE -> reviewed(file, task).with(wanted, task.nextAction());
      case IN_PROGRESS -> throw refused(task, wanted, "orch case begin " + task.id());
      case BLOCKED -> throw refused(task, wanted, "orch case block " + task.id() + " \"why\"");
      case IN_REVIEW -> throw refused(task, wanted, completing(task));
    };
  }

  private static Task free(View view, Task task) {
    boolean begun = task.state() == TaskStatus.IN_PROGRESS || task.state() == TaskStatus.BLOCKED;
    Optional<Id> worker = task.thread().filter(id -> begun && isLive(view, id));
    if (worker.isPresent()) {
      throw new Rejection.Conflict(
          "case_taken",
          "case " + task.id() + " is worked on by " + worker.get(),
          "stop that thread first: orch stop " + worker.get());
    }
    return task;
  }

  private static boolean isLive(View view, Id thread) {
    return view.find(RecordType.THREAD, thread)
        .map(Stored::value)
        .map(AgentThread::status)
        .filter(status -> !status.isOver())
        .isPresent();
  }

  private static Task reviewed(TaskFile file, Task task) {
    if (task.state() != TaskStatus.IN_REVIEW) {
      throw refused(task, TaskStatus.DONE, completing(task));
    }
    if (file.steps().stream().anyMatch(step -> !step.done())) {
      throw new Rejection.Conflict(
          "steps_open",
          "case " + task.id() + " has unfinished steps",
          "see orch task show " + task.id());
    }
    return task;
  }

  private static String completing(Task task) {
    return "orch case complete " + task.id() + " \"what was done\"";
  }

  private static Rejection refused(Task task, TaskStatus wanted, String command) {
    return new Rejection.Conflict(
        "use_method",
        "case "
            + task.id()
            + " is "
            + Kind.word(task.state())
            + " and doesn't become "
            + Kind.word(wanted)
            + " by an edit",
        "use the method for it: " + command);
  }
}
