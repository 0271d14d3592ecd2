package dev.codestrator.app.task;

import dev.codestrator.app.Call;
import dev.codestrator.app.Page;
import dev.codestrator.io.Disk;
import dev.codestrator.model.Id;
import dev.codestrator.model.Level;
import dev.codestrator.model.Task;
import dev.codestrator.store.Checkpoints;
import dev.codestrator.store.Grants;
import dev.codestrator.store.Node;
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

  /// `task.update`.
  public UpdatedTask update(Call call, UpdateTask request) {
    TaskUpdating.Done done =
        call.write("task.update", draft -> new TaskUpdating(call, draft).update(request));
    done.left().ifPresent(Disk::deleteEmpty);
    if (request.givesFiles()) {
      View view = call.view();
      TaskTree tree = call.tasks(view);
      new Grants(call.repository()).change(tree.read(tree.get(done.task().id().value())).task());
    }
    return done.task();
  }

  /// `task.get`.
  public TaskDetails get(Call call, GetTask request) {
    View view = call.view();
    TaskTree tree = call.tasks(view);
    Node node = tree.get(request.taskId());
    WorkerScope.require(call, view, node.id());
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
        task.role(),
        task.sandbox(),
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
        stale(node),
        tree.place(node));
  }

  /// Why a Case may be old.
  static Optional<String> stale(Node node) {
    return node.claim()
        .filter(_ -> node.isStale())
        .map(claim ->
            "worktree "
                + claim.worktree().id()
                + " is not on this machine: this is from its branch "
                + claim.worktree().branch());
  }

  /// `task.list`.
  public TaskList list(Call call, ListTasks request) {
    View view = call.view();
    TaskTree tree = call.tasks(view);
    Optional<Id> below = request.parentId().map(prefix -> tree.get(prefix).id());
    var filter =
        new TaskFilter(Overview.of(tree, tree.nodes()), request, below, WorkerScope.of(call, view));
    List<TaskSummary> all = filter.list();
    Page page = Page.of(all.size(), request.limit(), request.cursor());
    return new TaskList(
        all.subList(page.from(), page.to()), all.size(), page.next(), filter.unlisted(tree));
  }
}
