package dev.codestrator.app.task;

import dev.codestrator.model.Config;
import dev.codestrator.model.Id;
import dev.codestrator.model.Level;
import dev.codestrator.model.Param;
import dev.codestrator.model.Task;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What `task.create` takes.
public record CreateTask(
    @Param(value = "epic, feature, test_group or case", alias = "type") Level level,
    @Param("one line") String title,
    @Param("the task of the level above; an epic has none") Optional<String> parentId,
    @Param(value = "higher goes first", orElse = "0") int priority,
    @Param("Markdown for whoever works on it") Optional<String> description,
    @Param("what must be true in the end, one sentence each") List<String> acceptance,
    @Param("what to do, in order, one line each") List<String> steps,
    @Param("globs of what it may touch, relative to the repository") List<String> files,
    @Param("cases that must be done before") List<String> dependsOn,
    @Param("the session that works on it") Optional<Id> assigneeSession,
    @Param("of a case: worker, or root, who does it itself and gives it to nobody")
        Optional<Task.Doer> role,
    @Param("of a case: what its worker's commands may write; default: as the settings say")
        Optional<Config.Codex.Sandbox> sandbox,
    @Param("tasks of the level below, each with these same fields")
        List<Map<String, Object>> children) {
  /// One for whoever root gives it to, with the sandbox of the settings.
  public CreateTask(
      Level level,
      String title,
      Optional<String> parentId,
      int priority,
      Optional<String> description,
      List<String> acceptance,
      List<String> steps,
      List<String> files,
      List<String> dependsOn,
      Optional<Id> assigneeSession,
      List<Map<String, Object>> children) {
    this(
        level,
        title,
        parentId,
        priority,
        description,
        acceptance,
        steps,
        files,
        dependsOn,
        assigneeSession,
        Optional.empty(),
        Optional.empty(),
        children);
  }
}
