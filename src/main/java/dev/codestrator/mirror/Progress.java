package dev.codestrator.mirror;

import dev.codestrator.model.TaskStatus;
import java.util.ArrayList;
import java.util.List;

/// How far a task is: a unit for each step, and one for a Case without steps.
///
/// @param cases how many Cases it has, without cancelled ones
/// @param doneCases how many of them are done
record Progress(TaskStatus status, int doneCases, int cases, int doneUnits, int units) {
  private static final int WIDTH = 10;

  static Progress of(Item item) {
    if (item.status() == TaskStatus.CANCELLED) {
      return new Progress(item.status(), 0, 0, 0, 0);
    }
    boolean done = item.status() == TaskStatus.DONE;
    int units = Math.max(1, item.steps().size());
    int ticked = (int) item.steps().stream().filter(step -> step.done()).count();
    return new Progress(item.status(), done ? 1 : 0, 1, done ? units : ticked, units);
  }

  static Progress of(List<Progress> parts) {
    var statuses = new ArrayList<TaskStatus>();
    int doneCases = 0;
    int cases = 0;
    int doneUnits = 0;
    int units = 0;
    for (Progress part : parts) {
      statuses.add(part.status);
      doneCases += part.doneCases;
      cases += part.cases;
      doneUnits += part.doneUnits;
      units += part.units;
    }
    return new Progress(TaskStatus.derive(statuses), doneCases, cases, doneUnits, units);
  }

  /// Percent, full only when nothing is left.
  private int percent() {
    return units == 0 ? 0 : (int) (100L * doneUnits / units);
  }

  /// As in `████░░░░░░ 40%`.
  String bar() {
    int full = percent() * WIDTH / 100;
    return "█".repeat(full) + "░".repeat(WIDTH - full) + " " + percent() + "%";
  }
}
