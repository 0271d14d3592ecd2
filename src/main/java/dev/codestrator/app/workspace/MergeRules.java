package dev.codestrator.app.workspace;

import dev.codestrator.app.Call;
import dev.codestrator.app.lease.Trespass;
import dev.codestrator.git.FileChange;
import dev.codestrator.git.Git;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Id;
import dev.codestrator.model.Lease;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.model.Session;
import dev.codestrator.model.Task;
import dev.codestrator.model.Worktree;
import dev.codestrator.model.shape.Kind;
import dev.codestrator.store.Grants;
import dev.codestrator.store.TaskTree;
import dev.codestrator.store.View;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// When a child worktree may be merged into its parent.
record MergeRules(Call call, View view, Worktree child) {

  /// @throws Rejection.Forbidden `other_session`, `not_own_worktree`
  /// @throws Rejection.Conflict `no_parent`, `not_active`, `children_unmerged`
  void mayMerge() {
    if (!child.session().equals(call.session())) {
      throw new Rejection.Forbidden(
          "other_session",
          "worktree " + child.id() + " belongs to session " + child.session(),
          "its own root merges it: --session " + child.session());
    }
    boolean own = child.thread().isPresent() && child.thread().equals(call.caller().thread());
    if (call.caller().role() != Role.ROOT && !own) {
      throw new Rejection.Forbidden(
          "not_own_worktree",
          "worktree " + child.id() + " is not the caller's",
          "a worker merges its own; root merges the others");
    }
    refuseUnmergeable();
  }

  private void refuseUnmergeable() {
    if (child.parent().isEmpty()) {
      throw new Rejection.Conflict(
          "no_parent",
          "worktree " + child.id() + " is the root of its session",
          "its work goes to the target branch: orch merge request");
    }
    if (child.status() != Worktree.Status.ACTIVE) {
      throw new Rejection.Conflict(
          "not_active",
          "worktree " + child.id() + " is " + Kind.word(child.status()),
          "see orch worktree list");
    }
    Worktrees.refuseUnmergedChildren(view, child);
  }

  /// Compares what it changed with the leases of others and with the files of its Cases.
  ///
  /// @param cases what it owns, with what was merged into it
  /// @return what is only warned of
  /// @throws Rejection.Conflict `paths_leased`, `paths_outside`
  List<String> judge(Git git, Checkout from, Checkout into, Set<Id> cases) {
    Path root = into.root();
    String head = git.head(from.root());
    String base = git.mergeBase(root, git.head(root), head).orElse(child.base());
    List<FileChange> changes = git.history().changedFiles(root, base, head);
    var side = new Trespass.Side(this::isOwn, tasks(cases));
    return Trespass.of(call, view, side, changes)
        .judge(call.config().rules(), "worktree " + child.id() + " can't be merged");
  }

  /// A worktree that is no thread's is root's.
  private boolean isOwn(Lease lease) {
    Session session = call.sessionRecord(view).value();
    Id holder = lease.thread().orElse(session.thread());
    return lease.session().equals(session.id())
        && holder.equals(child.thread().orElse(session.thread()));
  }

  private List<Task> tasks(Set<Id> cases) {
    TaskTree tree = call.tasks(view);
    return cases.stream()
        .flatMap(id -> tree.find(id).stream())
        .map(node -> new Grants(call.repository()).held(tree.read(node).task()))
        .toList();
  }
}
