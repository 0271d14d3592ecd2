package dev.codestrator.app.doctor;

import dev.codestrator.model.Level;
import dev.codestrator.model.Session;
import dev.codestrator.model.Step;
import dev.codestrator.model.Task;
import dev.codestrator.model.TaskStatus;
import dev.codestrator.store.Checkpoints;
import dev.codestrator.store.Draft;
import dev.codestrator.store.Node;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.TaskTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Cases that can't be as they say: in progress with nobody who works on them (then they are to do
/// again; ticks stay), or done with steps that aren't.
final class ImpossibleStates implements Check {
  private static final String FORCED = "Forced: ";

  @Override
  public List<Found> look(Scene scene) {
    var found = new ArrayList<Found>();
    for (TaskTree tree : scene.trees()) {
      for (Tasks.Known known : scene.tasks(tree)) {
        if (known.node().level() == Level.CASE) {
          abandoned(scene, known).ifPresent(found::add);
          unfinished(scene, tree, known).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private static Optional<Found> abandoned(Scene scene, Tasks.Known known) {
    Task task = known.task();
    Path file = known.node().file();
    if (task.state() != TaskStatus.IN_PROGRESS || hasWorker(scene, task)) {
      return Optional.empty();
    }
    return Optional.of(
        scene.guarded(
            file,
            Found.of(
                "in_progress_without_thread",
                scene.view().shown(file),
                task.id() + " is in progress, but no thread and no open session works on it",
                "set it to do",
                draft -> save(draft, known))));
  }

  private static void save(Draft draft, Tasks.Known known) {
    Task task = known.task();
    Tasks.save(draft, known.node(), task.with(TaskStatus.TODO, task.nextAction()));
  }

  private static boolean hasWorker(Scene scene, Task task) {
    return scene.has(RecordType.THREAD, task.thread(), _ -> true)
        || scene.has(
            RecordType.SESSION, task.session(), session -> session.status() == Session.Status.OPEN);
  }

  private static Optional<Found> unfinished(Scene scene, TaskTree tree, Tasks.Known known) {
    Node node = known.node();
    List<String> open = known.task().state() == TaskStatus.DONE ? open(tree, node) : List.of();
    return !open.isEmpty() && !wasForced(scene, node)
        ? Optional.of(
            Found.of(
                "done_with_open_steps",
                scene.view().shown(node.file()),
                node.id() + " is done, but not its steps: " + String.join("; ", open),
                "tick them if they are done; else set its status to in_progress"))
        : Optional.empty();
  }

  private static List<String> open(TaskTree tree, Node node) {
    return Tasks.file(tree, node).stream()
        .flatMap(file -> file.steps().stream())
        .filter(step -> !step.done())
        .map(Step::title)
        .toList();
  }

  private static boolean wasForced(Scene scene, Node node) {
    return Checkpoints.latest(scene.view(), node)
        .filter(last -> last.value().summary().text().contains(FORCED))
        .isPresent();
  }
}
