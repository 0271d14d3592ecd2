package dev.codestrator.app.merge;

import dev.codestrator.app.lifecycle.Proof;
import dev.codestrator.git.Commit;
import dev.codestrator.git.FileChange;
import dev.codestrator.git.MergeForecast;
import dev.codestrator.model.Id;
import dev.codestrator.model.Step;
import dev.codestrator.model.TaskStatus;
import java.util.List;

/// What a reviewer needs to know of a merge request.
///
/// @param base the commit of the target that the branch is compared with
/// @param commit exactly what is reviewed
/// @param diff outside the records, cut when long
/// @param diffCommand how to get all of it
/// @param conflicts what git would ask about when merging with the target as it is now
/// @param outside changed files that no Case of the request may touch, and that were not leased
/// @param leased changed files that other sessions lease, with the holders
public record ReviewContext(
    Id mergeRequestId,
    String branch,
    String target,
    String base,
    String commit,
    String notes,
    List<FileChange> files,
    List<Commit> commits,
    List<CaseEvidence> cases,
    List<MergeForecast.Conflict> conflicts,
    List<String> outside,
    List<String> leased,
    String diff,
    boolean diffCut,
    String diffCommand) {

  /// What was claimed and shown of a Case.
  ///
  /// @param proofs of each step what was claimed and what shows it
  /// @param proven whether every step is
  /// @param checkpoints their files, oldest first
  public record CaseEvidence(
      Id id,
      String title,
      TaskStatus status,
      List<Step> steps,
      List<Proof> proofs,
      boolean proven,
      List<Step> acceptance,
      List<String> files,
      List<String> checkpoints) {}
}
