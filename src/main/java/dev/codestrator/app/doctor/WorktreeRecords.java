package dev.codestrator.app.doctor;

import dev.codestrator.git.Git;
import dev.codestrator.io.Disk;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Id;
import dev.codestrator.model.Session;
import dev.codestrator.model.Worktree;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Records of worktrees that aren't on this machine, and worktrees without their record.
///
/// A record counts as removed when its branch holds nothing of its own, or as active when a crash
/// kept that from being noted. Worktrees themselves are never touched.
final class WorktreeRecords implements Check {
  private final Git git;

  WorktreeRecords(Git git) {
    this.git = git;
  }

  @Override
  public List<Found> look(Scene scene) {
    var found = new ArrayList<Found>();
    for (Stored<Worktree> record : scene.view().list(RecordType.WORKTREE)) {
      problem(scene, record).map(each -> scene.guarded(record.file(), each)).ifPresent(found::add);
    }
    scene.view().repository().checkouts().stream()
        .flatMap(checkout -> unrecorded(scene, checkout).stream())
        .forEach(found::add);
    return found;
  }

  private Optional<Found> problem(Scene scene, Stored<Worktree> record) {
    Worktree worktree = record.value();
    Optional<Checkout> checkout = scene.view().repository().of(worktree.id(), worktree.branch());
    return switch (worktree.status()) {
      case ACTIVE ->
          !isOfOpenSession(scene, worktree)
              ? Optional.empty()
              : checkout
                  .map(made -> withoutBranch(scene, record, made))
                  .orElseGet(() -> Optional.of(gone(scene, record)));
      case CREATING ->
          scene.isLeftOver(worktree.createdAt())
              ? Optional.of(halfMade(scene, record, checkout))
              : Optional.empty();
      case MERGED, REMOVED -> Optional.empty();
    };
  }

  /// Somebody deleted the branch under its worktree: files and index are there, and git knows no
  /// commit of theirs. The worktree's own log tells the last one.
  private Optional<Found> withoutBranch(Scene scene, Stored<Worktree> record, Checkout checkout) {
    Path main = scene.view().repository().main().root();
    String branch = record.value().branch();
    if (branch.isEmpty()
        || !checkout.branch().equals(Optional.of(branch))
        || git.branchExists(main, branch)) {
      return Optional.empty();
    }
    String commit = lastCommit(checkout).orElse(record.value().base());
    return Optional.of(
        Found.of(
            "branch_gone",
            scene.view().shown(record.file()),
            "the branch "
                + branch
                + " of worktree "
                + record.value().id()
                + " was deleted; its last commit was "
                + commit,
            "bring it back: git branch " + branch + " " + commit));
  }

  /// The commit of the last line that tells one: deleting the branch is a line too.
  private static Optional<String> lastCommit(Checkout checkout) {
    return Disk.read(checkout.gitDir().resolve("logs/HEAD")).stream()
        .flatMap(bytes -> new String(bytes, StandardCharsets.UTF_8).lines())
        .map(line -> line.split(" ", 3))
        .filter(words -> words.length == 3)
        .flatMap(words -> Stream.of(words[0], words[1]))
        .filter(commit -> !commit.matches("0*"))
        .reduce((_, newer) -> newer);
  }

  private static boolean isOfOpenSession(Scene scene, Worktree worktree) {
    return scene
        .find(RecordType.SESSION, worktree.session())
        .filter(session -> session.status() == Session.Status.OPEN)
        .isPresent();
  }

  private Found gone(Scene scene, Stored<Worktree> record) {
    Worktree worktree = record.value();
    String where = scene.view().shown(record.file());
    String message = "the folder of worktree " + worktree.id() + " is not on this machine";
    boolean branch = git.branchExists(scene.view().repository().main().root(), worktree.branch());
    if (!branch || holdsNothing(scene, worktree)) {
      return Found.of(
          "worktree_gone",
          where,
          message
              + (branch
                  ? ", and its branch holds nothing of its own"
                  : ", and its branch " + worktree.branch() + " was deleted too"),
          "note that it is removed",
          draft -> draft.save(RecordType.WORKTREE, record, worktree.with(Worktree.Status.REMOVED)));
    }
    return Found.of(
        "worktree_gone",
        where,
        message,
        "its branch holds work; bring it back: git worktree add -f "
            + worktree.folder()
            + " "
            + worktree.branch());
  }

  /// Whether everything on the branch is also on its parent's or on the target.
  private boolean holdsNothing(Scene scene, Worktree worktree) {
    Path main = scene.view().repository().main().root();
    return others(scene, worktree)
        .filter(other -> git.branchExists(main, other))
        .anyMatch(other -> git.isAncestor(main, worktree.branch(), other));
  }

  private static Stream<String> others(Scene scene, Worktree worktree) {
    Stream<String> parent =
        worktree
            .parent()
            .flatMap(id -> scene.find(RecordType.WORKTREE, id))
            .map(Worktree::branch)
            .stream();
    Stream<String> target =
        scene.find(RecordType.SESSION, worktree.session()).map(Session::target).stream();
    return Stream.concat(parent, target);
  }

  private Found halfMade(Scene scene, Stored<Worktree> record, Optional<Checkout> checkout) {
    Worktree worktree = record.value();
    String where = scene.view().shown(record.file());
    String message = "worktree " + worktree.id() + " was being made when a process died";
    return checkout
        .map(made ->
            Found.of(
                "worktree_half_made",
                where,
                message,
                "note that it is there",
                draft ->
                    draft.save(
                        RecordType.WORKTREE, record, worktree.activeAt(git.head(made.root())))))
        .orElseGet(() ->
            Found.of(
                "worktree_half_made",
                where,
                message,
                "note that it is removed",
                draft ->
                    draft.save(
                        RecordType.WORKTREE, record, worktree.with(Worktree.Status.REMOVED))));
  }

  private static Optional<Found> unrecorded(Scene scene, Checkout checkout) {
    Optional<Id> missing =
        checkout
            .tenant()
            .map(Checkout.Tenant::worktree)
            .filter(id -> !scene.has(RecordType.WORKTREE, Optional.of(id), _ -> true));
    return missing.map(id ->
        Found.of(
            "worktree_unrecorded",
            checkout.root().toString(),
            "it was made for " + id + ", which has no record",
            "look for work in it, then: git worktree remove " + checkout.root()));
  }
}
