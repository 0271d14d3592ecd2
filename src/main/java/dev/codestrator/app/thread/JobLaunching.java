package dev.codestrator.app.thread;

import dev.codestrator.agent.Provider;
import dev.codestrator.agent.Providers;
import dev.codestrator.app.Call;
import dev.codestrator.app.lease.Leases;
import dev.codestrator.app.system.TmuxRuntime;
import dev.codestrator.app.trust.Agreement;
import dev.codestrator.app.workspace.WorktreeFolders;
import dev.codestrator.git.Clones;
import dev.codestrator.git.Git;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Id;
import dev.codestrator.model.Prose;
import dev.codestrator.model.Role;
import dev.codestrator.model.Session;
import dev.codestrator.model.Texts;
import dev.codestrator.model.ThreadStatus;
import dev.codestrator.model.Worktree;
import dev.codestrator.store.Draft;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.tmux.Pane;
import dev.codestrator.tmux.Tmux;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// Starts jobs: record and leases in one change, worktree, files, pane, readiness. When one of them
/// fails, those before it are taken back.
public final class JobLaunching {
  private static final String TMUX_SESSION = "codex-agent-";

  private final TmuxRuntime runtime;
  private final Function<Call, Providers> providers;
  private final Watching watching;
  private final LaunchFiles files;
  private final JobRules rules;
  private final WorktreeFolders folders;
  private final Git git;
  private final RandomGenerator random;

  /// @param leases are taken with a job
  /// @param runtime makes sure of tmux
  /// @param providers the kinds of agent that the settings allow
  /// @param tmux the tmux that the settings name
  /// @param host the machine that they run on
  /// @param folders makes worktrees
  /// @param git the program
  /// @param random makes IDs
  public JobLaunching(
      Leases leases,
      TmuxRuntime runtime,
      Function<Call, Providers> providers,
      Function<Call, Tmux> tmux,
      Host host,
      WorktreeFolders folders,
      Git git,
      RandomGenerator random) {
    this.runtime = runtime;
    this.providers = providers;
    this.watching = new Watching(providers, tmux);
    this.files = new LaunchFiles(host);
    this.rules = new JobRules(leases, watching);
    this.folders = folders;
    this.git = git;
    this.random = random;
  }

  /// The name of a job's tmux session.
  public static String tmuxSession(Id job) {
    return TMUX_SESSION + job;
  }

  /// A job that was started.
  ///
  /// @param warnings what it was started in spite of
  public record Started(AgentThread thread, List<String> warnings) {}

  /// Starts a job.
  public Started start(Call call, JobOrder order) {
    Tmux tmux = runtime.require(call, false);
    Provider provider = providers.apply(call).get(order.provider());
    Agreement.requireProvider(call, order.provider(), order.command().isPresent());
    AgentThread wanted = thread(call, order);
    Terms terms = Terms.of(order);
    Optional<Path> program = files.program(call, provider);
    files.check(call, wanted, provider, terms, program);
    List<Pane> panes = watching.panes(call);
    var stages = new Stages("start of job " + wanted.id());
    var granted =
        stages.run(
            "leases",
            () -> call.write("job start", draft -> rules.admit(call, draft, wanted, order, panes)),
            _ -> forget(call, wanted.id()));
    AgentThread thread =
        order.worktree()
            ? stages
                .run("worktree", () -> worktree(call, wanted), made -> takeBack(call, made))
                .thread()
            : wanted;
    Path root = Path.of(thread.folder().orElseThrow());
    var launch = launch(call, thread, provider, root, program);
    stages.run(
        "files", () -> files.write(launch, terms, order.prompt()), _ -> files.takeBack(launch));
    run(call, new Starting(call, tmux, thread), provider, root, stages);
    return new Started(thread, granted);
  }

  private static void run(
      Call call, Starting starting, Provider provider, Path root, Stages stages) {
    String session = tmuxSession(starting.thread().id());
    stages.run("pane", () -> starting.alone(session, root), starting::end);
    stages.run("log", starting::log, _ -> {});
    starting.await(provider, stages);
    stages.run("begin", () -> call.write("job start", starting::begun), _ -> {});
  }

  private static LaunchFiles.Launch launch(
      Call call, AgentThread thread, Provider provider, Path root, Optional<Path> program) {
    return thread
        .worktree()
        .flatMap(id -> call.view().find(RecordType.WORKTREE, id))
        .map(worktree -> Clones.find(root).here())
        .map(checkout -> new LaunchFiles.Launch(call, thread, provider, checkout, program))
        .orElseGet(() -> new LaunchFiles.Launch(call, thread, provider, root, List.of(), program));
  }

  private AgentThread thread(Call call, JobOrder order) {
    return new AgentThread(
        ThreadStatus.STARTING,
        Id.random(Id.Kind.THREAD, random),
        Role.JOB,
        Session.JOBS,
        order.title(),
        order.provider(),
        order.model(),
        call.caller().thread(),
        Optional.empty(),
        call.now(),
        List.of(),
        List.of(),
        Optional.of(order.folder().toString()),
        order.reasoning(),
        order.sandbox(),
        order.askedBy(),
        new Prose(order.request()));
  }

  /// A job's own worktree, just made.
  private record Made(AgentThread thread, Worktree worktree, Path folder) {}

  private Made worktree(Call call, AgentThread thread) {
    Id id = Id.random(Id.Kind.WORKTREE, random);
    Path main = call.repository().main().root();
    String base = git.commit(Path.of(thread.folder().orElseThrow()), "HEAD");
    String branch = "job/" + thread.id();
    Path folder = folders.folder(call, thread.id().value());
    Checkout made =
        folders.add(call, folder, branch, base, new Checkout.Tenant(Session.JOBS, id, false));
    var worktree =
        new Worktree(
            Worktree.Status.ACTIVE,
            id,
            Optional.of(thread.id()),
            Session.JOBS,
            Texts.slug(thread.id().value()),
            Optional.empty(),
            branch,
            base,
            main.relativize(folder).toString(),
            call.now(),
            List.of());
    AgentThread placed =
        call.write(
            "job start",
            draft -> {
              draft.add(RecordType.WORKTREE, worktree);
              Stored<AgentThread> stored = draft.get(RecordType.THREAD, thread.id());
              return draft
                  .save(RecordType.THREAD, stored, stored.value().in(id, made.root().toString()))
                  .value();
            });
    return new Made(placed, worktree, made.root());
  }

  private void takeBack(Call call, Made made) {
    folders.takeBack(call, made.folder(), made.worktree().branch(), made.worktree().base());
    call.write(
        "job start undone",
        draft -> {
          draft.remove(draft.get(RecordType.WORKTREE, made.worktree().id()));
          return made;
        });
  }

  private static Id forget(Call call, Id job) {
    return call.write("job start undone", draft -> forget(draft, job));
  }

  /// Removes a job's record and leases.
  public static Id forget(Draft draft, Id job) {
    draft.list(RecordType.LEASE, Session.JOBS).stream()
        .filter(lease -> lease.value().thread().equals(Optional.of(job)))
        .forEach(draft::remove);
    draft.remove(draft.get(RecordType.THREAD, job));
    return job;
  }
}
