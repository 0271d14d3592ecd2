package dev.codestrator.app.task;

import dev.codestrator.model.TaskStatus;
import java.util.ArrayList;
import java.util.List;

/// How far a task is: its status and the ticked steps of its Cases.
record Progress(TaskStatus status, int done, int total) {
  /// What the parts say about the whole.
  static Progress of(List<Progress> parts) {
    var statuses = new ArrayList<TaskStatus>();
    int done = 0;
    int total = 0;
    for (Progress part : parts) {
      statuses.add(part.status);
      done += part.done;
      total += part.total;
    }
    return new Progress(TaskStatus.derive(statuses), done, total);
  }
}
