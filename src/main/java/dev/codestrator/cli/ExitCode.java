package dev.codestrator.cli;

import dev.codestrator.model.Rejection;

/// What the process's exit code means.
public enum ExitCode {
  /// Done.
  DONE(0),
  /// Done, and the answer is no: a wait timed out, a review blocks.
  NO(1),
  /// Input or usage that can't be understood.
  INVALID(2),
  /// What was named doesn't exist.
  NOT_FOUND(3),
  /// Against a rule or the present state.
  CONFLICT(4),
  /// Somebody else holds what is needed.
  BUSY(5),
  /// Not for this role.
  FORBIDDEN(6),
  /// An outside program failed or is missing.
  TOOL_FAILED(7),
  /// A bug of ours.
  BUG(70);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /// The number.
  public int code() {
    return code;
  }

  /// The exit code of a refusal.
  public static ExitCode of(Rejection refusal) {
    return switch (refusal) {
      case Rejection.Invalid _ -> INVALID;
      case Rejection.NotFound _ -> NOT_FOUND;
      case Rejection.Conflict _ -> CONFLICT;
      case Rejection.Busy _ -> BUSY;
      case Rejection.Forbidden _ -> FORBIDDEN;
      case Rejection.ToolFailed _ -> TOOL_FAILED;
    };
  }
}
