package dev.codestrator.app.machine;

import dev.codestrator.app.thread.Host;
import dev.codestrator.io.Command;
import dev.codestrator.io.Outcome;
import dev.codestrator.io.Permissions;
import dev.codestrator.io.SystemPrograms;
import dev.codestrator.model.Config;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Texts;
import dev.codestrator.model.shape.Shape;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Installs what is missing on a machine, by the official commands of its package manager and npm.
/// Works in any folder, without a repository.
public final class Preparing {
  /// The agents that can be installed.
  public static final List<String> AGENTS = List.of("codex", "claude_code");

  private static final Duration LONGEST = Duration.ofMinutes(20);
  private static final String ROOT = "root";

  private final Machine machine;
  private final String user;

  /// @param machine where it is installed
  /// @param user who does it: all but `root` need `sudo`
  public Preparing(Machine machine, String user) {
    this.machine = machine;
    this.user = user;
  }

  /// For the machine and user of this process.
  ///
  /// @param environment its variables
  public static Preparing of(Map<String, String> environment) {
    var host = new Host(Optional.empty(), environment, new SystemPrograms());
    return new Preparing(new Machine(host), System.getProperty("user.name"));
  }

  /// What is there, and the commands that install what is not.
  public record Plan(List<Part> parts, List<String> commands) {
    /// Whether nothing is to be done.
    public boolean isReady() {
      return parts.stream().allMatch(Part::isReady);
    }
  }

  /// A look at the machine.
  ///
  /// @param agents providers; empty for those whose program is there, or else all
  /// @throws Rejection.Conflict `no_package_manager` when none is known here
  public Plan plan(Path folder, List<String> agents) {
    Config.Agents settings = Shape.of(Config.class).read(Map.of()).agents();
    List<String> there = machine.found(folder, settings, AGENTS);
    List<String> wanted = !agents.isEmpty() ? agents : there.isEmpty() ? AGENTS : there;
    List<Part> parts = machine.parts(folder, settings, wanted);
    return new Plan(parts, commands(folder, parts.stream().filter(p -> !p.isReady()).toList()));
  }

  private List<String> commands(Path folder, List<Part> unready) {
    var packages = new ArrayList<String>();
    var byNpm = new ArrayList<String>();
    unready.forEach(
        part -> part.install().ifPresentOrElse(byNpm::add, () -> packages.add(part.name())));
    boolean npm = machine.host().path().find("npm", folder).isPresent();
    var commands = new ArrayList<String>();
    if (!packages.isEmpty() || (!npm && !byNpm.isEmpty())) {
      Installer manager = manager(folder);
      if (!npm && !byNpm.isEmpty()) {
        packages.add(manager.npm());
      }
      manager.commands(packages).forEach(each -> commands.add(sudo(manager.isForAll()) + each));
    }
    byNpm.forEach(each -> commands.add(sudo(!npm || !ownsGlobal(folder)) + each));
    return List.copyOf(commands);
  }

  private Installer manager(Path folder) {
    return Installer.of(machine.host().path(), folder)
        .orElseThrow(() ->
            new Rejection.Conflict(
                "no_package_manager",
                "no package manager that is known here is on the PATH",
                "install git, tmux and npm by hand, then again: orch setup"));
  }

  /// Whether npm may install programs without the administrator.
  private boolean ownsGlobal(Path folder) {
    Outcome prefix = run(folder, "npm prefix -g");
    return prefix.ok() && Permissions.isWritable(Path.of(prefix.out().strip()));
  }

  private String sudo(boolean needed) {
    return needed && !user.equals(ROOT) ? "sudo " : "";
  }

  /// Runs one of the commands of a plan.
  ///
  /// @throws Rejection.ToolFailed `install_failed`
  public void install(Path folder, String command) {
    Outcome outcome = run(folder, command);
    if (!outcome.ok()) {
      throw new Rejection.ToolFailed(
          "install_failed",
          "'" + command + "' ended with exit " + outcome.exit() + ": " + last(outcome),
          "run it by hand to see all of it, then again: orch setup");
    }
  }

  private Outcome run(Path folder, String command) {
    return machine
        .host()
        .programs()
        .run(
            Command.of(folder, List.of("/bin/sh", "-c", command))
                .withEnvironment(machine.host().handedOn())
                .withLimit(LONGEST));
  }

  private static String last(Outcome outcome) {
    return Texts.excerpt(outcome.complaint().lines().reduce((_, line) -> line).orElse(""), 300);
  }
}
