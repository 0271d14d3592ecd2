package dev.codestrator;

import dev.codestrator.agent.Providers;
import dev.codestrator.app.Call;
import dev.codestrator.app.Calls;
import dev.codestrator.app.Checkpointing;
import dev.codestrator.app.Places;
import dev.codestrator.app.inbox.Inbox;
import dev.codestrator.app.lease.Leases;
import dev.codestrator.app.lifecycle.Work;
import dev.codestrator.app.merge.Landing;
import dev.codestrator.app.merge.MainLock;
import dev.codestrator.app.merge.Queue;
import dev.codestrator.app.merge.Verification;
import dev.codestrator.app.system.TmuxRuntime;
import dev.codestrator.app.thread.Host;
import dev.codestrator.app.thread.Trust;
import dev.codestrator.app.workspace.EarlyWarnings;
import dev.codestrator.app.workspace.Overlapping;
import dev.codestrator.app.workspace.Removing;
import dev.codestrator.app.workspace.Spawning;
import dev.codestrator.app.workspace.WorkspaceFiles;
import dev.codestrator.app.workspace.WorktreeFolders;
import dev.codestrator.app.workspace.WorktreeSetup;
import dev.codestrator.app.workspace.Worktrees;
import dev.codestrator.git.Git;
import dev.codestrator.io.FaultPoint;
import dev.codestrator.io.Programs;
import dev.codestrator.tmux.Tmux;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

/// What several services share, and what finds it.
class CommonServices {
  /// IDs are no secrets; a secure source costs every command some milliseconds at its start.
  final RandomGenerator random = new Random();

  final Inbox inbox = new Inbox();
  final Work work = new Work(inbox);
  final Leases leases = new Leases(inbox);
  final MainLock mainLock = new MainLock(leases);
  final WorkspaceFiles files = new WorkspaceFiles();
  final TmuxRuntime runtime = new TmuxRuntime(this::tmux);
  final Programs programs;
  final Places places;
  final Calls calls;
  final Git git;
  final Checkpointing checkpointing;
  final WorktreeFolders folders;
  final Worktrees worktrees;
  final Spawning spawning;
  final Removing removing;
  final Queue queue;
  final Landing landing;
  final Host host;
  final Overlapping overlapping;

  CommonServices(
      Map<String, String> environment, Programs programs, InstantSource clock, FaultPoint faults) {
    this.programs = programs;
    git = new Git(programs);
    places = Places.of(environment);
    calls = new Calls(clock, random, faults, git, places);
    checkpointing = new Checkpointing(git);
    host = new Host(launcher(environment), environment, programs);
    var trust = new Trust(host);
    folders = new WorktreeFolders(git, new WorktreeSetup(git, programs), trust::forget);
    worktrees = new Worktrees(git, checkpointing);
    spawning = new Spawning(git, calls, checkpointing, folders, worktrees);
    removing = new Removing(git, calls, leases, folders, trust::forget);
    overlapping = new Overlapping(git, new EarlyWarnings(inbox));
    queue = new Queue(git, inbox);
    landing = new Landing(git, checkpointing, new Verification(programs), folders, inbox, faults);
  }

  final Tmux tmux(Call call) {
    Optional<String> socket =
        Optional.ofNullable(host.environment().get("ORCH_TMUX_SOCKET"))
            .or(() -> call.config().tmux().socket());
    return new Tmux(programs, socket);
  }

  static Providers providers(Call call) {
    return Providers.of(call.config().agents());
  }

  static Optional<Path> launcher(Map<String, String> environment) {
    return Optional.ofNullable(environment.get("ORCH_BIN")).map(Path::of);
  }
}
