package dev.codestrator.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// A git repository on this machine: the folder that its worktrees share, and the worktrees.
///
/// @param commonDir git's common folder, absolute
/// @param checkouts all worktrees that exist on disk, the main one first
/// @param here the worktree that the caller stands in
public record Clone(Path commonDir, List<Checkout> checkouts, Checkout here) {
  /// The folder of the records at the root of every worktree.
  public static final String STATE_FOLDER = ".orchestrator";

  public Clone {
    checkouts = List.copyOf(checkouts);
  }

  /// The folder for what concerns this machine only, shared by all worktrees and never committed.
  public Path localDir() {
    return commonDir.resolve("orchestrator");
  }

  /// The main worktree.
  public Checkout main() {
    return checkouts.getFirst();
  }

  /// The root worktree of a session, when it is on this machine.
  public Optional<Checkout> rootOf(Id session) {
    return find(c -> c.tenant().filter(t -> t.root() && t.session().equals(session)).isPresent());
  }

  /// The worktree that belongs to a worktree record, when it is on this machine.
  public Optional<Checkout> of(Id worktree) {
    return find(c -> c.tenant().filter(t -> t.worktree().equals(worktree)).isPresent());
  }

  private Optional<Checkout> find(Predicate<Checkout> wanted) {
    return checkouts.stream().filter(wanted).findFirst();
  }
}
