package dev.codestrator.app.doctor;

import dev.codestrator.git.Git;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Id;
import dev.codestrator.model.Session;
import dev.codestrator.model.Worktree;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
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
          checkout.isPresent() || !isOfOpenSession(scene, worktree)
              ? Optional.empty()
              : Optional.of(gone(scene, record));
      case CREATING ->
          scene.isLeftOver(worktree.createdAt())
              ? Optional.of(halfMade(scene, record, checkout))
              : Optional.empty();
      case MERGED, REMOVED -> Optional.empty();
    };
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
    if (holdsNothing(scene, worktree)) {
      return Found.of(
          "worktree_gone",
          where,
          message + ", and its branch holds nothing of its own",
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

  /// Whether the branch is gone, or everything on it is also on its parent's or on the target.
  private boolean holdsNothing(Scene scene, Worktree worktree) {
    Path main = scene.view().repository().main().root();
    if (!git.branchExists(main, worktree.branch())) {
      return true;
    }
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
