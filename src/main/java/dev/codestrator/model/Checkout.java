package dev.codestrator.model;

import java.nio.file.Path;
import java.util.Optional;

/// One worktree of a clone as it is on this machine.
///
/// @param root the folder with the checked-out files, absolute
/// @param gitDir git's own folder for this worktree (`.git`, or `.git/worktrees/NAME`), absolute
/// @param main whether this is the clone's main worktree
/// @param branch the checked-out branch without `refs/heads/`; empty on a detached head
/// @param tenant which record of ours this worktree belongs to, when we made it
public record Checkout(
    Path root, Path gitDir, boolean main, Optional<String> branch, Optional<Tenant> tenant) {

  /// The folder of the records in this worktree.
  public Path seat() {
    return root.resolve(Clone.STATE_FOLDER);
  }

  /// Who a worktree belongs to. Kept in a file of git's folder for the worktree, so it goes where
  /// the worktree goes and disappears with it.
  ///
  /// @param session the session
  /// @param worktree the worktree record
  /// @param root whether this is the session's root worktree
  public record Tenant(Id session, Id worktree, boolean root) {}
}
