package dev.codestrator.app.thread;

import dev.codestrator.agent.Provider;
import dev.codestrator.app.Call;
import dev.codestrator.app.trust.Agreement;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Budget;
import dev.codestrator.model.Config;
import dev.codestrator.model.Id;
import dev.codestrator.model.Lease;
import dev.codestrator.model.PathScope;
import dev.codestrator.model.PlanNode;
import dev.codestrator.model.Prose;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.model.Session;
import dev.codestrator.model.Task;
import dev.codestrator.model.Texts;
import dev.codestrator.model.ThreadStatus;
import dev.codestrator.model.Worktree;
import dev.codestrator.model.shape.Kind;
import dev.codestrator.store.Node;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.TaskTree;
import dev.codestrator.store.View;
import dev.codestrator.tmux.Pane;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Whether and how a child may be spawned.
final class SpawnRules {
  private static final int TITLE = 120;

  private final Call call;
  private final View view;
  private final SpawnChild request;
  private final Watching watching;
  private final List<Pane> panes;

  SpawnRules(Call call, SpawnChild request, Watching watching) {
    this.call = call;
    this.view = call.view();
    this.request = request;
    this.watching = watching;
    this.panes = watching.panes(call);
  }

  /// @throws Rejection whatever speaks against it
  SpawnPlan plan(Provider provider, RandomGenerator random) {
    Session session = call.sessionRecord(view).value();
    mayHaveChildren(session);
    List<Id> scope = scope();
    boolean ownWorktree = request.role() == Role.WORKER && request.worktreeId().isEmpty();
    Id worktree = request.worktreeId().map(this::worktree).orElse(session.worktree());
    Id id = Id.random(Id.Kind.THREAD, random);
    return new SpawnPlan(
        thread(id, session, scope, worktree),
        provider,
        ownWorktree,
        worktree,
        lease(id, session, random),
        scope);
  }

  private void mayHaveChildren(Session session) {
    if (session.status() != Session.Status.OPEN) {
      throw new Rejection.Conflict(
          "session_over",
          "session " + session.id() + " is " + Kind.word(session.status()),
          "open another: orch open \"...\"");
    }
    if (request.role() == Role.ROOT) {
      throw new Rejection.Invalid(
          "wrong_role", "a root was asked for as a child", "root is the caller; see role");
    }
    if (request.role() == Role.JOB) {
      throw new Rejection.Invalid(
          "wrong_role", "a job was asked for as a child", "start it: orch job start \"...\"");
    }
    int most =
        request.maxConcurrentChildren().orElse(call.config().limits().maxConcurrentChildren());
    if (request.role() == Role.WORKER && live(Role.WORKER) >= most) {
      throw new Rejection.Conflict(
          "too_many_children",
          "session " + session.id() + " has " + most + " workers already, the limit",
          "wait for one: orch wait --for completed; or raise limits.max_concurrent_children");
    }
  }

  private long live(Role role) {
    return view.list(RecordType.THREAD, call.session()).stream()
        .map(Stored::value)
        .filter(thread -> thread.role() == role)
        .filter(thread -> isLive(thread))
        .count();
  }

  private boolean isLive(AgentThread thread) {
    Watching.Seen seen = watching.look(call, view, thread, panes);
    return seen.runs() || !seen.observation().status().isOver();
  }

  private List<Id> scope() {
    TaskTree tree = call.tasks(view);
    var cases = new ArrayList<Node>(request.scopeCaseIds().stream().map(tree::getCase).toList());
    request.scopeTaskIds().forEach(prefix -> cases.addAll(openBelow(tree, tree.get(prefix))));
    if (request.role() == Role.WORKER && cases.isEmpty()) {
      throw new Rejection.Invalid(
          "no_scope",
          "a worker was asked for without a case",
          "say which: scope_case_ids; see orch task list --ready");
    }
    cases.forEach(node -> mayBeGiven(tree, node));
    return cases.stream().map(Node::id).distinct().toList();
  }

  /// The Cases of a task that are still to be done; of a Case, itself.
  private static List<Node> openBelow(TaskTree tree, Node task) {
    return tree.cases(task.id()).stream()
        .filter(node -> !tree.read(node).task().state().isOver())
        .toList();
  }

  /// What a worker is given is no larger than a slice may be.
  private List<Id> nodes() {
    List<PlanNode> nodes =
        request.scopeNodeIds().stream()
            .map(prefix -> view.get(RecordType.PLAN_NODE, prefix).value())
            .toList();
    if (request.role() == Role.WORKER) {
      new Budget(call.config().planning()).require(nodes);
    }
    return nodes.stream().map(PlanNode::id).distinct().toList();
  }

  /// The thread that launches it, of the same session.
  private Id parent(Session session) {
    Id named = request.parentThreadId().or(() -> call.caller().thread()).orElse(session.thread());
    AgentThread parent = view.get(RecordType.THREAD, named).value();
    if (!parent.session().equals(session.id())) {
      throw new Rejection.Conflict(
          "other_session",
          "thread " + named + " belongs to session " + parent.session(),
          "name a thread of your own session: orch children");
    }
    return named;
  }

  private void mayBeGiven(TaskTree tree, Node node) {
    Task task = tree.read(node).task();
    if (task.state().isOver()) {
      throw new Rejection.Conflict(
          "case_over",
          "case " + node.id() + " is " + Kind.word(task.state()),
          "see orch task list --ready");
    }
    if (task.isOfRoot()) {
      throw new Rejection.Conflict(
          "case_of_root",
          "case " + node.id() + " is for root itself",
          "do it yourself: orch case begin " + node.id());
    }
    view.list(RecordType.THREAD, call.session()).stream()
        .map(Stored::value)
        .filter(thread -> thread.scope().contains(node.id()) && isLive(thread))
        .findFirst()
        .ifPresent(holder -> {
          throw new Rejection.Conflict(
              "case_taken",
              "case " + node.id() + " is given to " + holder.id() + ", which lives",
              "stop that thread first: orch stop " + holder.id());
        });
  }

  private Id worktree(Id id) {
    Worktree worktree = view.get(RecordType.WORKTREE, id).value();
    if (!worktree.session().equals(call.session())) {
      throw new Rejection.Conflict(
          "other_session",
          "worktree " + id + " belongs to session " + worktree.session(),
          "name a worktree of your own session: orch worktree list");
    }
    if (request.role() == Role.WORKER && worktree.parent().isEmpty()) {
      throw new Rejection.Conflict(
          "root_worktree",
          "a worker was to work in the root worktree " + id,
          "leave worktree_id out: it gets its own");
    }
    if (worktree.status() != Worktree.Status.ACTIVE) {
      throw new Rejection.Conflict(
          "not_active",
          "worktree " + id + " is " + Kind.word(worktree.status()),
          "see orch worktree list");
    }
    if (request.role() == Role.WORKER) {
      refuseTaken(id);
    }
    return id;
  }

  /// A worker has its worktree for itself.
  private void refuseTaken(Id worktree) {
    view.list(RecordType.THREAD, call.session()).stream()
        .map(Stored::value)
        .filter(thread ->
            thread.role() == Role.WORKER && thread.worktree().equals(Optional.of(worktree)))
        .filter(thread -> isLive(thread))
        .findFirst()
        .ifPresent(holder -> {
          throw new Rejection.Conflict(
              "worktree_taken",
              "worktree " + worktree + " is that of " + holder.id() + ", which lives",
              "leave worktree_id out, or stop that thread first: orch stop " + holder.id());
        });
  }

  private AgentThread thread(Id id, Session session, List<Id> scope, Id worktree) {
    TaskTree tree = call.tasks(view);
    List<Task> tasks =
        scope.stream()
            .flatMap(each -> tree.find(each).stream())
            .map(node -> tree.read(node).task())
            .toList();
    Optional<Task> first = tasks.stream().findFirst();
    Config.Agents agents = call.config().agents();
    String provider = request.provider().orElse(agents.provider());
    String title =
        request.title().or(() -> first.map(Task::title)).orElse(Texts.words(request.role().name()));
    return new AgentThread(
            ThreadStatus.STARTING,
            id,
            request.role(),
            session.id(),
            Texts.excerpt(title, TITLE),
            provider,
            request.model().or(() -> agents.modelOf(provider)),
            Optional.of(parent(session)),
            worktree,
            call.now(),
            scope,
            nodes(),
            new Prose(request.objective().orElse(title)))
        .confined(agreed(sandbox(tasks)));
  }

  private Optional<Config.Codex.Sandbox> agreed(Optional<Config.Codex.Sandbox> wanted) {
    wanted.ifPresent(sandbox -> Agreement.requireSandbox(call, sandbox));
    return wanted;
  }

  /// The widest that any of its Cases needs; none when one of them leaves it to the settings.
  private static Optional<Config.Codex.Sandbox> sandbox(List<Task> tasks) {
    return tasks.stream().allMatch(task -> task.sandbox().isPresent())
        ? tasks.stream().flatMap(task -> task.sandbox().stream()).max(Comparator.naturalOrder())
        : Optional.empty();
  }

  private Optional<Lease> lease(Id thread, Session session, RandomGenerator random) {
    if (request.claims().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Lease(
            Lease.State.HELD,
            Id.random(Id.Kind.LOCK, random),
            Optional.of(thread),
            session.id(),
            Lease.ScopeType.GLOB,
            Lease.Mode.EXCLUSIVE,
            call.config().limits().leaseSeconds(),
            0,
            call.now(),
            "claimed at spawn",
            request.claims().stream().map(PathScope::normalise).distinct().sorted().toList()));
  }
}
