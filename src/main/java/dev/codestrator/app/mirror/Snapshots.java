package dev.codestrator.app.mirror;

import dev.codestrator.app.Call;
import dev.codestrator.app.task.Placed;
import dev.codestrator.mirror.Clash;
import dev.codestrator.mirror.Item;
import dev.codestrator.mirror.Snapshot;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Checkpoint;
import dev.codestrator.model.Lease;
import dev.codestrator.model.Level;
import dev.codestrator.model.QueueEntry;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Step;
import dev.codestrator.model.Task;
import dev.codestrator.model.TaskStatus;
import dev.codestrator.store.Checkpoints;
import dev.codestrator.store.Node;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.TaskFile;
import dev.codestrator.store.TaskTree;
import dev.codestrator.store.View;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Takes snapshots: the tasks that a caller sees, and the threads, leases and merges of the clone.
final class Snapshots {
  private static final int RECENT = 10;

  private static final Comparator<QueueEntry> ORDER =
      Comparator.<QueueEntry>comparingInt(entry -> -entry.priority())
          .thenComparing(QueueEntry::queuedAt)
          .thenComparing(QueueEntry::id);

  private final View view;
  private final TaskTree tree;
  private final List<Node> nodes;

  private Snapshots(Call call) {
    this.view = call.view();
    this.tree = call.tasks(view);
    this.nodes = tree.nodes();
  }

  /// The records as they are now.
  ///
  /// @param clashes how the live branches get on
  static Snapshot take(Call call, List<Clash> clashes) {
    return new Snapshots(call).take(clashes);
  }

  /// The version alone, which reads the files and understands none of them.
  static String version(Call call) {
    var snapshots = new Snapshots(call);
    return snapshots.version(snapshots.recentFiles());
  }

  private Snapshot take(List<Clash> clashes) {
    List<Path> recent = recentFiles();
    String version = version(recent); // first: a change after it is one that the mirror lacks
    return new Snapshot(
        version,
        Placed.inOrder(tree.each(nodes, this::item)),
        threads(),
        values(RecordType.LEASE).filter(each -> each.state() == Lease.State.HELD).toList(),
        values(RecordType.QUEUE_ENTRY).filter(QueueEntry::isOpen).sorted(ORDER).toList(),
        clashes,
        recent(recent));
  }

  private List<Path> recentFiles() {
    return Checkpoints.all(view, nodes).stream().limit(RECENT).toList();
  }

  private List<Checkpoint> recent(List<Path> files) {
    return Checkpoints.read(view, files).stream().map(Stored::value).toList();
  }

  private List<AgentThread> threads() {
    return values(RecordType.THREAD)
        .filter(thread -> !thread.status().isOver())
        .sorted(Comparator.comparing(AgentThread::createdAt).thenComparing(AgentThread::id))
        .toList();
  }

  private <T extends Record> Stream<T> values(RecordType<T> type) {
    return view.list(type).stream().map(Stored::value);
  }

  private Placed<Item> item(Node node) {
    try {
      TaskFile file = tree.read(node);
      return new Placed<>(node, Optional.of(file.task()), item(node, file));
    } catch (Rejection e) {
      return new Placed<>(node, Optional.empty(), unreadable(node));
    }
  }

  private static Item unreadable(Node node) {
    return new Item(
        node.id(),
        node.level(),
        node.parent(),
        node.id().value(),
        TaskStatus.BLOCKED,
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  private static Item item(Node node, TaskFile file) {
    Task task = file.task();
    List<Step> steps = node.level() == Level.CASE ? file.steps() : List.of();
    return new Item(
        node.id(),
        node.level(),
        node.parent(),
        task.title(),
        task.state(),
        steps,
        task.dependsOn(),
        task.thread(),
        task.nextAction(),
        true);
  }

  /// A hash over the files that the mirror is made from.
  private String version(List<Path> recent) {
    var version = new Version(view);
    tree.each(nodes, node -> Version.digest(tree.bytes(node)))
        .forEach(digest -> version.add(digest));
    nodes.forEach(node -> version.add(node.file()));
    Stream.of(RecordType.THREAD, RecordType.LEASE, RecordType.QUEUE_ENTRY)
        .flatMap(type -> view.list(type).stream())
        .forEach(stored -> version.addContent(stored.file()));
    recent.forEach(version::addContent);
    return version.text();
  }
}
