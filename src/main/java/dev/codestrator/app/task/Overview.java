package dev.codestrator.app.task;

import dev.codestrator.markdown.Tally;
import dev.codestrator.model.Id;
import dev.codestrator.model.Level;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Task;
import dev.codestrator.model.TaskStatus;
import dev.codestrator.store.Node;
import dev.codestrator.store.TaskFile;
import dev.codestrator.store.TaskTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// All tasks of a tree with their progress; every file is read once.
public final class Overview {
  private final SequencedMap<Id, Entry> entries = new LinkedHashMap<>();
  private final Map<Id, List<Id>> children = new HashMap<>();

  private Overview() {}

  /// A task as it was read.
  ///
  /// @param task empty when its file can't be read
  /// @param problem why it can't be read
  public record Entry(
      Node node, Optional<Task> task, int done, int total, Optional<String> problem) {
    /// The status of a Case; one that can't be read needs somebody's help.
    public TaskStatus status() {
      return task.map(Task::state).orElse(TaskStatus.BLOCKED);
    }

    private static Placed<Entry> placed(TaskTree tree, Node node) {
      Entry entry = read(tree, node);
      return new Placed<>(node, entry.task(), entry);
    }

    private static Entry read(TaskTree tree, Node node) {
      try {
        TaskFile file = tree.read(node);
        Task task = file.task();
        Tally steps = node.level() == Level.CASE ? file.tally() : Tally.NONE;
        return new Entry(node, Optional.of(task), steps.done(), steps.total(), Optional.empty());
      } catch (Rejection e) {
        return new Entry(node, Optional.empty(), 0, 0, Optional.of(e.message()));
      }
    }
  }

  /// These tasks of a tree.
  public static Overview of(TaskTree tree, List<Node> nodes) {
    var overview = new Overview();
    for (Entry entry : Placed.inOrder(tree.each(nodes, each -> Entry.placed(tree, each)))) {
      Node node = entry.node();
      overview.entries.put(node.id(), entry);
      node.parent()
          .ifPresent(parent ->
              overview.children.computeIfAbsent(parent, _ -> new ArrayList<>()).add(node.id()));
    }
    return overview;
  }

  /// All tasks, each right before its children; siblings by priority, then the oldest first.
  public List<Entry> entries() {
    return List.copyOf(entries.values());
  }

  /// The task with this ID.
  public Optional<Entry> find(Id id) {
    return Optional.ofNullable(entries.get(id));
  }

  private Entry get(Id id) {
    return find(id).orElseThrow();
  }

  /// How far a task is, from its Cases.
  Progress progress(Id id) {
    Entry entry = get(id);
    if (entry.node().level() == Level.CASE) {
      return new Progress(entry.status(), entry.done(), entry.total());
    }
    return Progress.of(children.getOrDefault(id, List.of()).stream().map(this::progress).toList());
  }

  /// The Cases that this one waits for.
  public List<Id> open(Task task) {
    return task.dependsOn().stream()
        .filter(id -> find(id).filter(entry -> entry.status() == TaskStatus.DONE).isEmpty())
        .toList();
  }

  /// Whether this Case can be begun.
  public boolean isReady(Entry entry) {
    return entry.node().level() == Level.CASE
        && entry
            .task()
            .filter(task -> task.state() == TaskStatus.TODO && open(task).isEmpty())
            .isPresent();
  }

  /// Whether a task is below another.
  boolean isBelow(Node node, Id ancestor) {
    return node.parent()
        .filter(parent -> parent.equals(ancestor) || isBelow(get(parent).node(), ancestor))
        .isPresent();
  }
}
