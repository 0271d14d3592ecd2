package dev.codestrator.app.workspace;

import dev.codestrator.git.Change;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Worktree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a worktree stands that somebody wants to remove.
///
/// @param checkout where it is; empty when its folder is gone
/// @param uncommitted files that are not committed, records of what comes next aside
/// @param pointers files that say what comes next there: of no use without it
/// @param unmerged what it has that no other branch has, in words
/// @param within a branch that has every commit of its branch
/// @param obstacles what speaks against it even by force
record Standing(
    Worktree worktree,
    Optional<Checkout> checkout,
    List<String> uncommitted,
    List<Change> pointers,
    Optional<String> unmerged,
    Optional<String> within,
    List<String> obstacles) {

  /// Everything that speaks against removing it without force.
  List<String> reasons() {
    var reasons = new ArrayList<>(obstacles);
    if (!uncommitted.isEmpty()) {
      reasons.add("uncommitted work: " + String.join(", ", uncommitted));
    }
    unmerged.ifPresent(reasons::add);
    return reasons;
  }

  /// Whether it may go.
  boolean mayGo(boolean force) {
    return force ? obstacles.isEmpty() : reasons().isEmpty();
  }
}
