package dev.codestrator.app.task;

import dev.codestrator.app.Call;
import dev.codestrator.model.Id;
import dev.codestrator.model.Level;
import dev.codestrator.model.PathScope;
import dev.codestrator.model.Task;
import dev.codestrator.model.TaskStatus;
import dev.codestrator.store.Draft;
import dev.codestrator.store.Node;
import dev.codestrator.store.TaskFile;
import dev.codestrator.store.TaskTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Changes a task in a draft.
final class TaskUpdating {
  private final Call call;
  private final Draft draft;
  private final TaskTree tree;

  TaskUpdating(Call call, Draft draft) {
    this.call = call;
    this.draft = draft;
    this.tree = call.tasks(draft);
  }

  /// What was done.
  ///
  /// @param left the folder that it was moved from, with nothing in it now
  record Done(UpdatedTask task, Optional<Path> left) {}

  Done update(UpdateTask request) {
    Node node = tree.get(request.taskId());
    TaskFile file = tree.read(node);
    Task before = file.task();
    Task after = edited(file, before, request);
    List<String> changed = changed(before, after);
    if (!changed.isEmpty()) {
      draft.save(file.titled(after.title()).with(after));
    }
    Optional<Node> parent =
        request
            .parentId()
            .map(prefix -> Moving.parent(tree, node, prefix))
            .filter(to -> !node.parent().equals(Optional.of(to.id())));
    Optional<Path> left = parent.map(to -> Moving.move(draft, tree, node, to));
    parent.ifPresent(_ -> changed.add("parent_id"));
    TaskTree now = parent.isPresent() ? call.tasks(draft) : tree;
    return new Done(report(now, node.id(), changed), left.filter(_ -> node.level() != Level.CASE));
  }

  private Task edited(TaskFile file, Task before, UpdateTask request) {
    List<String> files =
        ListEdit.of("files", before.files())
            .result(
                request.files().map(TaskUpdating::normalised),
                normalised(request.addFiles()),
                normalised(request.removeFiles()));
    List<Id> dependsOn =
        ListEdit.of("depends_on", before.dependsOn())
            .result(
                request.dependsOn().map(this::cases),
                cases(request.addDependsOn()),
                listed(before, request.removeDependsOn()));
    if (!before.dependsOn().containsAll(dependsOn)) {
      Dependencies.refuseCycle(tree, before.id(), dependsOn);
    }
    Task edited =
        before.edited(
            request.title().map(TaskMaking::title).orElse(before.title()),
            request.priority().orElse(before.priority()),
            dependsOn,
            files);
    return request
        .status()
        .filter(wanted -> wanted != before.status().orElse(TaskStatus.TODO))
        .map(wanted -> StatusRules.apply(draft, file, edited, wanted))
        .orElse(edited);
  }

  private static List<String> normalised(List<String> globs) {
    return globs.stream().map(PathScope::normalise).toList();
  }

  private List<Id> cases(List<String> prefixes) {
    return prefixes.stream().map(tree::getCase).map(Node::id).toList();
  }

  /// The dependencies that are meant; a Case that is gone can be named as well.
  private List<Id> listed(Task task, List<String> prefixes) {
    return prefixes.stream()
        .map(prefix ->
            task.dependsOn().stream()
                .filter(id -> id.value().startsWith(prefix))
                .findFirst()
                .orElseGet(() -> tree.getCase(prefix).id()))
        .toList();
  }

  private static List<String> changed(Task before, Task after) {
    var changed = new ArrayList<String>();
    note(changed, "title", before.title(), after.title());
    note(changed, "status", before.status(), after.status());
    note(changed, "priority", before.priority(), after.priority());
    note(changed, "files", before.files(), after.files());
    note(changed, "depends_on", before.dependsOn(), after.dependsOn());
    return changed;
  }

  private static void note(List<String> changed, String name, Object before, Object after) {
    if (!before.equals(after)) {
      changed.add(name);
    }
  }

  private static UpdatedTask report(TaskTree now, Id id, List<String> changed) {
    Node node = now.find(id).orElseThrow();
    Task task = now.read(node).task();
    return new UpdatedTask(
        id,
        node.level(),
        Overview.of(now, now.below(node)).progress(id).status(),
        task.title(),
        task.priority(),
        node.parent(),
        task.dependsOn(),
        task.files(),
        changed,
        node.file().toString());
  }
}
