package dev.codestrator.api;

import static dev.codestrator.model.Role.MERGE_REVIEWER;
import static dev.codestrator.model.Role.PLAN_ARCHITECT;
import static dev.codestrator.model.Role.WORKER;

import dev.codestrator.app.Call;
import dev.codestrator.app.inbox.Inbox;
import dev.codestrator.app.inbox.SendMessage;
import dev.codestrator.app.lease.AcquireLock;
import dev.codestrator.app.lease.Leases;
import dev.codestrator.app.lifecycle.AckReference;
import dev.codestrator.app.lifecycle.BeginCase;
import dev.codestrator.app.lifecycle.CheckStep;
import dev.codestrator.app.lifecycle.CompleteCase;
import dev.codestrator.app.lifecycle.CurrentReference;
import dev.codestrator.app.merge.AskMerge;
import dev.codestrator.app.merge.AskReview;
import dev.codestrator.app.merge.Contexts;
import dev.codestrator.app.merge.LandRequest;
import dev.codestrator.app.merge.MainLock;
import dev.codestrator.app.merge.Queue;
import dev.codestrator.app.merge.Reviews;
import dev.codestrator.app.merge.SubmitReview;
import dev.codestrator.app.session.CloseSession;
import dev.codestrator.app.session.ContextRequest;
import dev.codestrator.app.session.ListSessions;
import dev.codestrator.app.session.OpenSession;
import dev.codestrator.app.system.TmuxRuntime;
import dev.codestrator.app.task.CreateTask;
import dev.codestrator.app.task.GetTask;
import dev.codestrator.app.task.ListTasks;
import dev.codestrator.app.thread.Children;
import dev.codestrator.app.thread.SpawnChild;
import dev.codestrator.app.thread.WaitRequest;
import dev.codestrator.app.workspace.DecideWorktree;
import dev.codestrator.app.workspace.MergeToParent;
import dev.codestrator.app.workspace.SpawnWorktree;
import dev.codestrator.app.workspace.Workspaces;
import dev.codestrator.app.workspace.Worktrees;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.model.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.BiFunction;

/// All methods.
public final class Registry {
  private final SequencedMap<String, Method<?>> methods = new LinkedHashMap<>();
  private Group group = Group.ORCH_SESSION;

  /// @param app the services that the methods call
  public Registry(Services app) {
    group = Group.ORCH_SESSION;
    write(
        "workspace.init",
        Workspaces.Init.class,
        app.workspaces()::init,
        "Make .orchestrator/ in the worktree, unless it is there.");
    write(
        "session.open",
        OpenSession.class,
        app.opening()::open,
        "Open a session: a root worktree on a branch of its own.");
    read(
        "session.context",
        ContextRequest.class,
        app.contexts()::context,
        "Show a session: worktrees, threads, leases, queue, what comes next.");
    read("session.list", ListSessions.class, app.sessions()::list, "List sessions.");
    write(
        "session.close",
        CloseSession.class,
        app.closing()::close,
        "Close a session. Nothing is deleted.");

    group = Group.ORCH_TASK;
    write(
        "task.create",
        CreateTask.class,
        app.tasks()::create,
        "Create an epic, feature, test group or case, with children if given.");
    read(
        "task.list",
        ListTasks.class,
        app.tasks()::list,
        "List tasks, parents first.",
        WORKER,
        MERGE_REVIEWER,
        PLAN_ARCHITECT);
    read(
        "task.get",
        GetTask.class,
        app.tasks()::get,
        "Show a task with steps, latest checkpoint and its file.",
        WORKER,
        MERGE_REVIEWER,
        PLAN_ARCHITECT);
    write(
        "case.begin",
        BeginCase.class,
        app.cases()::begin,
        "Begin a case: in progress, a checkpoint, the current reference.",
        WORKER);
    write(
        "step.check",
        CheckStep.class,
        app.cases()::check,
        "Record a step's result; pass ticks its box.",
        WORKER);
    write(
        "case.complete",
        CompleteCase.class,
        app.cases()::complete,
        "Complete a case whose steps are all checked; commits its worktree.",
        WORKER);

    group = Group.ORCH_WORKSPACE;
    read(
        "scheduler.decide_worktree",
        DecideWorktree.class,
        app.scheduler()::decide,
        "Say whether work gets a worktree of its own, and why.",
        WORKER);
    write(
        "worktree.spawn",
        SpawnWorktree.class,
        app.spawning()::spawn,
        "Make a child worktree on a branch of its own.");
    read(
        "worktree.list",
        Worktrees.ListWorktrees.class,
        app.worktrees()::list,
        "List worktrees: ahead, behind, uncommitted.",
        WORKER);
    write(
        "worktree.merge_to_parent",
        MergeToParent.class,
        app.merging()::merge,
        "Merge a child worktree into its parent.",
        WORKER);
    write(
        "lock.acquire",
        AcquireLock.class,
        app.leases()::acquire,
        "Lease paths, all or nothing.",
        WORKER);
    write(
        "lock.release",
        Leases.ReleaseLock.class,
        app.leases()::release,
        "Release a lease.",
        WORKER);
    read(
        "lock.list",
        Leases.ListLocks.class,
        app.leases()::list,
        "List the leases of the clone.",
        WORKER);

    group = Group.ORCH_THREAD;
    write(
        "thread.child.spawn",
        SpawnChild.class,
        app.children()::spawn,
        "Launch an agent in its own worktree and tmux pane.");
    read(
        "thread.child.list",
        Children.ListChildren.class,
        app.children()::list,
        "List child agents with what they do.");
    read(
        "thread.child.status",
        Children.StatusRequest.class,
        app.children()::status,
        "Show what a child does, and the end of its pane.");
    read(
        "thread.child.wait_status",
        WaitRequest.class,
        app.children()::await,
        "Wait until a child reaches a status.");
    write(
        "thread.child.stop",
        Children.StopRequest.class,
        app.children()::stop,
        "Stop a child with all that it started; its work stays.");
    read(
        "thread.attach_info",
        Children.AttachRequest.class,
        app.children()::attachInfo,
        "Say how to watch the children.");

    group = Group.ORCH_LIFECYCLE;
    write(
        "work.current_ref",
        CurrentReference.class,
        app.work()::current,
        "Read what to do next; with next_action, set it.",
        WORKER);
    write(
        "work.current_ref.ack",
        AckReference.class,
        app.work()::acknowledge,
        "Acknowledge the current reference.",
        WORKER);

    group = Group.ORCH_MERGE;
    read(
        "merge.review_context",
        Contexts.ContextRequest.class,
        app.reviewContexts()::context,
        "All that a reviewer needs: diff, cases, evidence, conflicts.",
        MERGE_REVIEWER);
    write(
        "merge.review.request_auto",
        AskReview.class,
        app.reviews()::request,
        "Take the main lock and launch a reviewer.");
    read(
        "merge.review.thread_status",
        Reviews.StatusRequest.class,
        app.reviews()::status,
        "Show how a review stands, with findings.",
        MERGE_REVIEWER);
    write(
        "merge.review.submit",
        SubmitReview.class,
        app.reviews()::submit,
        "Give the verdict.",
        MERGE_REVIEWER);
    write(
        "merge.main.request",
        AskMerge.class,
        app.queue()::request,
        "Queue the session's work for landing.");
    read(
        "merge.main.status",
        Queue.StatusRequest.class,
        app.queue()::status,
        "Show a place in the queue.",
        MERGE_REVIEWER);
    read("merge.main.list", Queue.ListQueue.class, app.queue()::list, "List the queue.");
    write(
        "merge.main.acquire_lock",
        MainLock.Acquire.class,
        app.mainLock()::acquire,
        "Take the main lock of the clone.");
    write(
        "merge.main.release_lock",
        MainLock.Release.class,
        app.mainLock()::release,
        "Release the main lock.");
    write(
        "merge.main.land",
        LandRequest.class,
        app.landing()::land,
        "Land approved work: merge, verify, move the target.");

    group = Group.ORCH_INBOX;
    write(
        "inbox.send",
        SendMessage.class,
        app.inbox()::send,
        "Send a message to a thread, root or all.",
        WORKER,
        MERGE_REVIEWER);
    read(
        "inbox.pending",
        Inbox.Pending.class,
        app.inbox()::pending,
        "List messages not delivered yet.",
        WORKER,
        MERGE_REVIEWER);
    read(
        "inbox.list",
        Inbox.Listing.class,
        app.inbox()::list,
        "List all messages of a thread.",
        WORKER,
        MERGE_REVIEWER);
    write(
        "inbox.deliver",
        Inbox.Deliver.class,
        app.inbox()::deliver,
        "Take a message; it is delivered once.",
        WORKER,
        MERGE_REVIEWER);

    group = Group.ORCH_SYSTEM;
    write(
        "runtime.tmux.ensure",
        TmuxRuntime.EnsureTmux.class,
        app.runtime()::ensure,
        "Say whether tmux is ready, or how to install it.");
  }

  private <P extends Record, R extends Record> void read(
      String name, Class<P> params, BiFunction<Call, P, R> handler, String text, Role... callers) {
    add(new Method<>(name, group, false, Set.of(callers), params, handler, text));
  }

  private <P extends Record, R extends Record> void write(
      String name, Class<P> params, BiFunction<Call, P, R> handler, String text, Role... callers) {
    add(new Method<>(name, group, true, Set.of(callers), params, handler, text));
  }

  private void add(Method<?> method) {
    methods.put(method.name(), method);
  }

  /// All methods, group by group.
  public List<Method<?>> methods() {
    return List.copyOf(methods.values());
  }

  /// The methods of a group that a role may call.
  public List<Method<?>> methods(Group wanted, Role role) {
    return methods.values().stream()
        .filter(method -> method.group() == wanted && method.allows(role))
        .<Method<?>>map(method -> method)
        .toList();
  }

  /// The method of this name.
  ///
  /// @throws Rejection.Invalid `unknown_method` with the nearest name
  public Method<?> get(String name) {
    Method<?> method = methods.get(name);
    if (method == null) {
      String hint =
          Texts.nearest(name, methods.keySet())
              .map(near -> "did you mean '" + near + "'?")
              .orElse("orch call --list names all methods");
      throw new Rejection.Invalid(
          "unknown_method", "there is no method '" + Texts.excerpt(name, 60) + "'", hint);
    }
    return method;
  }
}
