package dev.codestrator.app.plan;

import dev.codestrator.app.Call;
import dev.codestrator.model.Id;
import dev.codestrator.model.PlanNode;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.TaskStatus;
import dev.codestrator.store.NodeFile;
import dev.codestrator.store.TaskTree;
import dev.codestrator.store.View;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The planning graph as it is read for a call.
final class Reading {
  private Reading() {}

  /// The graph of the clone, with how far the Cases are that were made of its nodes.
  static PlanGraph graph(Call call, View view) {
    List<PlanNode> nodes = NodeFile.list(view).stream().map(NodeFile::node).toList();
    List<Id> tasks = nodes.stream().flatMap(node -> node.task().stream()).toList();
    return new PlanGraph(nodes, tasks.isEmpty() ? Map.of() : work(call.tasks(view), tasks));
  }

  private static Map<Id, TaskStatus> work(TaskTree tree, List<Id> tasks) {
    var work = new HashMap<Id, TaskStatus>();
    for (Id task : tasks) {
      tree.find(task).ifPresent(node -> work.put(task, status(tree, node)));
    }
    return work;
  }

  /// A Case that can't be read needs somebody's help.
  private static TaskStatus status(TaskTree tree, dev.codestrator.store.Node node) {
    try {
      return tree.read(node).task().state();
    } catch (Rejection.Invalid | Rejection.NotFound e) {
      return TaskStatus.BLOCKED;
    }
  }

  /// The nodes of the caller's session; without one, all of the clone.
  static List<NodeFile> files(Call call, View view) {
    Optional<Id> session = call.caller().session();
    return session.map(id -> NodeFile.list(view, id)).orElseGet(() -> NodeFile.list(view));
  }
}
