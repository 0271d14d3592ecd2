package dev.codestrator.app.doctor;

import dev.codestrator.app.lease.Leases;
import dev.codestrator.app.thread.ChildView;
import dev.codestrator.app.thread.Children;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Session;
import dev.codestrator.model.ThreadStatus;
import dev.codestrator.model.shape.Kind;
import dev.codestrator.store.Draft;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Agents that their records take for living, but whose program or pane is gone. What became of
/// them is noted, and their leases are released; their Cases stay as they are.
final class DeadThreads implements Check {
  private static final Set<String> OUTSIDE = Set.of("process", "record");

  private final Children children;
  private final Leases leases;

  DeadThreads(Children children, Leases leases) {
    this.children = children;
    this.leases = leases;
  }

  @Override
  public List<Found> look(Scene scene) {
    var found = new ArrayList<Found>();
    var all = new Children.ListChildren(Optional.empty(), Optional.empty(), Optional.empty());
    for (Session session : scene.openSessions()) {
      for (ChildView child : children.list(scene.in(session), all).threads()) {
        if (isDead(child) && !child.dbStatus().isOver() && !isStarting(scene, child)) {
          found.add(found(scene, child));
        }
      }
    }
    return found;
  }

  /// What its own program tells, a living one tells: that its turn failed, say.
  private static boolean isDead(ChildView child) {
    return child.status().isOver() && OUTSIDE.contains(child.detectionTier());
  }

  private static boolean isStarting(Scene scene, ChildView child) {
    Duration limit = Duration.ofSeconds(scene.call().config().limits().readySeconds());
    return child.dbStatus() == ThreadStatus.STARTING
        && child.createdAt().plus(limit).isAfter(scene.call().now());
  }

  private Found found(Scene scene, ChildView child) {
    Stored<AgentThread> record = scene.view().get(RecordType.THREAD, child.threadId());
    String what =
        Kind.word(child.status()) + (child.detail().isEmpty() ? "" : ": " + child.detail());
    return scene.guarded(
        record.file(),
        Found.of(
            "thread_dead",
            scene.view().shown(record.file()),
            child.threadId()
                + " is recorded as "
                + Kind.word(child.dbStatus())
                + ", but is "
                + what,
            "note that, and release its leases",
            draft -> note(scene, draft, record, child.status())));
  }

  private void note(Scene scene, Draft draft, Stored<AgentThread> record, ThreadStatus status) {
    draft.save(RecordType.THREAD, record, record.value().with(status));
    leases.releaseAll(scene.call(), draft, record.value().id());
  }
}
