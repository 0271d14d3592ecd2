package dev.codestrator.app.lifecycle;

import dev.codestrator.app.Call;
import dev.codestrator.app.lifecycle.CaseJournal.Event;
import dev.codestrator.app.task.WorkerScope;
import dev.codestrator.model.Step;
import dev.codestrator.model.Task;
import dev.codestrator.model.TaskStatus;
import dev.codestrator.store.Draft;
import dev.codestrator.store.TaskFile;
import dev.codestrator.store.TaskTree;
import java.util.List;
import java.util.Optional;

/// The method `step.add`.
public final class Steps {
  /// `step.add`: one more step, behind another or last.
  public AddedStep add(Call call, AddStep request) {
    return call.write(
        "step.add",
        draft -> {
          TaskTree tree = call.tasks(draft);
          TaskFile file = tree.read(tree.getCase(request.caseId()));
          WorkerScope.require(call, draft, file.id());
          CaseRules.mayAdd(file, request.title());
          Optional<Step> after = request.after().map(name -> step(file, name));
          return save(call, draft, file.added(request.title(), after, draft::newMark), request);
        });
  }

  private static Step step(TaskFile file, String name) {
    return file.findStep(name).orElseThrow(() -> CaseRules.unknownStep(file, name));
  }

  private static AddedStep save(Call call, Draft draft, TaskFile added, AddStep request) {
    boolean begun = added.task().state() == TaskStatus.IN_PROGRESS;
    Optional<CaseState> state =
        begun ? Optional.of(journal(call, draft, added, request)) : Optional.empty();
    List<Step> steps = state.map(CaseState::steps).orElseGet(() -> draft.save(added).steps());
    Step step = added.findStep(request.title()).orElseThrow();
    return new AddedStep(
        added.id(), step, steps, state.map(CaseState::checkpoint), added.node().file().toString());
  }

  private static CaseState journal(Call call, Draft draft, TaskFile added, AddStep request) {
    Task task = added.task();
    var event = new Event("step-add", Optional.of(request.title()), List.of(), "Added a step.");
    TaskFile pointed = added.with(task.with(task.state(), Pointers.nextStep(added)));
    return new CaseJournal(call, draft).save(pointed, event, false);
  }
}
