package dev.codestrator.app.doctor;

import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Id;
import dev.codestrator.model.Lease;
import dev.codestrator.model.QueueEntry;
import dev.codestrator.model.Review;
import dev.codestrator.model.Session;
import dev.codestrator.model.Task;
import dev.codestrator.model.TaskStatus;
import dev.codestrator.model.Worktree;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.TaskTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Keys that name a record which isn't there.
///
/// Mended where nobody works on it: a Case that is to do forgets a session or thread, a worktree
/// the thread that was to be spawned in it, a lease of nobody is released. A dependency stays:
/// whether its Case was lost or isn't needed any more, only a person knows.
final class DanglingReferences implements Check {
  private static final String CODE = "dangling_reference";

  @Override
  public List<Found> look(Scene scene) {
    var found = new ArrayList<Found>();
    for (TaskTree tree : scene.trees()) {
      for (Tasks.Known known : scene.tasks(tree)) {
        task(scene, tree, known, found);
      }
    }
    records(scene, found);
    merges(scene, found);
    return found;
  }

  private static void task(Scene scene, TaskTree tree, Tasks.Known known, List<Found> found) {
    Task task = known.task();
    Path file = known.node().file();
    String where = scene.view().shown(file);
    for (Id needed : task.dependsOn()) {
      if (tree.find(needed).isEmpty()) {
        found.add(
            Found.of(
                CODE,
                where,
                task.id() + " depends on " + needed + ", which is not there",
                "bring that case back, or take it out of depends_on"));
      }
    }
    boolean gone =
        isGone(scene, task.session(), RecordType.SESSION)
            || isGone(scene, task.thread(), RecordType.THREAD);
    if (gone && task.state() == TaskStatus.TODO) {
      found.add(
          scene.guarded(
              file,
              Found.of(
                  CODE,
                  where,
                  task.id() + " is to do and names a session or thread that is not there",
                  "forget them",
                  draft -> Tasks.save(draft, known.node(), forgotten(task)))));
    }
  }

  private static Task forgotten(Task task) {
    return new Task(
        task.status(),
        task.id(),
        task.priority(),
        task.level(),
        Optional.empty(),
        task.title(),
        task.nextAction(),
        task.createdAt(),
        Optional.empty(),
        task.role(),
        task.sandbox(),
        task.dependsOn(),
        task.files());
  }

  /// A session that has a record.
  private static Optional<Id> recorded(Id session) {
    return Optional.of(session).filter(id -> !id.equals(Session.JOBS));
  }

  private static void records(Scene scene, List<Found> found) {
    var view = scene.view();
    for (Stored<Session> each : view.list(RecordType.SESSION)) {
      names(scene, each, "thread", Optional.of(each.value().thread()), RecordType.THREAD, found);
      names(
          scene,
          each,
          "worktree",
          Optional.of(each.value().worktree()),
          RecordType.WORKTREE,
          found);
    }
    for (Stored<AgentThread> each : view.list(RecordType.THREAD)) {
      names(scene, each, "session", recorded(each.value().session()), RecordType.SESSION, found);
      names(scene, each, "worktree", each.value().worktree(), RecordType.WORKTREE, found);
      names(scene, each, "parent", each.value().parent(), RecordType.THREAD, found);
    }
    for (Stored<Worktree> each : view.list(RecordType.WORKTREE)) {
      names(scene, each, "session", recorded(each.value().session()), RecordType.SESSION, found);
      worktree(scene, each, found);
      names(scene, each, "parent", each.value().parent(), RecordType.WORKTREE, found);
    }
  }

  private static void merges(Scene scene, List<Found> found) {
    var view = scene.view();
    for (Stored<QueueEntry> each : view.list(RecordType.QUEUE_ENTRY)) {
      names(
          scene,
          each,
          "request",
          Optional.of(each.value().request()),
          RecordType.MERGE_REQUEST,
          found);
    }
    for (Stored<Review> each : view.list(RecordType.REVIEW)) {
      names(
          scene,
          each,
          "request",
          Optional.of(each.value().request()),
          RecordType.MERGE_REQUEST,
          found);
    }
    view.list(RecordType.LEASE).forEach(each -> lease(scene, each, found));
  }

  private static void names(
      Scene scene,
      Stored<?> record,
      String key,
      Optional<Id> named,
      RecordType<?> type,
      List<Found> found) {
    if (isGone(scene, named, type)) {
      found.add(
          Found.of(
              CODE,
              scene.view().shown(record.file()),
              "its " + key + " " + named.orElseThrow() + " is not there",
              "bring that file back (git log --all -- '*"
                  + named.orElseThrow()
                  + "*'), or set another"));
    }
  }

  /// Who spawns a child notes its worktree before the child, and may die in between.
  private static void worktree(Scene scene, Stored<Worktree> stored, List<Found> found) {
    Worktree worktree = stored.value();
    if (scene.isLeftOver(worktree.createdAt())
        && isGone(scene, worktree.thread(), RecordType.THREAD)) {
      found.add(
          scene.guarded(
              stored.file(),
              Found.of(
                  CODE,
                  scene.view().shown(stored.file()),
                  "its thread " + worktree.thread().orElseThrow() + " is not there",
                  "forget it",
                  draft -> draft.save(RecordType.WORKTREE, stored, worktree.ofNobody()))));
    }
  }

  private static void lease(Scene scene, Stored<Lease> stored, List<Found> found) {
    Lease lease = stored.value();
    boolean gone =
        isGone(scene, recorded(lease.session()), RecordType.SESSION)
            || isGone(scene, lease.thread(), RecordType.THREAD);
    if (gone && lease.state() == Lease.State.HELD) {
      Path file = stored.file();
      found.add(
          scene.guarded(
              file,
              Found.of(
                  CODE,
                  scene.view().shown(file),
                  lease.id() + " is held by a session or thread that is not there",
                  "release it",
                  draft ->
                      draft.save(RecordType.LEASE, stored, lease.with(Lease.State.RELEASED)))));
    }
  }

  private static <T extends Record> boolean isGone(
      Scene scene, Optional<Id> named, RecordType<T> type) {
    return named.filter(id -> id.kind() == type.kind()).isPresent()
        && !scene.has(type, named, _ -> true);
  }
}
