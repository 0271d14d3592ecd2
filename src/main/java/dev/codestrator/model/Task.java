package dev.codestrator.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An Epic, Feature, TestGroup or Case. Its place in the folder tree is its parent.
///
/// The order of the components is the order of the keys in a new file: keys that change are kept
/// apart by keys that don't, so that plain `git merge` is clean.
///
/// @param status of a Case; parents derive theirs
/// @param priority higher goes first
/// @param session the session that works on it
/// @param nextAction what its worker does next
/// @param thread the thread that began it
/// @param role who does it; a worker when absent
/// @param sandbox what the commands of its worker may write; as the settings say when absent
/// @param dependsOn Cases that must be done before
/// @param files globs of what this Case may touch
public record Task(
    Optional<TaskStatus> status,
    Id id,
    int priority,
    Level level,
    Optional<Id> session,
    String title,
    Optional<String> nextAction,
    Optional<Instant> createdAt,
    Optional<Id> thread,
    Optional<Doer> role,
    Optional<Config.Codex.Sandbox> sandbox,
    @Param(sorted = true) List<Id> dependsOn,
    @Param(sorted = true) List<String> files) {
  /// Who does a Case.
  public enum Doer {
    ROOT,
    WORKER
  }

  /// Whether root does it itself, and gives it to nobody.
  public boolean isOfRoot() {
    return role.equals(Optional.of(Doer.ROOT));
  }

  /// The status of a Case; a hand-made file without one is to do.
  public TaskStatus state() {
    return status.orElse(TaskStatus.TODO);
  }

  /// The Case, begun by a thread.
  public Task begun(Optional<Id> byThread, Id inSession, Optional<String> next) {
    return new Task(
        Optional.of(TaskStatus.IN_PROGRESS),
        id,
        priority,
        level,
        Optional.of(inSession),
        title,
        next,
        createdAt,
        byThread.or(() -> thread),
        role,
        sandbox,
        dependsOn,
        files);
  }

  /// The same with what its planner says of it.
  public Task edited(
      String newTitle, int newPriority, List<Id> newDependsOn, List<String> newFiles) {
    return new Task(
        status,
        id,
        newPriority,
        level,
        session,
        newTitle,
        nextAction,
        createdAt,
        thread,
        role,
        sandbox,
        newDependsOn,
        newFiles);
  }

  /// The same, to do again: nobody has begun it.
  public Task reopened() {
    return new Task(
        Optional.of(TaskStatus.TODO),
        id,
        priority,
        level,
        session,
        title,
        Optional.empty(),
        createdAt,
        Optional.empty(),
        role,
        sandbox,
        dependsOn,
        files);
  }

  /// The same with another status and next action.
  public Task with(TaskStatus newStatus, Optional<String> next) {
    return new Task(
        Optional.of(newStatus),
        id,
        priority,
        level,
        session,
        title,
        next,
        createdAt,
        thread,
        role,
        sandbox,
        dependsOn,
        files);
  }
}
