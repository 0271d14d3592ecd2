package dev.codestrator;

import java.nio.file.Path;

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
}
