package dev.codestrator.app.workspace;

import dev.codestrator.model.Id;
import java.util.List;
import java.util.Optional;

/// How the live branches get on with each other.
///
/// @param branches all that were looked at
/// @param overlaps the pairs that touch the same files or would conflict
/// @param clean whether none would conflict
public record Overlaps(List<Branch> branches, List<Overlap> overlaps, boolean clean) {
  /// A live branch, with what is uncommitted in its worktree.
  ///
  /// @param worktreeId absent for a target
  /// @param uncommitted files that count although they are not committed
  public record Branch(
      String branch, Optional<Id> worktreeId, List<Id> tasks, List<String> uncommitted) {}

  /// Two branches that touch the same files.
  ///
  /// @param files what both touch since they parted, outside the records
  /// @param conflicts paths that git would ask about, with its word for the kind
  /// @param hunks the places in conflict with git's markers, cut when long
  public record Overlap(
      String ours, String theirs, List<String> files, List<String> conflicts, String hunks) {}
}
