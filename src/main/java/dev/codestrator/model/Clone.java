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

  private static final String ROOT_BRANCHES = "task/";

  public Clone {
    checkouts = List.copyOf(checkouts);
  }

  /// The folder for what concerns this machine only, shared by all worktrees and never committed.
  public Path localDir() {
    return commonDir.resolve("orchestrator");
  }

  /// Whether git keeps it; else it is what we keep for a folder that is in no repository.
  public boolean isRepository() {
    return !commonDir.equals(main().root());
  }

  /// The main worktree.
  public Checkout main() {
    return checkouts.getFirst();
  }

  /// The branch of a session's root worktree.
  public static String rootBranch(Id session, String slug) {
    return ROOT_BRANCHES + session + "/" + slug;
  }

  /// The root worktree of a session, when it is on this machine.
  public Optional<Checkout> rootOf(Id session) {
    return find(checkout -> rootSession(checkout).filter(session::equals).isPresent());
  }

  /// Whether this is the root worktree of a session.
  public boolean isSessionRoot(Checkout checkout) {
    return rootSession(checkout).isPresent();
  }

  /// The worktree that belongs to a worktree record, when it is on this machine. One that we did
  /// not make here (a fresh clone, added by hand) is known by its branch.
  public Optional<Checkout> of(Id worktree, String branch) {
    return find(c -> c.tenant().filter(t -> t.worktree().equals(worktree)).isPresent())
        .or(() -> find(c -> c.tenant().isEmpty() && c.branch().equals(Optional.of(branch))));
  }

  private static Optional<Id> rootSession(Checkout checkout) {
    if (checkout.tenant().isPresent()) {
      return checkout.tenant().filter(Checkout.Tenant::root).map(Checkout.Tenant::session);
    }
    return checkout
        .branch()
        .filter(branch -> !checkout.main() && branch.startsWith(ROOT_BRANCHES))
        .flatMap(branch -> Id.leading(branch.substring(ROOT_BRANCHES.length()).replace('/', '-')))
        .filter(id -> id.kind() == Id.Kind.SESSION);
  }

  private Optional<Checkout> find(Predicate<Checkout> wanted) {
    return checkouts.stream().filter(wanted).findFirst();
  }
}
