package dev.codestrator.app.lifecycle;

import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Step;
import dev.codestrator.model.StepNote;
import dev.codestrator.model.Task;
import dev.codestrator.model.TaskStatus;
import dev.codestrator.model.Texts;
import dev.codestrator.model.shape.Kind;
import dev.codestrator.store.Node;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.TaskFile;
import dev.codestrator.store.TaskTree;
import dev.codestrator.store.View;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// When a Case may begin, and when it may be completed.
final class CaseRules {
  private CaseRules() {}

  /// @throws Rejection.Conflict `case_over`, `case_taken`, `dependencies_open`, `worker_busy`
  static void mayBegin(View view, TaskTree tree, Task task, Optional<AgentThread> thread) {
    refuseOver(task);
    notTaken(view, task, thread.map(AgentThread::id));
    dependenciesDone(tree, task);
    thread.ifPresent(worker -> noOtherActive(tree, task, worker));
  }

  private static void refuseOver(Task task) {
    if (task.state().isOver()) {
      throw new Rejection.Conflict(
          "case_over",
          "case " + task.id() + " is " + Kind.word(task.state()),
          "make a new case for what is left");
    }
  }

  /// @throws Rejection.Conflict `case_over`, `step_exists`
  /// @throws Rejection.Invalid `empty_text`
  static void mayAdd(TaskFile file, String title) {
    refuseEmpty("title", title, "orch step add");
    mayBeAdded(file, title);
    refuseOver(file.task());
    file.findStep(title)
        .ifPresent(step -> {
          throw new Rejection.Conflict(
              "step_exists",
              "case " + file.id() + " has the step '" + step.title() + "' already",
              "give another title");
        });
  }

  /// @throws Rejection.Conflict `case_over`
  /// @throws Rejection.Invalid `empty_text`
  static void mayBlock(TaskFile file, String reason) {
    refuseEmpty("reason", reason, "orch case block");
    refuseOver(file.task());
  }

  /// Taken is what another thread has begun, unless that one has ended.
  private static void notTaken(View view, Task task, Optional<Id> thread) {
    Optional<Id> holder =
        task.thread()
            .filter(_ -> task.state() != TaskStatus.TODO)
            .filter(id -> !thread.equals(Optional.of(id)))
            .filter(id -> isLive(view, id));
    if (holder.isPresent()) {
      throw new Rejection.Conflict(
          "case_taken",
          "case " + task.id() + " is already begun by " + holder.get(),
          "stop that thread first: orch stop " + holder.get());
    }
  }

  private static boolean isLive(View view, Id thread) {
    return view.find(RecordType.THREAD, thread)
        .filter(found -> !found.value().status().isOver())
        .isPresent();
  }

  private static void dependenciesDone(TaskTree tree, Task task) {
    String open =
        task.dependsOn().stream()
            .filter(id -> !isDone(tree, id))
            .map(Id::value)
            .collect(Collectors.joining(", "));
    if (!open.isEmpty()) {
      throw new Rejection.Conflict(
          "dependencies_open",
          "case " + task.id() + " depends on " + open + ", not done yet",
          "complete that first, or wait: orch task list --ready");
    }
  }

  private static boolean isDone(TaskTree tree, Id id) {
    return tree.find(id)
        .filter(node -> tree.read(node).task().state() == TaskStatus.DONE)
        .isPresent();
  }

  private static void noOtherActive(TaskTree tree, Task task, AgentThread worker) {
    for (Id id : worker.scope()) {
      Optional<Node> other = tree.find(id).filter(node -> !id.equals(task.id()));
      boolean active =
          other
              .map(node -> tree.read(node).task())
              .filter(each -> each.state() == TaskStatus.IN_PROGRESS)
              .filter(each -> each.thread().equals(Optional.of(worker.id())))
              .isPresent();
      if (active) {
        throw new Rejection.Conflict(
            "worker_busy",
            worker.id() + " already works on " + id + ", and a worker has one active case",
            "complete or block " + id + " first");
      }
    }
  }

  /// @throws Rejection.Conflict `not_begun`
  /// @throws Rejection.Invalid `empty_text`, `malformed_command`
  static void mayCheck(TaskFile file, CheckStep request) {
    refuseEmpty("step", request.step(), "orch step check");
    refuseEmpty("result", request.result(), "orch step check");
    request
        .evidence()
        .flatMap(CheckStep.Evidence::command)
        .map(String::strip)
        .filter(command -> !StepNote.holds(command))
        .ifPresent(CaseRules::refuseCommand);
    refuseNotBegun(file);
  }

  /// A command is noted on one line, and must be the same when it is run again.
  private static void refuseCommand(String command) {
    throw new Rejection.Invalid(
        "malformed_command",
        "the command '"
            + Texts.excerpt(command, 80)
            + "' is empty, or has a line break or several blanks side by side",
        "join its lines with && or ;, or put it into a script of the repository");
  }

  private static void refuseEmpty(String field, String text, String command) {
    if (text.isBlank()) {
      throw new Rejection.Invalid(
          "empty_text", "field '" + field + "' is empty", "see " + command + " --help");
    }
  }

  /// A title may be added as a step; a mark only names one that is there.
  ///
  /// @throws Rejection.NotFound `unknown_step`
  static void mayBeAdded(TaskFile file, String idOrTitle) {
    if (idOrTitle.strip().startsWith("^")) {
      throw unknownStep(file, idOrTitle);
    }
  }

  static Rejection unknownStep(TaskFile file, String idOrTitle) {
    return new Rejection.NotFound(
        "unknown_step",
        "case " + file.id() + " has no step '" + Texts.excerpt(idOrTitle, 60) + "'",
        "see orch task show " + file.id());
  }

  private static void refuseNotBegun(TaskFile file) {
    TaskStatus status = file.task().state();
    if (status == TaskStatus.TODO || status.isOver()) {
      throw new Rejection.Conflict(
          "not_begun",
          "case " + file.id() + " is " + Kind.word(status) + ", not in progress",
          status.isOver()
              ? "make a new case for what is left"
              : "begin it: orch case begin " + file.id());
    }
  }

  /// @throws Rejection.Conflict `not_begun`, `steps_open`
  static void mayComplete(TaskFile file, CompleteCase request) {
    refuseNotBegun(file);
    List<Step> open = file.steps().stream().filter(step -> !step.done()).toList();
    if (open.isEmpty()) {
      return;
    }
    if (request.force() && request.reason().filter(text -> !text.isBlank()).isPresent()) {
      return;
    }
    String titles = open.stream().map(CaseRules::shown).collect(Collectors.joining("; "));
    throw new Rejection.Conflict(
        "steps_open",
        "case " + file.id() + " has unfinished steps: " + titles,
        request.force()
            ? "say why it is forced: reason"
            : "check each with its result, or force with a reason");
  }

  /// What is ticked must be proven; what was left open by force claims nothing.
  ///
  /// @throws Rejection.Conflict `evidence_missing`
  static void requireEvidence(TaskFile file, List<Proof> proofs) {
    String missing =
        proofs.stream()
            .filter(Proof::claimed)
            .flatMap(proof -> proof.lacks().map(why -> proof.step() + " (" + why + ")").stream())
            .collect(Collectors.joining("; "));
    if (!missing.isEmpty()) {
      throw new Rejection.Conflict(
          "evidence_missing",
          "case " + file.id() + " has steps without evidence: " + missing,
          "run what shows each, and check it again: orch step check "
              + file.id()
              + " STEP pass --command \"...\" --exit-code 0");
    }
  }

  private static String shown(Step step) {
    return step.title() + (step.failed() ? " (failed)" : "");
  }
}
