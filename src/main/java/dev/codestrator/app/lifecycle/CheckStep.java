package dev.codestrator.app.lifecycle;

import dev.codestrator.model.Param;
import java.util.List;
import java.util.Optional;

/// What `step.check` takes.
public record CheckStep(
    @Param(value = "the case's ID or a unique beginning of it", alias = "task_id") String caseId,
    @Param(
            value = "the step's mark or title; an unknown title is added as a step",
            alias = {"step_id", "step_title"})
        String step,
    @Param(
            value = "pass ticks the box; fail and any other text are noted under it",
            alias = "status")
        String result,
    @Param("files that the step made or changed") List<String> artifacts,
    @Param("what shows it") Optional<Evidence> evidence,
    @Param("files that somebody who goes on should read") List<String> requiredFiles) {

  /// What shows that a step is done.
  public record Evidence(
      @Param("the command that was run") Optional<String> command,
      @Param("its exit code") Optional<Integer> exitCode,
      @Param("the commit it ran at; default: the worktree's") Optional<String> commit) {}
}
