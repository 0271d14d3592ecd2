package dev.codestrator.app.workspace;

import dev.codestrator.app.Call;
import dev.codestrator.app.Calls;
import dev.codestrator.app.Checkpointing;
import dev.codestrator.app.Checkpointing.About;
import dev.codestrator.app.Slugs;
import dev.codestrator.git.Git;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Worktree;
import dev.codestrator.store.Draft;
import dev.codestrator.store.Node;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.TaskTree;
import dev.codestrator.store.View;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The method `worktree.spawn`: a child of a worktree that starts from what its parent knows.
///
/// The record comes first, then the commit that the child starts from, then the folder; the
/// worktree owns its Cases from the moment it is active.
public final class Spawning {
  private final Git git;
  private final Calls calls;
  private final Checkpointing checkpointing;
  private final WorktreeFolders folders;
  private final Worktrees worktrees;

  /// @param git the program
  /// @param calls begins the call again once the worktree is there
  /// @param checkpointing makes the commits
  /// @param folders makes the worktree
  /// @param worktrees describes it
  public Spawning(
      Git git,
      Calls calls,
      Checkpointing checkpointing,
      WorktreeFolders folders,
      Worktrees worktrees) {
    this.git = git;
    this.calls = calls;
    this.checkpointing = checkpointing;
    this.folders = folders;
    this.worktrees = worktrees;
  }

  /// A worktree that was made.
  public record Spawned(Call call, Worktree worktree, Checkout checkout) {}

  /// `worktree.spawn`.
  public WorktreeSummary spawn(Call call, SpawnWorktree request) {
    Spawned spawned = make(call, request, Optional.empty());
    return worktrees.summary(spawned.call(), spawned.call().view(), spawned.worktree());
  }

  /// `worktree.create`: a child of the session's root on a branch that the caller names. Without
  /// `create_on_disk` it is planned: a record that `worktree.create` of the same branch completes.
  public WorktreeSummary create(Call call, CreateWorktree request) {
    Optional<Stored<Worktree>> planned = planned(call, request.branch());
    SpawnWorktree asked = request.asSpawn();
    if (!request.createOnDisk()) {
      Worktree record = planned.orElseGet(() -> plan(call, asked, Optional.empty())).value();
      return worktrees.summary(call, call.view(), record);
    }
    Spawned made =
        planned.isPresent()
            ? make(call, planned.get(), asked)
            : make(call, asked, Optional.empty());
    return worktrees.summary(made.call(), made.call().view(), made.worktree());
  }

  private static Optional<Stored<Worktree>> planned(Call call, String branch) {
    return call.view().list(RecordType.WORKTREE, call.session()).stream()
        .filter(each -> each.value().status() == Worktree.Status.CREATING)
        .filter(each -> each.value().branch().equals(branch))
        .findFirst();
  }

  /// Makes a worktree, for a thread if it is known already.
  public Spawned make(Call call, SpawnWorktree request, Optional<Id> thread) {
    return make(call, plan(call, request, thread), request);
  }

  private Stored<Worktree> plan(Call call, SpawnWorktree request, Optional<Id> thread) {
    View view = call.view();
    Worktree parent = parent(call, view, request);
    Worktrees.get(call, parent);
    Optional<Node> task = request.taskId().map(prefix -> unclaimed(call.tasks(view), prefix));
    String wanted = slug(call, view, request, task);
    return call.write(
        "worktree.spawn", draft -> record(call, draft, request, parent, wanted, task, thread));
  }

  private Spawned make(Call call, Stored<Worktree> creating, SpawnWorktree request) {
    Worktree parent =
        call.view().get(RecordType.WORKTREE, creating.value().parent().orElseThrow()).value();
    try {
      return act(call, creating.value(), Worktrees.get(call, parent), request);
    } catch (RuntimeException e) {
      call.write(
          "worktree.spawn undone",
          draft -> {
            draft.remove(creating);
            return creating;
          });
      throw e;
    }
  }

  private Spawned act(Call call, Worktree creating, Checkout from, SpawnWorktree request) {
    checkpointing.records(
        call, from, "Spawn worktree " + creating.slug(), About.session(creating.session()));
    String base = git.commit(from.root(), request.baseRef().orElse("HEAD"));
    Path folder = call.repository().main().root().resolve(creating.folder()).normalize();
    var tenant = new Checkout.Tenant(creating.session(), creating.id(), false);
    Checkout made = folders.add(call, folder, creating.branch(), base, tenant);
    Call now = calls.again(call);
    Worktree active =
        now.write(
            "worktree.spawn",
            draft -> {
              draft.handOver(now.tasks(draft), creating.tasks(), made.seat());
              Stored<Worktree> record = draft.get(RecordType.WORKTREE, creating.id());
              return draft.save(RecordType.WORKTREE, record, creating.activeAt(base)).value();
            });
    return new Spawned(now, active, made);
  }

  private Stored<Worktree> record(
      Call call,
      Draft draft,
      SpawnWorktree request,
      Worktree parent,
      String wanted,
      Optional<Node> task,
      Optional<Id> thread) {
    String slug = Slugs.free(wanted, name -> folders.isTaken(call, name) || reserved(draft, name));
    Id id = draft.newId(Id.Kind.WORKTREE);
    Path main = call.repository().main().root();
    Path folder =
        request
            .path()
            .map(path -> WorktreeFolders.named(main, path))
            .orElseGet(() -> folders.folder(call, slug));
    return draft.add(
        RecordType.WORKTREE,
        new Worktree(
            Worktree.Status.CREATING,
            id,
            thread,
            call.session(),
            slug,
            Optional.of(parent.id()),
            request.branch().orElse("work/" + id + "/" + slug),
            "",
            main.relativize(folder).toString(),
            call.now(),
            task.map(Node::id).map(List::of).orElse(List.of())));
  }

  /// A name that another spawn, running at this moment, has recorded.
  private static boolean reserved(View view, String slug) {
    return view.list(RecordType.WORKTREE).stream()
        .anyMatch(each ->
            each.value().status() == Worktree.Status.CREATING && each.value().slug().equals(slug));
  }

  private static Worktree parent(Call call, View view, SpawnWorktree request) {
    Id id = request.parentWorktreeId().orElseGet(() -> call.sessionRecord(view).value().worktree());
    Worktree parent = view.get(RecordType.WORKTREE, id).value();
    if (!parent.session().equals(call.session())) {
      throw new Rejection.Conflict(
          "other_session",
          "worktree " + id + " belongs to session " + parent.session(),
          "name a worktree of your own session: orch worktree list");
    }
    return parent;
  }

  private static Node unclaimed(TaskTree tree, String prefix) {
    Node node = tree.getCase(prefix);
    node.claim()
        .ifPresent(claim -> {
          throw new Rejection.Conflict(
              "case_claimed",
              "case " + node.id() + " already has the worktree " + claim.worktree().id(),
              "use that one, or merge it first: orch worktree merge " + claim.worktree().id());
        });
    return node;
  }

  private static String slug(Call call, View view, SpawnWorktree request, Optional<Node> task) {
    Optional<String> title = task.map(node -> call.tasks(view).read(node).task().title());
    return Slugs.from(request.slug(), title.or(request::reason), "work");
  }

  /// Takes back a worktree in which nobody has worked yet: its folder, its branch and its record.
  public void takeBack(Spawned spawned) {
    Worktree worktree = spawned.worktree();
    folders.takeBack(spawned.call(), spawned.checkout().root(), worktree.branch(), worktree.base());
    calls
        .again(spawned.call())
        .write(
            "worktree.spawn undone",
            draft -> {
              Stored<Worktree> record = draft.get(RecordType.WORKTREE, worktree.id());
              draft.remove(record);
              return record;
            });
  }
}
