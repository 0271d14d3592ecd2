package dev.codestrator.app.workspace;

import dev.codestrator.git.MergeForecast;
import dev.codestrator.model.Id;
import java.util.List;
import java.util.Optional;

/// How the live branches get on with each other.
///
/// @param branches all that were looked at
/// @param overlaps the pairs that touch the same files or would conflict
/// @param clean whether none would conflict
/// @param told messages that were sent because of conflicts that nobody had been told of
public record Overlaps(List<Branch> branches, List<Overlap> overlaps, boolean clean, int told) {
  /// A live branch, with what is uncommitted in its worktree.
  ///
  /// @param worktreeId absent for a target
  /// @param uncommitted files that count although they are not committed
  /// @param problem why it could not be looked at
  public record Branch(
      String branch,
      Optional<Id> worktreeId,
      List<Id> tasks,
      List<String> uncommitted,
      Optional<String> problem) {}

  /// Two branches that touch the same files.
  ///
  /// @param files what both touch since they parted, outside the records
  /// @param conflicts what git would ask about; the texts of their hunks are cut when there are
  ///   many
  public record Overlap(
      String ours, String theirs, List<String> files, List<MergeForecast.Conflict> conflicts) {}
}
