package dev.codestrator.app.task;

import dev.codestrator.model.Id;
import dev.codestrator.model.Task;
import dev.codestrator.store.Claims;
import dev.codestrator.store.Fault;
import dev.codestrator.store.TaskTree;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Which tasks a list holds.
///
/// @param below only what is below this task
/// @param scope only these, for a worker
record TaskFilter(
    Overview overview, ListTasks request, Optional<Id> below, Optional<List<Id>> scope) {

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
    Id id = entry.node().id();
    return isInScope(entry)
        && request.level().map(level -> level == entry.node().level()).orElse(true)
        && below.map(ancestor -> overview.isBelow(entry.node(), ancestor)).orElse(true)
        && request.status().map(status -> status == overview.progress(id).status()).orElse(true)
        && (!request.ready() || overview.isReady(entry))
        && entry.task().map(this::passes).orElse(request.session().isEmpty());
  }

  private boolean passes(Task task) {
    return request.session().map(id -> task.session().equals(Optional.of(id))).orElse(true)
        && request.text().map(text -> lower(task.title()).contains(lower(text))).orElse(true);
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
