package dev.codestrator.app.plan;

import dev.codestrator.model.Param;
import java.util.Optional;

/// Who approves or rejects a rollup.
public final class JudgeRollup {
  private JudgeRollup() {}

  /// What `plan.rollup.approve` takes.
  public record Approve(@Param("the node whose rollup it is") String nodeId) {}

  /// What `plan.rollup.reject` takes.
  public record Reject(
      @Param("the node whose rollup it is") String nodeId,
      @Param("what has to become better") Optional<String> reason) {}
}
