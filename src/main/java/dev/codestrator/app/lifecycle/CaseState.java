package dev.codestrator.app.lifecycle;

import dev.codestrator.model.Id;
import dev.codestrator.model.Step;
import dev.codestrator.model.TaskStatus;
import java.util.List;
import java.util.Optional;

/// A Case after a method changed it.
///
/// @param ticked whether this call ticked a box
/// @param checkpoint the file that was written, relative to the worktree
/// @param commit what was committed, if anything
/// @param referenceId the thread's new current reference
public record CaseState(
    Id caseId,
    TaskStatus status,
    Optional<Id> thread,
    List<Step> steps,
    Optional<String> nextAction,
    boolean ticked,
    String checkpoint,
    Optional<String> commit,
    Optional<Id> referenceId,
    String path) {
  CaseState committed(Optional<String> made) {
    return new CaseState(
        caseId, status, thread, steps, nextAction, ticked, checkpoint, made, referenceId, path);
  }
}
