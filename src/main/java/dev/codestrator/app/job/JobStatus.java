package dev.codestrator.app.job;

import dev.codestrator.model.ThreadStatus;
import dev.codestrator.model.shape.Kind;

/// How a job stands, in the order of lists. Its turn may be over while it runs.
public enum JobStatus {
  RUNNING,
  PENDING,
  FAILED,
  CANCELLED,
  COMPLETED;

  /// Of a thread with this status.
  static JobStatus of(ThreadStatus status) {
    return switch (status) {
      case STARTING -> PENDING;
      case PROCESSING, IDLE, WAITING_USER_ANSWER, INTERRUPTED -> RUNNING;
      case COMPLETED -> COMPLETED;
      case ERROR, LOST -> FAILED;
      case STOPPED -> CANCELLED;
    };
  }

  /// Whether its program has ended for good.
  public boolean isOver() {
    return this != RUNNING && this != PENDING;
  }

  /// Its name on the command line.
  public String word() {
    return Kind.word(this);
  }
}
