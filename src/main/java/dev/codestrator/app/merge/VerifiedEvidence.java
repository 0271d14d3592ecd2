package dev.codestrator.app.merge;

import dev.codestrator.model.Id;
import java.util.List;
import java.util.Optional;

/// What came of running recorded commands again.
///
/// @param matches whether each exited as it was recorded, and, where the rules require evidence, no
///   checked step was without
/// @param ran commands that were run again
/// @param unproven checked steps that nothing can be run for
public record VerifiedEvidence(boolean matches, List<Rerun> ran, List<Unproven> unproven) {
  /// A command that was run again.
  ///
  /// @param commit where it was run, in full
  /// @param recorded its exit code then
  /// @param exit its exit code now; absent when it could not be run to its end
  /// @param output the end of what it said, when it doesn't match
  public record Rerun(
      Id caseId,
      String step,
      String command,
      String commit,
      int recorded,
      Optional<Integer> exit,
      boolean matches,
      Optional<String> output) {}

  /// A step on its worker's word.
  ///
  /// @param lacks what is missing
  public record Unproven(Id caseId, String step, String lacks) {}
}
