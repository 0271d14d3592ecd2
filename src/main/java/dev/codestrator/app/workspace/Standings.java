package dev.codestrator.app.workspace;

import dev.codestrator.app.Call;
import dev.codestrator.git.Change;
import dev.codestrator.git.Git;
import dev.codestrator.io.ProcessRef;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Session;
import dev.codestrator.model.ThreadStatus;
import dev.codestrator.model.Worktree;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.ThreadFolder;
import dev.codestrator.store.View;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds out how worktrees stand that somebody wants to remove.
final class Standings {
  /// What a thread is to do next is of no use without it.
  private static final String POINTERS = ".orchestrator/current/";

  private final Git git;
  private final RecordMerge merge;

  Standings(Git git) {
    this.git = git;
    this.merge = new RecordMerge(git);
  }

  Standing of(Call call, View view, Worktree worktree) {
    Optional<Checkout> checkout = Worktrees.find(call, worktree);
    List<Change> changes =
        checkout.map(each -> git.status(each.root(), List.of())).orElse(List.of());
    Optional<String> tip = tip(call, worktree);
    Optional<String> head = checkout.map(each -> git.head(each.root()));
    boolean merged =
        Stream.concat(tip.stream(), head.stream())
            .distinct()
            .allMatch(commit -> within(call, view, worktree, commit).isPresent());
    return new Standing(
        worktree,
        checkout,
        changes.stream().map(Change::path).filter(path -> !isPointer(path)).toList(),
        changes.stream().filter(change -> isPointer(change.path())).toList(),
        merged || hasLanded(call, view, worktree, checkout)
            ? Optional.empty()
            : Optional.of(unmerged(call, worktree, tip, checkout)),
        tip.flatMap(commit -> within(call, view, worktree, commit)),
        obstacles(call, view, worktree, checkout, changes));
  }

  private static boolean isPointer(String path) {
    return path.startsWith(POINTERS);
  }

  private String unmerged(
      Call call, Worktree worktree, Optional<String> tip, Optional<Checkout> checkout) {
    if (worktree.branch().isEmpty()) {
      return "commits that are on no branch";
    }
    String there = checkout.flatMap(Checkout::branch).orElse("no branch");
    return tip.isPresent()
        ? "branch " + worktree.branch() + " is not merged" + unpushed(call, worktree.branch())
        : "branch "
            + worktree.branch()
            + " doesn't exist, and what is checked out ("
            + there
            + ") is not merged";
  }

  /// Where somebody pushes the branch: what is not there yet either.
  private String unpushed(Call call, String branch) {
    Path main = call.repository().main().root();
    int ahead =
        git.resolve(main, branch + "@{upstream}")
            .map(upstream -> git.aheadBehind(main, "refs/heads/" + branch, upstream).ahead())
            .orElse(0);
    return ahead == 0 ? "" : ", and " + ahead + " of its commits are not pushed";
  }

  private Optional<String> tip(Call call, Worktree worktree) {
    return worktree.branch().isEmpty()
        ? Optional.empty()
        : git.resolve(call.repository().main().root(), "refs/heads/" + worktree.branch());
  }

  /// The branch that a worktree's work goes to and that has this commit.
  private Optional<String> within(Call call, View view, Worktree worktree, String commit) {
    return others(view, worktree).filter(branch -> isOn(call, commit, branch)).findFirst();
  }

  private static Stream<String> others(View view, Worktree worktree) {
    Stream<String> parent =
        worktree
            .parent()
            .flatMap(id -> view.find(RecordType.WORKTREE, id))
            .map(stored -> stored.value().branch())
            .stream();
    Stream<String> session =
        view.find(RecordType.SESSION, worktree.session()).map(Stored::value).stream()
            .flatMap(each -> Stream.of(each.branch(), each.target()))
            .filter(branch -> !branch.equals(worktree.branch()));
    return Stream.concat(parent, session);
  }

  /// A squashed landing is no descendant of the branch, but it has the same files; one that was
  /// handed off had none to land. The branch stays in both cases.
  private boolean hasLanded(Call call, View view, Worktree worktree, Optional<Checkout> checkout) {
    if (worktree.parent().isPresent() || checkout.isEmpty()) {
      return false;
    }
    Optional<Session> session =
        view.find(RecordType.SESSION, worktree.session()).map(Stored::value);
    if (session.filter(each -> each.status() == Session.Status.HANDOFF_ATTACHED).isPresent()) {
      return merge.codeChanges(checkout.get(), worktree.base(), "HEAD").isEmpty();
    }
    return view.list(RecordType.QUEUE_ENTRY, worktree.session()).stream()
        .map(Stored::value)
        .flatMap(entry -> entry.landed().stream())
        .filter(commit -> session.isPresent() && isOn(call, commit, session.get().target()))
        .anyMatch(commit -> merge.codeChanges(checkout.get(), commit, "HEAD").isEmpty());
  }

  private boolean isOn(Call call, String commit, String branch) {
    Path main = call.repository().main().root();
    return git.branchExists(main, branch) && git.isAncestor(main, commit, "refs/heads/" + branch);
  }

  private static List<String> obstacles(
      Call call, View view, Worktree worktree, Optional<Checkout> checkout, List<Change> changes) {
    var obstacles = new ArrayList<String>();
    worker(call, view, worktree)
        .ifPresent(thread -> obstacles.add(thread.id() + " works in it: orch stop " + thread.id()));
    children(call, view, worktree)
        .forEach(child ->
            obstacles.add("its child " + child.id() + " (" + child.slug() + ") is still there"));
    checkout
        .filter(each -> call.repository().here().root().equals(each.root()))
        .ifPresent(each -> obstacles.add("the caller stands in it"));
    changes.stream()
        .filter(Change::nestedRepository)
        .forEach(each -> obstacles.add("another repository is in it: " + each.path()));
    return obstacles;
  }

  private static Optional<AgentThread> worker(Call call, View view, Worktree worktree) {
    return view.list(RecordType.THREAD, worktree.session()).stream()
        .map(Stored::value)
        .filter(thread -> thread.worktree().equals(Optional.of(worktree.id())))
        .filter(thread -> thread.status() == ThreadStatus.STARTING || runs(call, thread))
        .findFirst();
  }

  private static boolean runs(Call call, AgentThread thread) {
    return ThreadFolder.of(call.repository(), thread.id())
        .process()
        .filter(ProcessRef::alive)
        .isPresent();
  }

  private static List<Worktree> children(Call call, View view, Worktree parent) {
    return view.list(RecordType.WORKTREE, parent.session()).stream()
        .map(Stored::value)
        .filter(each -> each.parent().equals(Optional.of(parent.id())))
        .filter(each -> Worktrees.find(call, each).isPresent())
        .toList();
  }
}
