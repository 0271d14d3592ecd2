package dev.codestrator.testing;

import dev.codestrator.io.ProcessRef;
import dev.codestrator.model.Role;
import dev.codestrator.store.ThreadFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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

  /// Makes a slice of the planning graph with these fields; its ID.
  public String aSlice(String title, Object... pairs) {
    Object[] all =
        Stream.concat(Stream.of("node_type", "slice", "title", title), Stream.of(pairs)).toArray();
    return root().call("graph.node.create", all).text("id");
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

  /// What makes a child for a Case that does nothing, as parameters.
  public static Object[] spawning(String aCase) {
    return new Object[] {
      "provider", "command", "scope_case_ids", List.of(aCase), "launch_command", "exec sleep 60"
    };
  }

  /// The state of a child.
  public String status(String child) {
    return root().call("thread.child.status", "thread_id", child).text("status");
  }

  /// The program of a child, when it lives.
  public Optional<ProcessHandle> program(String child) {
    Path threads = orchestra.git().root().resolve(".git/orchestrator/threads");
    return new ThreadFolder(threads.resolve(child))
        .process()
        .filter(ProcessRef::alive)
        .flatMap(process -> ProcessHandle.of(process.pid()));
  }

  /// Starts a child again whose program is gone.
  public void restart(String child) {
    root().call("thread.child.directive", "thread_id", child, "directive", "On", "mode", "restart");
  }

  /// Has the doctor mend what it can; nothing is wrong afterwards.
  public void mend() {
    root().call("system.doctor", "fix", true);
    List<Answer> problems = root().call("system.doctor").list("problems");
    if (!problems.isEmpty()) {
      throw new AssertionError("still wrong: " + problems);
    }
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
