package dev.codestrator.app.task;

import dev.codestrator.model.Param;
import dev.codestrator.model.TaskStatus;
import java.util.List;
import java.util.Optional;

/// What `task.update` takes. What isn't given stays as it is.
public record UpdateTask(
    @Param(value = "its ID or a unique beginning of it", alias = "case_id") String taskId,
    @Param("one line; renames no file") Optional<String> title,
    @Param(
            "of a case: todo (put back, or opened again), cancelled, or done (from in_review); the rest by case.*")
        Optional<TaskStatus> status,
    @Param("higher goes first") Optional<Integer> priority,
    @Param("globs of what it may touch, instead of those there are") Optional<List<String>> files,
    @Param("globs to add") List<String> addFiles,
    @Param("globs to take out") List<String> removeFiles,
    @Param("cases that must be done before, instead of those there are")
        Optional<List<String>> dependsOn,
    @Param("cases to add to those that must be done before") List<String> addDependsOn,
    @Param("cases to take out of those that must be done before") List<String> removeDependsOn,
    @Param("move it below this task of the level above, with all that is below it")
        Optional<String> parentId) {
  /// Whether it says what the task may touch.
  boolean givesFiles() {
    return files.isPresent() || !addFiles.isEmpty() || !removeFiles.isEmpty();
  }
}
