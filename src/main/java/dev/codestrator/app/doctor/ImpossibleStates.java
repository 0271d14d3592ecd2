package dev.codestrator.app.doctor;

import dev.codestrator.model.Level;
import dev.codestrator.model.Session;
import dev.codestrator.model.Step;
import dev.codestrator.model.Task;
import dev.codestrator.model.TaskStatus;
import dev.codestrator.store.Checkpoints;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.TaskFile;
import dev.codestrator.store.TaskTree;
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
      for (TaskFile file : Tasks.files(tree)) {
        if (file.node().level() == Level.CASE) {
          abandoned(scene, file).ifPresent(found::add);
          unfinished(scene, file).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private static Optional<Found> abandoned(Scene scene, TaskFile file) {
    Task task = file.task();
    if (task.state() != TaskStatus.IN_PROGRESS || hasWorker(scene, task)) {
      return Optional.empty();
    }
    return Optional.of(
        scene.guarded(
            file.node().file(),
            Found.of(
                "in_progress_without_thread",
                scene.view().shown(file.node().file()),
                task.id() + " is in progress, but no thread and no open session works on it",
                "set it to do",
                draft -> Tasks.save(draft, file, task.with(TaskStatus.TODO, task.nextAction())))));
  }

  private static boolean hasWorker(Scene scene, Task task) {
    return scene.has(RecordType.THREAD, task.thread(), _ -> true)
        || scene.has(
            RecordType.SESSION, task.session(), session -> session.status() == Session.Status.OPEN);
  }

  private static Optional<Found> unfinished(Scene scene, TaskFile file) {
    List<String> open =
        file.steps().stream().filter(step -> !step.done()).map(Step::title).toList();
    boolean wrong =
        file.task().state() == TaskStatus.DONE && !open.isEmpty() && !wasForced(scene, file);
    return wrong
        ? Optional.of(
            Found.of(
                "done_with_open_steps",
                scene.view().shown(file.node().file()),
                file.id() + " is done, but not its steps: " + String.join("; ", open),
                "tick them if they are done; else set its status to in_progress"))
        : Optional.empty();
  }

  private static boolean wasForced(Scene scene, TaskFile file) {
    return Checkpoints.latest(scene.view(), file.node())
        .filter(last -> last.value().summary().text().contains(FORCED))
        .isPresent();
  }
}
