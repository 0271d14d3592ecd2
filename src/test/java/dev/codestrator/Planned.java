package dev.codestrator;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Map;

/// A session with two Cases in two TestGroups; the command line acts for it.
record Planned(Cli cli, String session, String one, String two) {
  static Planned in(Path folder) {
    Cli cli = Cli.initialised(folder);
    String epic = cli.id("task", "add", "epic", "Checkout");
    String feature = cli.id("task", "add", "feature", "Payment", "--parent", epic);
    String one = add(cli, feature, "One");
    String two = add(cli, feature, "Two");
    cli.git().commit("Plan");
    String session = cli.id("open", "Pay by card");
    return new Planned(cli.with("ORCH_SESSION", session), session, one, two);
  }

  private static String add(Cli cli, String feature, String title) {
    String group = cli.id("task", "add", "test_group", title, "--parent", feature);
    return cli.id("task", "add", "case", title, "--parent", group, "--step", "Try");
  }

  /// The file of a task.
  Path file(String task) {
    return Path.of(cli.done("task", "path", task).line());
  }

  /// The records of the session.
  Path records() {
    return Path.of(file(two).toString().replaceFirst("/tasks/.*", ""));
  }

  /// The root worktree of the session.
  Path root() {
    return requireNonNull(records().getParent());
  }

  /// What is known of a task.
  Map<String, Object> show(String task) {
    return cli.done("task", "show", task, "--json").json();
  }

  /// The worktree that owns a Case.
  String at(String task) {
    return String.valueOf(show(task).get("at"));
  }

  /// Makes one more Case beside the second one.
  String add(String title) {
    String group = String.valueOf(show(two).get("parent_id"));
    return cli.id("task", "add", "case", title, "--parent", group, "--step", "Try");
  }

  /// Spawns a worktree for a Case, from the session's root; where it is.
  Path spawn(String task) {
    return spawn(Map.of("task_id", task));
  }

  /// The same from another worktree.
  Path spawn(String task, String parent) {
    return spawn(Map.of("task_id", task, "parent_worktree_id", parent));
  }

  private Path spawn(Map<String, ?> values) {
    return Path.of(String.valueOf(cli.call("worktree.spawn", values).get("path")));
  }

  /// Merges a worktree into its parent.
  void merge(String worktree) {
    cli.call("worktree.merge_to_parent", Map.of("worktree_id", worktree));
  }
}
