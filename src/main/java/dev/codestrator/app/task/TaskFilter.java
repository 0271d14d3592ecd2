package dev.codestrator.app.task;

import dev.codestrator.model.Id;
import dev.codestrator.model.Task;
import dev.codestrator.model.TaskStatus;
import dev.codestrator.store.Claims;
import dev.codestrator.store.Fault;
import dev.codestrator.store.TaskTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Which tasks a list holds.
final class TaskFilter {
  private final Overview overview;
  private final Optional<List<Id>> scope;
  private final List<Predicate<Overview.Entry>> conditions = new ArrayList<>();

  /// @param below only what is below this task
  /// @param scope only these, for a worker
  TaskFilter(Overview overview, ListTasks request, Optional<Id> below, Optional<List<Id>> scope) {
    this.overview = overview;
    this.scope = scope;
    if (scope.isPresent()) {
      conditions.add(this::isInScope);
    }
    request.level().ifPresent(level -> conditions.add(entry -> level == entry.node().level()));
    below.ifPresent(id -> conditions.add(entry -> overview.isBelow(entry.node(), id)));
    request.status().ifPresent(status -> conditions.add(entry -> status == status(entry)));
    if (request.ready()) {
      conditions.add(overview::isReady);
    }
    if (request.session().isPresent()) {
      conditions.add(entry -> entry.task().flatMap(Task::session).equals(request.session()));
    }
    request.text().map(TaskFilter::lower).ifPresent(text -> conditions.add(titled(text)));
  }

  /// Whose title contains this; one that can't be read may.
  private static Predicate<Overview.Entry> titled(String text) {
    return entry -> entry.task().map(task -> lower(task.title()).contains(text)).orElse(true);
  }

  private TaskStatus status(Overview.Entry entry) {
    return overview.progress(entry.node().id()).status();
  }

  /// The tasks that pass, as they are listed.
  List<TaskSummary> list() {
    return overview.entries().stream().filter(this::passes).map(this::summary).toList();
  }

  /// Why files can't be read that may hold tasks which would pass. A worker is told of his own.
  List<String> unlisted(TaskTree tree) {
    Stream<String> others =
        scope.isPresent() ? Stream.of() : tree.faults().stream().map(Fault::message);
    Stream<String> hidden =
        overview.entries().stream()
            .filter(entry -> entry.problem().isPresent() && isInScope(entry) && !passes(entry))
            .flatMap(entry -> entry.problem().stream());
    return Stream.concat(others, hidden).toList();
  }

  private boolean isInScope(Overview.Entry entry) {
    return scope.map(ids -> ids.contains(entry.node().id())).orElse(true);
  }

  private boolean passes(Overview.Entry entry) {
    for (Predicate<Overview.Entry> each : conditions) {
      if (!each.test(entry)) {
        return false;
      }
    }
    return true;
  }

  private TaskSummary summary(Overview.Entry entry) {
    Progress progress = overview.progress(entry.node().id());
    return new TaskSummary(
        entry.node().id(),
        entry.node().level(),
        progress.status(),
        entry.task().map(Task::priority).orElse(0),
        entry.task().map(Task::title).orElse("(unreadable)"),
        entry.node().parent(),
        progress.done(),
        progress.total(),
        entry.task().map(Task::dependsOn).orElse(List.of()),
        entry.task().flatMap(Task::role),
        entry.task().flatMap(Task::thread),
        entry.node().claim().map(Claims.Claim::worktree).map(worktree -> worktree.id()),
        Tasks.stale(entry.node()),
        entry.problem());
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
