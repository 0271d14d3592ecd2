package dev.codestrator.model;

/// What an agent is doing.
public enum ThreadStatus {
  /// Launched, not yet heard of.
  STARTING,
  /// At work.
  PROCESSING,
  /// Its turn ended.
  IDLE,
  /// It asked something.
  WAITING_USER_ANSWER,
  /// Its work is complete: said by a method call, never guessed.
  COMPLETED,
  /// Somebody interrupted its turn.
  INTERRUPTED,
  /// Its program failed, or ended without completing its work.
  ERROR,
  /// Stopped on request.
  STOPPED,
  /// Its pane or tmux server is gone.
  LOST;

  /// Whether its program has ended for good.
  public boolean isOver() {
    return switch (this) {
      case COMPLETED, ERROR, STOPPED, LOST -> true;
      case STARTING, PROCESSING, IDLE, WAITING_USER_ANSWER, INTERRUPTED -> false;
    };
  }
}
