package dev.codestrator.app.doctor;

import dev.codestrator.model.Rejection;
import dev.codestrator.model.Task;
import dev.codestrator.store.Draft;
import dev.codestrator.store.Node;
import dev.codestrator.store.TaskFile;
import dev.codestrator.store.TaskTree;
import java.util.List;
import java.util.Optional;

/// The tasks of a tree, for checks: those that can't be read are a matter of another one.
final class Tasks {
  private Tasks() {}

  /// A task, without the text that it was read from: of many, that would fill the memory.
  record Known(Node node, Task task) {}

  static List<Known> readable(TaskTree tree) {
    return tree
        .each(tree.nodes(), node -> file(tree, node).map(file -> new Known(node, file.task())))
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /// A task's file; empty when it or its facts can't be read.
  static Optional<TaskFile> file(TaskTree tree, Node node) {
    try {
      TaskFile file = tree.read(node);
      return Optional.of(file).filter(read -> read.task().id().equals(node.id()));
    } catch (Rejection e) {
      return Optional.empty();
    }
  }

  /// Changes a task in a draft that may have changed it already.
  static void save(Draft draft, Node node, Task after) {
    draft.save(new TaskFile(node, draft.document(node.file())).with(after));
  }
}
