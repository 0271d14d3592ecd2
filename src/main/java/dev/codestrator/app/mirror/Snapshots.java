package dev.codestrator.app.mirror;

import dev.codestrator.app.Call;
import dev.codestrator.app.task.Overview;
import dev.codestrator.io.Disk;
import dev.codestrator.mirror.Item;
import dev.codestrator.mirror.Snapshot;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Lease;
import dev.codestrator.model.Level;
import dev.codestrator.model.QueueEntry;
import dev.codestrator.model.Step;
import dev.codestrator.model.Task;
import dev.codestrator.store.Node;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.TaskTree;
import dev.codestrator.store.View;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// Takes snapshots: the tasks that a caller sees, and the threads, leases and merges of the clone.
final class Snapshots {
  private static final int VERSION_LENGTH = 16;

  private Snapshots() {}

  static Snapshot take(Call call) {
    View view = call.view();
    TaskTree tree = call.tasks(view);
    List<Node> nodes = tree.nodes();
    List<Item> items =
        Overview.of(tree, nodes).entries().stream().map(entry -> item(tree, entry)).toList();
    return new Snapshot(
        version(view, nodes),
        items,
        threads(view),
        values(view, RecordType.LEASE).filter(each -> each.state() == Lease.State.HELD).toList(),
        values(view, RecordType.QUEUE_ENTRY).filter(QueueEntry::isOpen).sorted(ORDER).toList());
  }

  private static final Comparator<QueueEntry> ORDER =
      Comparator.<QueueEntry>comparingInt(entry -> -entry.priority())
          .thenComparing(QueueEntry::queuedAt)
          .thenComparing(QueueEntry::id);

  private static List<AgentThread> threads(View view) {
    return values(view, RecordType.THREAD)
        .filter(thread -> !thread.status().isOver())
        .sorted(Comparator.comparing(AgentThread::createdAt).thenComparing(AgentThread::id))
        .toList();
  }

  private static <T extends Record> Stream<T> values(View view, RecordType<T> type) {
    return view.list(type).stream().map(Stored::value);
  }

  private static Item item(TaskTree tree, Overview.Entry entry) {
    Node node = entry.node();
    List<Step> steps =
        node.level() == Level.CASE && entry.task().isPresent()
            ? tree.read(node).steps()
            : List.of();
    return new Item(
        node.id(),
        node.level(),
        node.parent(),
        entry.task().map(Task::title).orElse(node.id().value()),
        entry.status(),
        steps,
        entry.task().map(Task::dependsOn).orElse(List.of()),
        entry.task().flatMap(Task::thread),
        entry.task().flatMap(Task::nextAction),
        entry.task().isPresent());
  }

  /// A hash over the files that the mirror is made from.
  private static String version(View view, List<Node> nodes) {
    var files = new ArrayList<Path>(nodes.stream().map(Node::file).toList());
    view.list(RecordType.THREAD).forEach(each -> files.add(each.file()));
    view.list(RecordType.LEASE).forEach(each -> files.add(each.file()));
    view.list(RecordType.QUEUE_ENTRY).forEach(each -> files.add(each.file()));
    MessageDigest digest = sha256();
    for (Path file : files) {
      digest.update(view.shown(file).getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      byte[] bytes = Disk.read(file).orElse(new byte[0]);
      digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.UTF_8));
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_LENGTH);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
