package dev.codestrator.app.session;

import dev.codestrator.app.Call;
import dev.codestrator.app.Calls;
import dev.codestrator.app.Checkpointing;
import dev.codestrator.app.Checkpointing.About;
import dev.codestrator.app.Presence;
import dev.codestrator.app.Slugs;
import dev.codestrator.app.workspace.WorkspaceFiles;
import dev.codestrator.app.workspace.WorktreeFolders;
import dev.codestrator.git.CommitRequest;
import dev.codestrator.git.Git;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Clone;
import dev.codestrator.model.Id;
import dev.codestrator.model.Prose;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.model.Session;
import dev.codestrator.model.ThreadStatus;
import dev.codestrator.model.Worktree;
import dev.codestrator.store.Draft;
import dev.codestrator.store.RecordType;
import dev.codestrator.tmux.Tmux;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// The method `session.open`: a root worktree on a branch of its own, with the session's first
/// records.
public final class Opening {
  private final Git git;
  private final Calls calls;
  private final Checkpointing checkpointing;
  private final WorktreeFolders folders;
  private final WorkspaceFiles files;
  private final Function<Call, Tmux> tmux;
  private final RandomGenerator random;
  private final Sessions sessions;
  private final Candidates candidates;

  /// @param git the program
  /// @param calls begins the call again once the worktree is there
  /// @param checkpointing makes the commits
  /// @param folders makes the worktree
  /// @param files makes `.orchestrator/` when the repository has none
  /// @param tmux the tmux that the settings name
  /// @param random makes IDs
  /// @param sessions describes what was opened
  /// @param candidates finds sessions to go on with
  public Opening(
      Git git,
      Calls calls,
      Checkpointing checkpointing,
      WorktreeFolders folders,
      WorkspaceFiles files,
      Function<Call, Tmux> tmux,
      RandomGenerator random,
      Sessions sessions,
      Candidates candidates) {
    this.sessions = sessions;
    this.candidates = candidates;
    this.git = git;
    this.calls = calls;
    this.checkpointing = checkpointing;
    this.folders = folders;
    this.files = files;
    this.tmux = tmux;
    this.random = random;
  }

  /// `session.open`.
  public OpenedSession open(Call call, OpenSession request) {
    mayOpen(call, request);
    if (resumes(call, request)) {
      return OpenedSession.awaiting(candidates.toChoose(call, standsIn(call)));
    }
    commitPending(call, request);
    Plan plan = plan(call, request);
    Checkout root =
        folders.add(
            call,
            plan.folder(),
            plan.branch(),
            plan.base(),
            new Checkout.Tenant(plan.session(), plan.worktree(), true));
    try {
      return record(call, request, plan);
    } catch (RuntimeException e) {
      folders.takeBack(call, root.root(), plan.branch(), plan.base());
      throw e;
    }
  }

  private void mayOpen(Call call, OpenSession request) {
    if (call.caller().role() != Role.ROOT || request.agentRole() != Role.ROOT) {
      throw new Rejection.Forbidden(
          "session_inside_child",
          "a child can't open a session; only a root does",
          "report to root what is needed: orch inbox send root \"...\"");
    }
    if (!request.alwaysBranch()) {
      throw new Rejection.Invalid(
          "always_branch",
          "always_branch=false was given",
          "every session works on a branch of its own; leave it out");
    }
    git.requireUsable();
    if (!git.hasCommit(call.repository().here().root())) {
      throw new Rejection.Conflict(
          "no_commit",
          "the repository has no commit yet, and a worktree needs one to begin at",
          "make a first commit: git commit --allow-empty -m 'Begin'");
    }
  }

  private static boolean resumes(Call call, OpenSession request) {
    return switch (request.intent()) {
      case NEW_WORK -> false;
      case RESUME_WORK -> true;
      case AUTO -> openHere(call);
    };
  }

  private static boolean openHere(Call call) {
    return standsIn(call)
        .flatMap(id -> call.view().find(RecordType.SESSION, id))
        .filter(session -> session.value().status() == Session.Status.OPEN)
        .isPresent();
  }

  /// The session of the worktree that the caller stands in.
  private static Optional<Id> standsIn(Call call) {
    return call.repository().here().tenant().map(Checkout.Tenant::session);
  }

  /// The child starts from what is committed, so nothing of the records may be pending.
  private void commitPending(Call call, OpenSession request) {
    Checkout here = call.repository().here();
    List<String> pending = checkpointing.uncommittedRecords(here);
    if (pending.isEmpty()) {
      return;
    }
    if (!request.commitPending()) {
      throw new Rejection.Conflict(
          "records_pending",
          pending.size()
              + " records in "
              + here.seat()
              + " are not committed, like "
              + pending.getFirst(),
          "commit them: git add .orchestrator && git commit -m 'Keep records' -- .orchestrator;"
              + " or let it be done: --commit-pending");
    }
    git.checkouts().include(here.root(), Clone.STATE_FOLDER);
    git.commits()
        .commit(
            here.root(),
            CommitRequest.everything("Keep pending records")
                .withPaths(List.of(Clone.STATE_FOLDER)));
  }

  /// What is to be made.
  private record Plan(
      Id session,
      Id worktree,
      Id thread,
      String slug,
      Path folder,
      String branch,
      String base,
      String target) {}

  private Plan plan(Call call, OpenSession request) {
    String wanted = Slugs.from(request.worktreeName(), request.userRequest(), "work");
    String slug = Slugs.free(wanted, name -> folders.isTaken(call, name));
    Id session = Id.random(Id.Kind.SESSION, random);
    Checkout here = call.repository().here();
    return new Plan(
        session,
        Id.random(Id.Kind.WORKTREE, random),
        Id.random(Id.Kind.THREAD, random),
        slug,
        folders.folder(call, slug),
        Clone.rootBranch(session, slug),
        git.head(here.root()),
        here.branch()
            .filter(_ -> here.main())
            .orElseGet(() -> git.defaultBranch(call.repository().main().root())));
  }

  private OpenedSession record(Call before, OpenSession request, Plan plan) {
    Call call = calls.in(before, before.caller().in(plan.session()));
    Session session =
        call.write(
            "session.open",
            draft -> {
              files.ensure(draft, call.root().seat());
              return add(call, draft, request, plan);
            });
    checkpointing.records(
        call,
        call.root(),
        "Open session " + session.id() + ": " + session.slug(),
        About.session(session.id()));
    Presence.mark(call);
    return opened(call, session);
  }

  private static Session add(Call call, Draft draft, OpenSession request, Plan plan) {
    draft.add(RecordType.WORKTREE, worktree(call, plan));
    draft.add(RecordType.THREAD, thread(call, request, plan));
    return draft.add(RecordType.SESSION, session(call, request, plan)).value();
  }

  private static Worktree worktree(Call call, Plan plan) {
    Path main = call.repository().main().root();
    return new Worktree(
        Worktree.Status.ACTIVE,
        plan.worktree(),
        Optional.of(plan.thread()),
        plan.session(),
        plan.slug(),
        Optional.empty(),
        plan.branch(),
        plan.base(),
        main.relativize(plan.folder()).toString(),
        call.now(),
        List.of());
  }

  private static AgentThread thread(Call call, OpenSession request, Plan plan) {
    return new AgentThread(
        ThreadStatus.PROCESSING,
        plan.thread(),
        Role.ROOT,
        plan.session(),
        "Root",
        "caller",
        Optional.empty(),
        Optional.empty(),
        plan.worktree(),
        call.now(),
        List.of(),
        List.of(),
        new Prose(request.userRequest().orElse("")));
  }

  private static Session session(Call call, OpenSession request, Plan plan) {
    Path main = call.repository().main().root();
    return new Session(
        Session.Status.OPEN,
        plan.session(),
        plan.slug(),
        plan.thread(),
        plan.worktree(),
        plan.branch(),
        plan.target(),
        Tmux.sessionName(main.getFileName().toString(), plan.slug()),
        request.owner().orElseGet(call.caller()::owner),
        request.heartbeatTimeoutSeconds(),
        call.now(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new Prose(request.userRequest().orElse("")));
  }

  private OpenedSession opened(Call call, Session session) {
    return new OpenedSession(
        "open",
        Optional.empty(),
        Optional.of(sessions.summary(call, session)),
        Optional.of(session.id()),
        Optional.of(session.thread()),
        Optional.of(session.worktree()),
        "caller_cli",
        Optional.of(session.slug()),
        Optional.of(call.root().root().toString()),
        Optional.of(session.branch()),
        Optional.of(session.tmux()),
        Optional.of(tmux.apply(call).attachCommand(session.tmux(), true)),
        List.of());
  }
}
