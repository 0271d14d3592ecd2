package dev.codestrator.app.lifecycle;

import dev.codestrator.model.Id;
import dev.codestrator.model.Step;
import dev.codestrator.model.TaskStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The Case to go on with; without one, only what else is to be done.
///
/// @param thread who has begun it
/// @param worktreeId the worktree that owns it, when that isn't the session's root
/// @param step its next unchecked step
/// @param nextAction what to do now
/// @param path its file, absolute
public record NextCase(
    Optional<Id> caseId,
    Optional<String> title,
    Optional<TaskStatus> status,
    Optional<Integer> priority,
    Optional<Id> thread,
    Optional<Id> worktreeId,
    Optional<Step> step,
    int stepsDone,
    int stepsTotal,
    Optional<Latest> latestCheckpoint,
    String nextAction,
    Optional<String> path) {

  /// What was true at the latest checkpoint.
  ///
  /// @param path its file, relative to the worktree
  public record Latest(
      String path,
      String event,
      Instant at,
      Optional<String> step,
      List<String> requiredFiles,
      String summary) {}

  static NextCase nothing(String nextAction) {
    return new NextCase(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        0,
        Optional.empty(),
        nextAction,
        Optional.empty());
  }
}
