package dev.codestrator.app.task;

import dev.codestrator.app.Call;
import dev.codestrator.app.Page;
import dev.codestrator.model.Id;
import dev.codestrator.model.Level;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.model.Task;
import dev.codestrator.store.Checkpoints;
import dev.codestrator.store.Node;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.TaskFile;
import dev.codestrator.store.TaskTree;
import dev.codestrator.store.View;
import java.util.List;
import java.util.Optional;

/// The methods `task.*`.
public final class Tasks {
  /// `task.create`: makes a task, and its children if any, all or none.
  public CreatedTask create(Call call, CreateTask request) {
    return call.write("task.create", draft -> new TaskMaking(call, draft).make(request));
  }

  /// `task.get`.
  public TaskDetails get(Call call, GetTask request) {
    View view = call.view();
    TaskTree tree = call.tasks(view);
    Node node = tree.get(request.taskId());
    requireInScope(call, view, node.id());
    TaskFile file = tree.read(node);
    Progress progress = Overview.of(tree, tree.below(node)).progress(node.id());
    Task task = file.task();
    return new TaskDetails(
        task.id(),
        task.level(),
        progress.status(),
        task.priority(),
        task.title(),
        node.parent(),
        task.session(),
        task.thread(),
        task.nextAction(),
        task.createdAt(),
        task.dependsOn(),
        task.files(),
        node.level() == Level.CASE ? file.steps() : List.of(),
        file.acceptance(),
        progress.done(),
        progress.total(),
        Checkpoints.newest(view, node).map(view::shown),
        node.claim().map(claim -> claim.worktree().id()),
        node.file().toString());
  }

  /// `task.list`.
  public TaskList list(Call call, ListTasks request) {
    View view = call.view();
    TaskTree tree = call.tasks(view);
    Optional<Id> below = request.parentId().map(prefix -> tree.get(prefix).id());
    var filter = new TaskFilter(Overview.of(tree, tree.nodes()), request, below, scope(call, view));
    List<TaskSummary> all = filter.list();
    Page page = Page.of(all.size(), request.limit(), request.cursor());
    return new TaskList(
        all.subList(page.from(), page.to()), all.size(), page.next(), filter.unlisted(tree));
  }

  private static void requireInScope(Call call, View view, Id task) {
    Optional<List<Id>> scope = scope(call, view);
    if (scope.isPresent() && !scope.get().contains(task)) {
      throw new Rejection.Forbidden(
          "outside_scope",
          "task " + task + " is not in the caller's scope: " + scope.get(),
          "ask root for what you need to know: orch inbox send root \"...\"");
    }
  }

  /// The Cases that a worker may see; empty for everybody else, who sees all.
  private static Optional<List<Id>> scope(Call call, View view) {
    return call.caller().role() == Role.WORKER
        ? call.caller().thread().map(id -> view.get(RecordType.THREAD, id).value().scope())
        : Optional.empty();
  }
}
