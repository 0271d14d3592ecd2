package dev.codestrator.app.hook;

import dev.codestrator.model.Role;
import dev.codestrator.model.TaskStatus;
import dev.codestrator.store.TaskFile;
import dev.codestrator.store.TaskTree;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The Cases that a worker was given.
record Assignment(Occasion occasion) {
  private static final List<TaskStatus> ORDER =
      List.of(TaskStatus.IN_PROGRESS, TaskStatus.BLOCKED, TaskStatus.TODO);

  /// The one that it is at: in progress, else blocked, else the next to do.
  Optional<TaskFile> atHand() {
    if (occasion.thread().role() != Role.WORKER) {
      return Optional.empty();
    }
    TaskTree tree = occasion.call().tasks(occasion.view());
    return occasion.thread().scope().stream()
        .flatMap(id -> tree.find(id).stream())
        .map(tree::read)
        .filter(file -> ORDER.contains(file.task().state()))
        .min(Comparator.comparingInt(file -> ORDER.indexOf(file.task().state())));
  }

  /// Whether all that a Case depends on is done.
  boolean mayBegin(TaskFile file) {
    TaskTree tree = occasion.call().tasks(occasion.view());
    return file.task().dependsOn().stream()
        .allMatch(id ->
            tree.find(id)
                .filter(node -> tree.read(node).task().state() == TaskStatus.DONE)
                .isPresent());
  }
}
