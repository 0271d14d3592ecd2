package dev.codestrator.app.plan;

import dev.codestrator.model.Budget;
import dev.codestrator.model.Param;
import java.util.List;
import java.util.Optional;

/// What `plan.slice.generate` takes.
public record GenerateSlices(
    @Param("the plan that they are part of") String planNodeId,
    @Param("the slices") List<Spec> sliceSpecs) {
  /// One slice.
  public record Spec(
      @Param("one line") String title,
      @Param(value = "higher goes first", orElse = "0") int priority,
      @Param("how many tokens its work may take") Optional<Integer> tokenEstimate,
      @Param("globs of what it will touch") List<String> affectedFiles,
      @Param("Markdown for whoever works on it") Optional<String> summary,
      @Param("titles of slices of this plan, or IDs of nodes, that must be done before")
          List<String> dependsOn) {}

  /// What it made.
  ///
  /// @param overBudget those that are too large to be made Cases
  /// @param overlaps those that may be worked on at the same time and touch the same files
  public record Made(
      List<NodeView> slices, List<Budget.Excess> overBudget, List<Overlap> overlaps) {}
}
