package dev.codestrator;

import dev.codestrator.agent.CommandProvider;
import dev.codestrator.agent.Providers;
import dev.codestrator.api.Dispatcher;
import dev.codestrator.api.Registry;
import dev.codestrator.api.Services;
import dev.codestrator.app.Call;
import dev.codestrator.app.Calls;
import dev.codestrator.app.Checkpointing;
import dev.codestrator.app.doctor.Doctor;
import dev.codestrator.app.inbox.Inbox;
import dev.codestrator.app.lease.Leases;
import dev.codestrator.app.lifecycle.Cases;
import dev.codestrator.app.lifecycle.Work;
import dev.codestrator.app.merge.Landing;
import dev.codestrator.app.merge.MainLock;
import dev.codestrator.app.merge.Queue;
import dev.codestrator.app.merge.Reviewers;
import dev.codestrator.app.merge.Reviews;
import dev.codestrator.app.merge.Verdicts;
import dev.codestrator.app.merge.Verification;
import dev.codestrator.app.session.Closing;
import dev.codestrator.app.session.Contexts;
import dev.codestrator.app.session.Opening;
import dev.codestrator.app.session.Sessions;
import dev.codestrator.app.system.TmuxRuntime;
import dev.codestrator.app.system.Undoing;
import dev.codestrator.app.task.Tasks;
import dev.codestrator.app.thread.Children;
import dev.codestrator.app.workspace.MergeDriver;
import dev.codestrator.app.workspace.Merging;
import dev.codestrator.app.workspace.Scheduler;
import dev.codestrator.app.workspace.Spawning;
import dev.codestrator.app.workspace.WorkspaceFiles;
import dev.codestrator.app.workspace.Workspaces;
import dev.codestrator.app.workspace.WorktreeFolders;
import dev.codestrator.app.workspace.Worktrees;
import dev.codestrator.git.Git;
import dev.codestrator.io.FaultPoint;
import dev.codestrator.io.SystemPrograms;
import dev.codestrator.tmux.Tmux;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Connects the services: the one place that knows which serves which.
final class Wiring {
  private Wiring() {}

  /// The way of every call in this process.
  ///
  /// @param environment the process's variables
  static Dispatcher dispatcher(Map<String, String> environment, String version) {
    return dispatcher(environment, version, FaultPoint.NONE);
  }

  /// The same with places for a test to crash at.
  static Dispatcher dispatcher(Map<String, String> environment, String version, FaultPoint faults) {
    var random = new SecureRandom();
    var calls = new Calls(InstantSource.system(), random, faults);
    return new Dispatcher(new Registry(services(environment, version, calls, random)), calls);
  }

  private static Services services(
      Map<String, String> environment, String version, Calls calls, SecureRandom random) {
    var programs = new SystemPrograms();
    var git = new Git(programs);
    Function<Call, Tmux> tmux = call -> new Tmux(programs, socket(environment, call));
    var checkpointing = new Checkpointing(git);
    var folders = new WorktreeFolders(git);
    var files = new WorkspaceFiles();
    var worktrees = new Worktrees(git, checkpointing);
    var spawning = new Spawning(git, calls, checkpointing, folders, worktrees);
    var leases = new Leases();
    var children = children(spawning, leases, new TmuxRuntime(tmux), tmux, environment, random);
    var mainLock = new MainLock(leases);
    var reviewers = new Reviewers(calls, folders, children, random);
    var queue = new Queue(git);
    var landing = new Landing(git, checkpointing, new Verification(programs));
    return new Services(
        new Workspaces(git, files, mergeDriver(environment), tmux, version),
        new Opening(git, calls, checkpointing, folders, files, tmux, random),
        new Contexts(worktrees, children, leases, queue, new Work()),
        new Sessions(),
        new Closing(git, checkpointing, children, reviewers, landing),
        new Tasks(),
        new Cases(git, checkpointing),
        new Scheduler(),
        spawning,
        worktrees,
        new Merging(git, checkpointing, leases),
        leases,
        children,
        new Work(),
        new dev.codestrator.app.merge.Contexts(git),
        new Reviews(
            git, checkpointing, mainLock, reviewers, children, new Verdicts(git, new Inbox())),
        queue,
        mainLock,
        landing,
        new Inbox(),
        new TmuxRuntime(tmux),
        care(git, children, leases));
  }

  private static Services.Care care(Git git, Children children, Leases leases) {
    return new Services.Care(new Doctor(git, children, leases), new Undoing());
  }

  private static Children children(
      Spawning spawning,
      Leases leases,
      TmuxRuntime runtime,
      Function<Call, Tmux> tmux,
      Map<String, String> environment,
      SecureRandom random) {
    Function<Call, Providers> providers =
        call -> new Providers(List.of(new CommandProvider(call.config().agents().command())));
    return new Children(spawning, leases, runtime, providers, tmux, launcher(environment), random);
  }

  /// What merges records for git.
  static MergeDriver mergeDriver(Map<String, String> environment) {
    return new MergeDriver(new Git(new SystemPrograms()), launcher(environment));
  }

  private static Optional<Path> launcher(Map<String, String> environment) {
    return Optional.ofNullable(environment.get("ORCH_BIN")).map(Path::of);
  }

  private static Optional<String> socket(Map<String, String> environment, Call call) {
    return Optional.ofNullable(environment.get("ORCH_TMUX_SOCKET"))
        .or(() -> call.config().tmux().socket());
  }
}
