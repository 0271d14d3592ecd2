package dev.codestrator.app.lifecycle;

import dev.codestrator.app.Call;
import dev.codestrator.app.task.Overview;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Id;
import dev.codestrator.model.Level;
import dev.codestrator.model.QueueEntry;
import dev.codestrator.model.Role;
import dev.codestrator.model.Session;
import dev.codestrator.model.Step;
import dev.codestrator.model.Task;
import dev.codestrator.model.TaskStatus;
import dev.codestrator.model.Texts;
import dev.codestrator.model.Worktree;
import dev.codestrator.store.Checkpoints;
import dev.codestrator.store.Node;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.TaskFile;
import dev.codestrator.store.TaskTree;
import dev.codestrator.store.View;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The method `resume.next`: what comes next according to the task tree.
public final class Agenda {
  static final String NOTHING = "Nothing is to be done.";

  private static final int SUMMARY = 1_000;
  private static final List<TaskStatus> ORDER =
      List.of(TaskStatus.IN_PROGRESS, TaskStatus.BLOCKED, TaskStatus.TODO);

  /// What `resume.next` takes: nothing but the session.
  public record AskNext() {}

  /// `resume.next`.
  public NextCase next(Call call, AskNext request) {
    View view = call.view();
    return file(call, view, call.caller().thread())
        .map(file -> describe(view, file))
        .orElseGet(() -> NextCase.nothing(otherwise(call, view)));
  }

  /// The Case to go on with: in progress, then blocked, then ready; by priority, then oldest. A
  /// worker's is one of its scope; nobody's is one that another open session works on.
  static Optional<TaskFile> file(Call call, View view, Optional<Id> thread) {
    TaskTree tree = call.tasks(view);
    Overview overview = Overview.of(tree, tree.nodes());
    Predicate<Node> scope = scope(view, thread);
    return overview.entries().stream()
        .filter(entry -> entry.node().level() == Level.CASE && scope.test(entry.node()))
        .filter(entry -> entry.task().isPresent() && ORDER.contains(entry.status()))
        .filter(entry -> entry.status() != TaskStatus.TODO || overview.isReady(entry))
        .filter(entry -> !isElsewhere(call, view, entry.task().orElseThrow()))
        .min(
            Comparator.<Overview.Entry>comparingInt(entry -> ORDER.indexOf(entry.status()))
                .thenComparingInt(entry -> -entry.task().map(Task::priority).orElse(0))
                .thenComparing(
                    entry -> entry.task().flatMap(Task::createdAt).orElse(Instant.EPOCH)))
        .map(entry -> tree.read(entry.node()));
  }

  private static Predicate<Node> scope(View view, Optional<Id> thread) {
    Optional<AgentThread> worker =
        thread
            .flatMap(id -> view.find(RecordType.THREAD, id))
            .map(Stored::value)
            .filter(each -> each.role() == Role.WORKER);
    return worker
        .<Predicate<Node>>map(each -> node -> each.scope().contains(node.id()))
        .orElse(_ -> true);
  }

  private static boolean isElsewhere(Call call, View view, Task task) {
    return task.session()
        .filter(id -> !call.caller().session().equals(Optional.of(id)))
        .flatMap(id -> view.find(RecordType.SESSION, id))
        .filter(session -> session.value().status() == Session.Status.OPEN)
        .isPresent();
  }

  private static NextCase describe(View view, TaskFile file) {
    Task task = file.task();
    List<Step> steps = file.steps();
    return new NextCase(
        Optional.of(file.id()),
        Optional.of(task.title()),
        Optional.of(task.state()),
        Optional.of(task.priority()),
        task.thread(),
        file.node().claim().map(claim -> claim.worktree().id()),
        steps.stream().filter(step -> !step.done()).findFirst(),
        (int) steps.stream().filter(Step::done).count(),
        steps.size(),
        latest(view, file),
        action(file),
        Optional.of(file.node().file().toString()));
  }

  /// What was true of a Case last.
  static Optional<NextCase.Latest> latest(View view, TaskFile file) {
    return Checkpoints.latest(view, file.node())
        .map(stored ->
            new NextCase.Latest(
                view.shown(stored.file()),
                stored.value().event(),
                stored.value().at(),
                stored.value().step(),
                stored.value().requiredFiles(),
                Texts.excerpt(stored.value().summary().text(), SUMMARY)));
  }

  /// What to do about a Case.
  static String action(TaskFile file) {
    String goOn = Pointers.nextStep(file).orElse("Complete " + file.id() + ": orch case complete");
    return switch (file.task().state()) {
      case TODO -> Pointers.nextStep(file).orElse("Begin " + file.id() + ": orch case begin");
      case BLOCKED -> "Solve what blocks " + file.id() + ", then: " + goOn;
      case IN_PROGRESS, IN_REVIEW, DONE, CANCELLED -> goOn;
    };
  }

  /// What a session's root does when no Case is left: bring its work together, then land it.
  static String otherwise(Call call, View view) {
    Optional<Id> session = call.caller().session();
    return session
        .flatMap(id -> merge(view, id))
        .or(() -> session.flatMap(id -> land(view, id)))
        .or(() -> session.flatMap(id -> ask(call, view, id)))
        .orElse(NOTHING);
  }

  private static Optional<String> merge(View view, Id session) {
    return view.list(RecordType.WORKTREE, session).stream()
        .map(Stored::value)
        .filter(each -> each.status() == Worktree.Status.ACTIVE)
        .filter(each -> each.parent().isPresent() && !each.branch().isEmpty())
        .findFirst()
        .map(each ->
            "Merge worktree " + each.slug() + " into its parent: orch worktree merge " + each.id());
  }

  private static Optional<String> land(View view, Id session) {
    return view.list(RecordType.QUEUE_ENTRY, session).stream()
        .map(Stored::value)
        .max(Comparator.comparing(QueueEntry::queuedAt))
        .map(entry ->
            switch (entry.status()) {
              case QUEUED -> "Have " + entry.request() + " reviewed: orch merge review";
              case IN_REVIEW ->
                  "Wait for the verdict on " + entry.request() + ": orch merge verdict";
              case APPROVED ->
                  "Land " + entry.request() + " on " + entry.target() + ": orch merge land";
              case LANDING -> "Land it again, that was cut off: orch merge land";
              case BLOCKED -> "Have repaired what the review found: orch merge repair";
              case FAILED -> "See why it failed, then ask anew: orch merge queue";
              case LANDED -> "It has landed: close the session: orch close";
            });
  }

  private static Optional<String> ask(Call call, View view, Id session) {
    TaskTree tree = call.tasks(view);
    boolean anyDone =
        Overview.of(tree, tree.nodes()).entries().stream()
            .flatMap(entry -> entry.task().stream())
            .filter(task -> task.session().equals(Optional.of(session)))
            .anyMatch(task -> task.state() == TaskStatus.DONE);
    return anyDone
        ? Optional.of("All cases are done: ask for the merge: orch merge request")
        : Optional.empty();
  }
}
