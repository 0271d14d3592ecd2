package dev.codestrator.app.lifecycle;

import dev.codestrator.model.Id;
import dev.codestrator.model.Step;
import java.util.List;
import java.util.Optional;

/// A Case with its new step.
///
/// @param checkpoint the file that was written, relative to the worktree; absent before the Case is
///   begun
public record AddedStep(
    Id caseId, Step step, List<Step> steps, Optional<String> checkpoint, String path) {}
