package dev.codestrator.app.workspace;

import dev.codestrator.app.Call;
import dev.codestrator.app.Narration;
import dev.codestrator.app.trust.Agreement;
import dev.codestrator.git.Clones;
import dev.codestrator.git.Git;
import dev.codestrator.io.Disk;
import dev.codestrator.io.Placing;
import dev.codestrator.io.Programs;
import dev.codestrator.model.Config;
import dev.codestrator.model.PathScope;
import dev.codestrator.model.Rejection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/// What every new worktree gets beside its files, by `worktree.setup` of the settings: files that
/// git doesn't know, ports of its own, and what commands make. Before it goes, `teardown` runs.
public final class WorktreeSetup {
  private final Git git;
  private final Programs programs;

  /// @param git the program
  /// @param programs runs the commands
  public WorktreeSetup(Git git, Programs programs) {
    this.git = git;
    this.programs = programs;
  }

  /// Sets a worktree up.
  ///
  /// @throws Rejection.NotFound `setup_missing`
  /// @throws Rejection.Conflict `setup_not_ignored`
  /// @throws Rejection.ToolFailed `setup_failed`, `no_free_ports`
  void prepare(Call call, Path worktree) {
    Config.Setup setup = call.config().worktree().setup();
    if (setup.equals(Config.Setup.NONE)) {
      return;
    }
    Narration.say("set up " + worktree);
    Path gitDir = gitDir(worktree);
    PortRange.give(call, gitDir, setup.ports());
    Path main = call.repository().main().root();
    place(main, worktree, setup.copy(), Placing::copy);
    place(main, worktree, setup.link(), Placing::link);
    LoggedCommand log = LoggedCommand.into(programs, log(call, worktree));
    Map<String, String> variables = variables(main, gitDir);
    setup.run().forEach(text -> run(log, worktree, text, setup, variables));
  }

  private static Path gitDir(Path worktree) {
    return Clones.find(worktree).here().gitDir();
  }

  private static Path log(Call call, Path worktree) {
    String name = "setup-" + worktree.getFileName() + ".log";
    return call.repository().localDir().resolve("log").resolve(name);
  }

  private static Map<String, String> variables(Path main, Path gitDir) {
    var variables = new LinkedHashMap<>(PortRange.variables(gitDir));
    variables.put("ORCH_MAIN", main.toString());
    return variables;
  }

  /// From the main worktree, where people keep what git doesn't know.
  private void place(Path main, Path worktree, List<String> paths, BiConsumer<Path, Path> placing) {
    for (String each : paths) {
      for (Path from : found(main, PathScope.normalise(each))) {
        Path to = worktree.resolve(main.relativize(from));
        if (!Disk.exists(to)) {
          placing.accept(from, to);
          refuseSeen(worktree, to);
        }
      }
    }
  }

  /// A glob may fit nothing; what is named must be there.
  private static List<Path> found(Path main, String path) {
    Path from = main.resolve(path);
    if (Disk.exists(from)) {
      return List.of(from);
    }
    if (path.matches(".*[*?\\[{].*")) {
      return Placing.matching(from);
    }
    throw new Rejection.NotFound(
        "setup_missing",
        "worktree.setup names " + path + ", which the main worktree " + main + " doesn't have",
        "make it there, or leave it out of .orchestrator/config.yaml");
  }

  /// What git sees there would be committed with the work.
  private void refuseSeen(Path worktree, Path placed) {
    String path = worktree.relativize(placed).toString();
    if (!git.status(worktree, List.of(path)).isEmpty()) {
      throw new Rejection.Conflict(
          "setup_not_ignored",
          "git doesn't ignore " + path + ": it would be committed with the work",
          "add /" + path + " to .gitignore, without a slash at the end when it is a link");
    }
  }

  private static void run(
      LoggedCommand log,
      Path worktree,
      String text,
      Config.Setup setup,
      Map<String, String> variables) {
    Duration limit = Duration.ofSeconds(setup.timeoutSeconds());
    Optional<Integer> exit = log.run(worktree, text, limit, variables);
    if (!exit.equals(Optional.of(0))) {
      throw new Rejection.ToolFailed(
          "setup_failed",
          "'" + text + "' " + ended(exit, limit) + " in " + worktree + ":\n" + log.end(),
          "mend worktree.setup.run in .orchestrator/config.yaml; all of its output: " + log.log());
    }
  }

  private static String ended(Optional<Integer> exit, Duration limit) {
    return exit.map(code -> "exited " + code)
        .orElse("ran longer than " + limit.toSeconds() + " s and was ended");
  }

  /// Runs the tear-down command in a worktree that was set up, and is to go.
  ///
  /// @return why it failed; empty when it passed or there is none
  Optional<String> tearDown(Call call, Path worktree) {
    Config.Setup setup = call.config().worktree().setup();
    Optional<String> command = setup.teardown().filter(text -> !text.isBlank());
    if (command.isEmpty() || !Disk.isFolder(worktree) || !PortRange.isNoted(gitDir(worktree))) {
      return Optional.empty();
    }
    if (!Agreement.covers(call, "worktree.setup.teardown")) {
      return Optional.of(
          "its tear-down '" + command.get() + "' was left out: nobody agreed to it: orch trust");
    }
    Narration.say("tear down " + worktree);
    LoggedCommand log = LoggedCommand.into(programs, log(call, worktree));
    Duration limit = Duration.ofSeconds(setup.timeoutSeconds());
    Map<String, String> variables = variables(call.repository().main().root(), gitDir(worktree));
    return Optional.of(log.run(worktree, command.get(), limit, variables))
        .filter(exit -> !exit.equals(Optional.of(0)))
        .map(exit ->
            "its tear-down '"
                + command.get()
                + "' "
                + ended(exit, limit)
                + "; its output: "
                + log.log());
  }
}
