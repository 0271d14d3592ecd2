package dev.codestrator.model;

import java.util.Collection;

/// How far a Case is.
public enum TaskStatus {
  TODO,
  IN_PROGRESS,
  BLOCKED,
  IN_REVIEW,
  DONE,
  CANCELLED;

  /// Whether nothing more is to be done.
  public boolean isOver() {
    return this == DONE || this == CANCELLED;
  }

  /// What the statuses below a parent say about the parent: the most urgent one that any of them
  /// has, over only when all are.
  public static TaskStatus derive(Collection<TaskStatus> children) {
    var live = children.stream().filter(status -> status != CANCELLED).toList();
    if (live.isEmpty()) {
      return children.isEmpty() ? TODO : CANCELLED;
    }
    if (live.stream().allMatch(status -> status == DONE)) {
      return DONE;
    }
    if (live.contains(BLOCKED)) {
      return BLOCKED;
    }
    if (live.stream().allMatch(status -> status == TODO)) {
      return TODO;
    }
    boolean onlyReview = live.stream().allMatch(s -> s == DONE || s == IN_REVIEW);
    return onlyReview ? IN_REVIEW : IN_PROGRESS;
  }
}
