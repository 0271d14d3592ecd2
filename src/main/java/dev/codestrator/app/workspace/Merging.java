package dev.codestrator.app.workspace;

import dev.codestrator.app.Call;
import dev.codestrator.app.Checkpointing;
import dev.codestrator.app.Checkpointing.About;
import dev.codestrator.app.lease.Leases;
import dev.codestrator.git.Git;
import dev.codestrator.io.OsLock;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Worktree;
import dev.codestrator.store.Draft;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.View;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The method `worktree.merge_to_parent`: code by git, records by ownership.
public final class Merging {
  private final Git git;
  private final Checkpointing checkpointing;
  private final RecordMerge records;
  private final Leases leases;

  /// @param git the program
  /// @param checkpointing makes the commits
  /// @param leases are released with the work that they guarded
  public Merging(Git git, Checkpointing checkpointing, Leases leases) {
    this.git = git;
    this.checkpointing = checkpointing;
    this.records = new RecordMerge(git);
    this.leases = leases;
  }

  /// A merge that was made.
  ///
  /// @param commit the parent's new head
  /// @param files changed outside the records
  /// @param warnings changes of what others lease, and outside of the files of its Cases, where the
  ///   rules let them pass
  public record Merged(
      Id worktreeId, Id parentId, String commit, List<String> files, List<String> warnings) {}

  /// `worktree.merge_to_parent`. On any failure both sides are as they were.
  public Merged merge(Call call, MergeToParent request) {
    View view = call.view();
    Worktree child = view.get(RecordType.WORKTREE, named(view, request)).value();
    var rules = new MergeRules(call, view, child);
    rules.mayMerge();
    Worktree parent = view.get(RecordType.WORKTREE, child.parent().orElseThrow()).value();
    Checkout from = Worktrees.get(call, child);
    Checkout into = Worktrees.get(call, parent);
    Worktrees.requireBranch(git, child, from);
    Worktrees.requireBranch(git, parent, into);
    try (OsLock _ = lock(call, parent)) {
      commitPending(call, child, from);
      commitPending(call, parent, into);
      Ownership ownership = ownership(view, child);
      List<String> warnings = rules.judge(git, from, into, ownership.tasks());
      String base = git.head(into.root());
      String commit = records.merge(into, child.branch(), message(child), ownership);
      call.write(
          "worktree.merge_to_parent",
          draft -> {
            child.thread().ifPresent(thread -> leases.releaseAll(call, draft, thread));
            passOn(draft, child, parent);
            Stored<Worktree> record = draft.get(RecordType.WORKTREE, child.id());
            return draft.save(
                RecordType.WORKTREE, record, record.value().with(Worktree.Status.MERGED));
          });
      return new Merged(
          child.id(), parent.id(), commit, records.codeChanges(into, base, commit), warnings);
    }
  }

  /// The worktree's ID, also when its thread is named.
  private static String named(View view, MergeToParent request) {
    String id = request.worktreeId();
    return Optional.of(id)
        .filter(each -> Id.isPrefix(each) && Id.kindOf(each) == Id.Kind.THREAD)
        .flatMap(thread -> view.get(RecordType.THREAD, thread).value().worktree())
        .map(Id::value)
        .orElse(id);
  }

  /// The parent owns from now on what the child has owned; a session's root does so anyway.
  private static void passOn(Draft draft, Worktree child, Worktree parent) {
    if (parent.parent().isPresent()) {
      Stored<Worktree> record = draft.get(RecordType.WORKTREE, parent.id());
      draft.save(RecordType.WORKTREE, record, record.value().owning(child.tasks()));
    }
  }

  private void commitPending(Call call, Worktree worktree, Checkout checkout) {
    List<String> work = checkpointing.uncommittedWork(checkout);
    if (!work.isEmpty()) {
      throw new Rejection.Conflict(
          "work_uncommitted",
          "worktree " + worktree.id() + " has uncommitted work: " + String.join(", ", work),
          "complete its case, or commit: git -C " + checkout.root() + " commit");
    }
    checkpointing.records(
        call, checkout, "Keep records of " + worktree.slug(), About.session(worktree.session()));
  }

  /// One merge at a time into a worktree.
  private static OsLock lock(Call call, Worktree parent) {
    Path file = call.repository().localDir().resolve("merging").resolve(parent.id() + ".lock");
    Duration wait = Duration.ofSeconds(call.config().commits().lockWaitSeconds());
    return OsLock.acquire(file, wait, call.caller().process());
  }

  private static Ownership ownership(View view, Worktree child) {
    List<Worktree> merged =
        view.list(RecordType.WORKTREE, child.session()).stream()
            .map(Stored::value)
            .filter(each -> each.status() == Worktree.Status.MERGED)
            .toList();
    return Ownership.of(child, merged);
  }

  private static String message(Worktree child) {
    var text = new StringBuilder("Merge worktree " + child.slug() + "\n\n");
    child.tasks().forEach(id -> text.append("Orchestrator-Case: ").append(id).append('\n'));
    return text.append("Orchestrator-Session: ").append(child.session()).append('\n').toString();
  }
}
