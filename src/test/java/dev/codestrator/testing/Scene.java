package dev.codestrator.testing;

import dev.codestrator.model.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// An open session.
///
/// @param session its ID
/// @param thread its root's thread
/// @param worktree its root worktree's ID
/// @param path its root worktree
public record Scene(
    Orchestra orchestra, String session, String thread, String worktree, Path path) {
  /// Its root, standing in the main worktree.
  public Player root() {
    return orchestra.root(session);
  }

  /// Git at its root worktree.
  public GitFixture git() {
    return orchestra.git().at(path);
  }

  /// A child of it.
  public Player child(Role role, String child) {
    return orchestra.child(role, session, child);
  }

  /// Makes a Case with these steps, in an Epic of its own.
  public String aCase(String title, String... steps) {
    return aCase(title, Map.of("steps", List.of(steps)));
  }

  /// Makes a Case with these fields, in an Epic of its own.
  public String aCase(String title, Map<String, Object> fields) {
    var all = new java.util.LinkedHashMap<String, Object>(fields);
    all.put("title", title);
    var group = Map.of("title", "Group", "children", List.of(all));
    var feature = Map.of("title", "Feature", "children", List.of(group));
    Answer epic =
        root().call("task.create", "level", "epic", "title", "Epic", "children", List.of(feature));
    Answer made = epic.list("children").getFirst().list("children").getFirst();
    return made.list("children").getFirst().text("id");
  }

  /// The file of a task, where it is read and written now.
  public Path file(String task) {
    return Path.of(root().call("task.get", "task_id", task).text("path"));
  }

  /// Spawns a child that runs this command of the shell, and gives its ID.
  public String spawn(String aCase, String command) {
    return root()
        .call(
            "thread.child.spawn",
            "provider",
            "command",
            "scope_case_ids",
            List.of(aCase),
            "launch_command",
            command)
        .at("thread")
        .text("thread_id");
  }

  /// The folder of a worktree.
  public Path folder(String worktreeId) {
    return root().call("worktree.list").list("worktrees").stream()
        .filter(each -> each.text("id").equals(worktreeId))
        .map(each -> Path.of(each.text("path")))
        .findFirst()
        .orElseThrow();
  }

  /// Git at a worktree.
  public GitFixture gitAt(String worktreeId) {
    return orchestra.git().at(folder(worktreeId));
  }
}
