package dev.codestrator.app.doctor;

import dev.codestrator.model.Rejection;
import dev.codestrator.model.Task;
import dev.codestrator.store.Draft;
import dev.codestrator.store.Node;
import dev.codestrator.store.Stored;
import dev.codestrator.store.TaskFile;
import dev.codestrator.store.TaskTree;
import java.util.List;
import java.util.Optional;

/// The tasks of a tree, for checks: those that can't be read are a matter of another one.
final class Tasks {
  private Tasks() {}

  static List<TaskFile> files(TaskTree tree) {
    return tree.nodes().stream().flatMap(node -> file(tree, node).stream()).toList();
  }

  private static Optional<TaskFile> file(TaskTree tree, Node node) {
    try {
      TaskFile file = tree.read(node);
      return Optional.of(file).filter(read -> read.task().id().equals(node.id()));
    } catch (Rejection e) {
      return Optional.empty();
    }
  }

  static List<Stored<Task>> readable(TaskTree tree) {
    return files(tree).stream().map(file -> new Stored<>(file.node().file(), file.task())).toList();
  }

  /// Changes a task in a draft that may have changed it already.
  static void save(Draft draft, TaskFile before, Task after) {
    var now = new TaskFile(before.node(), draft.document(before.node().file()));
    draft.save(now.with(after));
  }
}
