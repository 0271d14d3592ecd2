package dev.codestrator.app.thread;

import dev.codestrator.agent.Provider;
import dev.codestrator.agent.Providers;
import dev.codestrator.app.Call;
import dev.codestrator.app.lease.LeaseView;
import dev.codestrator.app.lease.Leases;
import dev.codestrator.app.lifecycle.Pointers;
import dev.codestrator.app.system.TmuxRuntime;
import dev.codestrator.app.trust.Agreement;
import dev.codestrator.app.workspace.SpawnWorktree;
import dev.codestrator.app.workspace.Spawning;
import dev.codestrator.app.workspace.WorktreeFolders;
import dev.codestrator.app.workspace.Worktrees;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Id;
import dev.codestrator.model.Prose;
import dev.codestrator.model.Reference;
import dev.codestrator.model.Task;
import dev.codestrator.model.ThreadStatus;
import dev.codestrator.model.Worktree;
import dev.codestrator.store.Draft;
import dev.codestrator.store.Grants;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.TaskTree;
import dev.codestrator.store.View;
import dev.codestrator.tmux.Tmux;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// The method `thread.child.spawn`: leases, worktree, record, pane, launch, readiness. When one of
/// them fails, those before it are taken back.
///
/// Up to its pane one child is made after the other ([SpawnGate]); they get ready side by side.
public final class Launching {
  private final Spawning worktrees;
  private final Leases leases;
  private final TmuxRuntime runtime;
  private final Function<Call, Providers> providers;
  private final Watching watching;
  private final LaunchFiles files;
  private final RandomGenerator random;
  private final SpawnGate gate;

  Launching(
      Spawning worktrees,
      Leases leases,
      TmuxRuntime runtime,
      Function<Call, Providers> providers,
      Watching watching,
      LaunchFiles files,
      RandomGenerator random,
      SpawnGate gate) {
    this.worktrees = worktrees;
    this.leases = leases;
    this.runtime = runtime;
    this.providers = providers;
    this.watching = watching;
    this.files = files;
    this.random = random;
    this.gate = gate;
  }

  /// A child that runs, and the call as it stands with the child's worktree.
  record Launched(Call call, AgentThread thread, Checkout checkout, List<Id> leases) {}

  /// What there is of a child whose pane is made, and what takes it back.
  private record Made(Launched launched, SpawnPlan plan, Starting starting, Stages stages) {}

  /// @param too is saved together with the child's record, before the child runs
  Launched launch(Call call, SpawnChild request, BiConsumer<Draft, Id> too) {
    Tmux tmux = runtime.require(call, request.autoInstall());
    String name = request.provider().orElse(call.config().agents().provider());
    Provider provider = providers.apply(call).get(name);
    Agreement.requireProvider(call, name, request.launchCommand().isPresent());
    WorktreeFolders.requireTrust(call);
    Optional<Path> program = files.program(call, provider);
    Made made = gate.pass(call, now -> make(now, request, too, provider, program, tmux));
    if (request.launchCodex()) {
      begin(made, request);
    }
    return made.launched();
  }

  private Made make(
      Call call,
      SpawnChild request,
      BiConsumer<Draft, Id> too,
      Provider provider,
      Optional<Path> program,
      Tmux tmux) {
    SpawnPlan plan = new SpawnRules(call, request, watching).plan(provider, random);
    Terms terms = Terms.of(request, plan.thread(), call.config().agents());
    files.check(call, plan.thread(), plan.provider(), terms, program);
    var stages = new Stages("spawn of " + plan.thread().id());
    List<Id> held = stages.run("leases", () -> lease(call, plan), ids -> release(call, ids));
    Place place = stages.run("worktree", () -> place(call, plan), this::giveBack);
    AgentThread thread = plan.thread().in(place.worktree().id());
    Call now = place.call();
    stages.run(
        "record", () -> record(now, place, thread, too), stored -> forget(now, place, stored));
    var launch = new LaunchFiles.Launch(now, thread, plan.provider(), place.checkout(), program);
    stages.run(
        "files",
        () -> files.write(launch, terms, Prompts.write(now, request, thread, launch.root())),
        _ -> files.takeBack(launch));
    var starting = new Starting(now, tmux, thread);
    stages.run("pane", () -> starting.pane(request, place.checkout().root()), starting::end);
    stages.run("log", starting::log, _ -> {});
    return new Made(new Launched(now, thread, place.checkout(), held), plan, starting, stages);
  }

  private static void begin(Made made, SpawnChild request) {
    Stages stages = made.stages();
    if (!request.skipReadyCheck()) {
      made.starting().await(made.plan().provider(), stages);
    }
    Call call = made.launched().call();
    stages.run("begin", () -> call.write("thread.child.spawn", made.starting()::begun), _ -> {});
  }

  private List<Id> lease(Call call, SpawnPlan plan) {
    return plan.lease()
        .map(asked ->
            call.write("thread.child.spawn", draft -> leases.grant(call, draft, asked, false)))
        .map(LeaseView::lockId)
        .map(List::of)
        .orElse(List.of());
  }

  private void release(Call call, List<Id> ids) {
    call.write(
        "thread.child.spawn undone",
        draft -> {
          ids.forEach(id -> draft.remove(draft.get(RecordType.LEASE, id)));
          return ids;
        });
  }

  /// Where a child works; `made` when the worktree was made for it.
  private record Place(
      Call call, Worktree worktree, Checkout checkout, Optional<Spawning.Spawned> made) {}

  private Place place(Call call, SpawnPlan plan) {
    if (!plan.ownWorktree()) {
      Worktree worktree = call.view().get(RecordType.WORKTREE, plan.worktree()).value();
      return new Place(call, worktree, Worktrees.get(call, worktree), Optional.empty());
    }
    var wanted =
        new SpawnWorktree(
            Optional.empty(),
            Optional.of(plan.scope().getFirst().value()),
            Optional.of(plan.thread().title()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Spawning.Spawned made = worktrees.make(call, wanted, Optional.of(plan.thread().id()));
    return new Place(made.call(), made.worktree(), made.checkout(), Optional.of(made));
  }

  private void giveBack(Place place) {
    place.made().ifPresent(worktrees::takeBack);
  }

  private static Stored<AgentThread> record(
      Call call, Place place, AgentThread thread, BiConsumer<Draft, Id> too) {
    return call.write(
        "thread.child.spawn",
        draft -> {
          Stored<Worktree> worktree = draft.get(RecordType.WORKTREE, place.worktree().id());
          TaskTree tree = place.call().tasks(draft);
          List<Task> cases =
              thread.scope().stream().map(id -> tree.read(tree.get(id.value())).task()).toList();
          new Grants(place.call().repository()).give(thread, cases);
          if (!thread.scope().isEmpty()) {
            draft.handOver(place.call().tasks(draft), thread.scope(), place.checkout().seat());
            draft.save(
                RecordType.WORKTREE,
                worktree,
                worktree.value().assigned(thread.id(), thread.scope()));
          }
          Pointers.seat(draft, thread)
              .ifPresent(seat -> draft.put(seat, reference(call, draft, thread)));
          too.accept(draft, thread.id());
          return draft.add(RecordType.THREAD, thread);
        });
  }

  private static Reference reference(Call call, Draft draft, AgentThread thread) {
    String action =
        thread.scope().isEmpty()
            ? thread.objective().text()
            : "Begin case " + thread.scope().getFirst();
    return new Reference(
        false,
        draft.newId(Id.Kind.REFERENCE),
        thread.id(),
        thread.session(),
        thread.scope().stream().findFirst(),
        Optional.empty(),
        action,
        call.now(),
        List.of(),
        Prose.NONE);
  }

  private static void forget(Call call, Place place, Stored<AgentThread> stored) {
    call.write(
        "thread.child.spawn undone",
        draft -> {
          Stored<Worktree> worktree = draft.get(RecordType.WORKTREE, place.worktree().id());
          draft.save(RecordType.WORKTREE, worktree, place.worktree());
          Pointers.seat(draft, stored.value())
              .ifPresent(seat -> draft.removeReference(seat, stored.value().id()));
          draft.remove(stored);
          return stored;
        });
  }

  /// The worktree that a thread of a session works in.
  static Worktree worktree(View view, AgentThread thread) {
    return view.get(RecordType.WORKTREE, thread.worktree().orElseThrow()).value();
  }

  static AgentThread get(View view, Id id) {
    return view.get(RecordType.THREAD, id).value();
  }

  /// Records that it was stopped, unless it is over meanwhile.
  static AgentThread stopped(Draft draft, Id id) {
    AgentThread now = get(draft, id);
    return now.status().isOver() ? now : set(draft, id, ThreadStatus.STOPPED);
  }

  static AgentThread set(Draft draft, Id id, ThreadStatus status) {
    Stored<AgentThread> stored = draft.get(RecordType.THREAD, id);
    return draft.save(RecordType.THREAD, stored, stored.value().with(status)).value();
  }
}
