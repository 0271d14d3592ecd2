package dev.codestrator.app.plan;

import dev.codestrator.model.Id;
import dev.codestrator.model.Param;
import java.util.List;

/// What `plan.materialize` takes.
public record Materialize(
    @Param("the plan whose slices become cases; a lone slice will do") String planNodeId,
    @Param("the test group that the cases come into") String parentId) {
  /// A Case and the slice that it was made of.
  ///
  /// @param path the Case's file, absolute
  public record Pair(
      Id nodeId, Id caseId, String title, List<Id> dependsOn, List<String> files, String path) {}

  /// What it made.
  ///
  /// @param cases in an order in which they can be worked on
  /// @param already slices that had a Case before
  /// @param overlaps slices that may be worked on at the same time and touch the same files
  public record Made(List<Pair> cases, List<Id> already, List<Overlap> overlaps) {}
}
