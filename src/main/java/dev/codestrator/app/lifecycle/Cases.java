package dev.codestrator.app.lifecycle;

import dev.codestrator.app.Call;
import dev.codestrator.app.Checkpointing;
import dev.codestrator.app.Checkpointing.About;
import dev.codestrator.app.lifecycle.CaseJournal.Event;
import dev.codestrator.app.task.WorkerScope;
import dev.codestrator.app.workspace.Lookout;
import dev.codestrator.git.Git;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Config;
import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Step;
import dev.codestrator.model.Task;
import dev.codestrator.model.TaskStatus;
import dev.codestrator.store.Draft;
import dev.codestrator.store.TaskFile;
import dev.codestrator.store.TaskTree;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The methods `case.*` and `step.*`. Each leaves a checkpoint and moves the thread's current
/// reference.
public final class Cases {
  private final Git git;
  private final Checkpointing checkpointing;
  private final Lookout lookout;

  /// @param git the program
  /// @param checkpointing makes the commits
  /// @param lookout looks for conflicts between workers when one of them reports
  public Cases(Git git, Checkpointing checkpointing, Lookout lookout) {
    this.git = git;
    this.checkpointing = checkpointing;
    this.lookout = lookout;
  }

  /// `case.begin`. Begun again by the same thread is no error.
  public CaseState begin(Call call, BeginCase request) {
    CaseState state =
        call.write(
            "case.begin",
            draft -> {
              TaskTree tree = call.tasks(draft);
              TaskFile file = tree.read(tree.getCase(request.caseId()));
              Optional<AgentThread> thread =
                  Scope.thread(call, draft, request.threadId(), file.id());
              CaseRules.mayBegin(draft, tree, file.task(), thread);
              return begin(call, draft, file, thread, request);
            });
    return state.committed(commitRecords(call, state, "Begin"));
  }

  private static CaseState begin(
      Call call, Draft draft, TaskFile file, Optional<AgentThread> thread, BeginCase request) {
    Task begun =
        file.task().begun(thread.map(AgentThread::id), call.session(), Pointers.nextStep(file));
    TaskFile changed =
        withList(
            withList(file.with(begun), "Input contract", pairs(request)),
            "Fixtures",
            request.fixtures());
    var event = new Event("begin", Optional.empty(), request.requiredFiles(), "Began.");
    return new CaseJournal(call, draft).save(changed, event, false);
  }

  /// `step.check`. A result other than `pass` is noted under the step, which stays open.
  public CaseState check(Call call, CheckStep request) {
    CaseState state = checked(call, request);
    lookout.look(call);
    return state;
  }

  private CaseState checked(Call call, CheckStep request) {
    return call.write(
        "step.check",
        draft -> {
          TaskTree tree = call.tasks(draft);
          TaskFile file = tree.read(tree.getCase(request.caseId()));
          WorkerScope.require(call, draft, file.id());
          CaseRules.mayCheck(file, request);
          return check(call, draft, withStep(draft, file, request.step()), request);
        });
  }

  private CaseState check(Call call, Draft draft, TaskFile file, CheckStep request) {
    Step step = file.findStep(request.step()).orElseThrow();
    boolean pass = Notes.isPass(request);
    String note = Notes.of(request, commitOf(call, file, request)).text();
    TaskFile noted = file.noted(step, note);
    TaskFile checked = pass ? noted.checked(step, true) : noted;
    TaskFile changed =
        checked.with(checked.task().with(checked.task().state(), Pointers.nextStep(checked)));
    var event = new Event("step-check", Optional.of(step.title()), request.requiredFiles(), note);
    return new CaseJournal(call, draft).save(changed, event, pass);
  }

  /// `case.complete`. Commits the worktree with all that was done there; when that fails, the Case
  /// is in progress again and the work stays where it is.
  public CaseState complete(Call call, CompleteCase request) {
    CaseState state =
        call.write(
            "case.complete",
            draft -> {
              TaskTree tree = call.tasks(draft);
              TaskFile file = tree.read(tree.getCase(request.caseId()));
              WorkerScope.require(call, draft, file.id());
              CaseRules.mayComplete(file, request);
              requireEvidence(call, file);
              return complete(call, draft, file, request);
            });
    Optional<String> commit;
    try {
      commit = commitEverything(call, state, request.summary());
    } catch (Rejection e) {
      call.write("case.complete refused", draft -> reopen(call, draft, state.caseId(), e));
      throw e;
    }
    lookout.look(call);
    state.thread().ifPresent(thread -> Scope.finish(call, thread));
    return state.committed(commit);
  }

  private static CaseState complete(Call call, Draft draft, TaskFile file, CompleteCase request) {
    TaskStatus status =
        call.config().merge().reviewCases() ? TaskStatus.IN_REVIEW : TaskStatus.DONE;
    TaskFile changed = file.with(file.task().with(status, request.nextAction()));
    String forced =
        request.force() ? request.reason().map(why -> "\n\nForced: " + why).orElse("") : "";
    var event =
        new Event(
            "complete",
            Optional.empty(),
            request.requiredFiles(),
            request.summary().strip() + forced);
    return new CaseJournal(call, draft).save(changed, event, false);
  }

  private static CaseState reopen(Call call, Draft draft, Id id, Rejection why) {
    TaskTree tree = call.tasks(draft);
    TaskFile file = tree.read(tree.getCase(id.value()));
    TaskFile changed =
        file.with(
            file.task().with(TaskStatus.IN_PROGRESS, Optional.of("Mend what refused the commit")));
    var event = new Event("complete-refused", Optional.empty(), List.of(), why.message());
    return new CaseJournal(call, draft).save(changed, event, false);
  }

  private static TaskFile withStep(Draft draft, TaskFile file, String idOrTitle) {
    if (file.findStep(idOrTitle).isPresent()) {
      return file;
    }
    CaseRules.mayBeAdded(file, idOrTitle);
    return file.added(idOrTitle, Optional.empty(), draft::newMark);
  }

  private static TaskFile withList(TaskFile file, String heading, List<String> lines) {
    return lines.isEmpty()
        ? file
        : file.withSection(
            heading, lines.stream().map(line -> "- " + line).collect(Collectors.joining("\n")));
  }

  private static List<String> pairs(BeginCase request) {
    return request.inputContract().entrySet().stream()
        .map(entry -> entry.getKey() + ": " + entry.getValue())
        .toList();
  }

  private String commitOf(Call call, TaskFile file, CheckStep request) {
    Checkout checkout = call.checkoutOf(file.node().file());
    return request
        .evidence()
        .flatMap(CheckStep.Evidence::commit)
        .map(named -> git.commit(checkout.root(), named))
        .orElseGet(() -> git.head(call.repository(), checkout));
  }

  private void requireEvidence(Call call, TaskFile file) {
    if (call.config().rules().evidence() == Config.Rules.EvidencePolicy.REQUIRED) {
      Path root = call.checkoutOf(file.node().file()).root();
      String head = git.head(root);
      CaseRules.requireEvidence(
          file, Proof.of(file.steps(), commit -> git.contains(root, head, commit)));
    }
  }

  private Optional<String> commitRecords(Call call, CaseState state, String verb) {
    return checkpointing.records(
        call, checkout(call, state), subject(call, state, verb), about(call, state));
  }

  private Optional<String> commitEverything(Call call, CaseState state, String summary) {
    return checkpointing.everything(
        call, checkout(call, state), subject(call, state, "Complete"), summary, about(call, state));
  }

  private static String subject(Call call, CaseState state, String verb) {
    TaskTree tree = call.tasks(call.view());
    Task task = tree.read(tree.getCase(state.caseId().value())).task();
    return verb + " " + task.id() + ": " + task.title();
  }

  private static About about(Call call, CaseState state) {
    return new About(call.session(), Optional.of(state.caseId()), state.thread());
  }

  private static Checkout checkout(Call call, CaseState state) {
    return call.checkoutOf(Path.of(state.path()));
  }
}
