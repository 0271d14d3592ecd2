package dev.codestrator.app.plan;

import dev.codestrator.model.Config;
import dev.codestrator.model.Id;
import dev.codestrator.model.Param;
import dev.codestrator.model.Task;
import java.util.List;
import java.util.Optional;

/// What `plan.pipeline` takes.
public record PlanPipeline(
    @Param("what is asked for") String request,
    @Param("simple, standard or full") Template template,
    @Param("the phases of its implementation, a case each; default: one for all")
        List<String> phases,
    @Param("globs of what its implementation may touch") List<String> files,
    @Param(value = "higher goes first", orElse = "0") int priority) {

  /// How much a request needs.
  public enum Template {
    /// One file, a clear fix.
    SIMPLE,
    /// Several files, a feature of clear scope.
    STANDARD,
    /// Architecture, a new system, a vague problem.
    FULL
  }

  /// A Case that was made.
  ///
  /// @param stage the stage that it belongs to
  /// @param gate whether it is the gate that the next stage waits for
  public record Planned(
      Id caseId,
      String stage,
      boolean gate,
      Task.Doer role,
      Optional<Config.Codex.Sandbox> sandbox,
      List<Id> dependsOn,
      String title,
      String path) {}

  /// What it made: an Epic with a TestGroup for each stage.
  public record Made(Id epicId, Template template, List<Planned> cases) {}
}
