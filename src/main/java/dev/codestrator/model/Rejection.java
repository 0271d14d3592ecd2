package dev.codestrator.model;

import java.util.Objects;

/// An expected refusal: the caller asked for something that can't be done as things are.
///
/// It carries a stable `code` for programs, a message (what was asked, what is) and a hint (what to
/// do). Anything else that is thrown is a bug of ours.
public abstract sealed class Rejection extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String hint;

  private Rejection(String code, String message, String hint) {
    super(Objects.requireNonNull(message));
    this.code = Objects.requireNonNull(code);
    this.hint = Objects.requireNonNull(hint);
  }

  /// A stable word for programs, in snake case: `unknown_id`, `lease_held`.
  public String code() {
    return code;
  }

  /// What was asked and what is.
  public String message() {
    return Objects.requireNonNull(getMessage());
  }

  /// What to do about it; empty when there is nothing to advise.
  public String hint() {
    return hint;
  }

  /// The same refusal, told as part of something larger.
  public Rejection during(String what) {
    String told = what + ": " + message();
    return switch (this) {
      case Invalid _ -> new Invalid(code, told, hint);
      case NotFound _ -> new NotFound(code, told, hint);
      case Conflict _ -> new Conflict(code, told, hint);
      case Busy _ -> new Busy(code, told, hint);
      case Forbidden _ -> new Forbidden(code, told, hint);
      case ToolFailed _ -> new ToolFailed(code, told, hint);
    };
  }

  /// Input that can't be understood: a missing or unknown field, a malformed value, a wrong level.
  public static final class Invalid extends Rejection {
    private static final long serialVersionUID = 1L;

    public Invalid(String code, String message, String hint) {
      super(code, message, hint);
    }
  }

  /// What was named doesn't exist here.
  public static final class NotFound extends Rejection {
    private static final long serialVersionUID = 1L;

    public NotFound(String code, String message, String hint) {
      super(code, message, hint);
    }
  }

  /// Against a rule or against the present state of a record.
  public static final class Conflict extends Rejection {
    private static final long serialVersionUID = 1L;

    public Conflict(String code, String message, String hint) {
      super(code, message, hint);
    }
  }

  /// Somebody else holds what is needed, and waiting did not help.
  public static final class Busy extends Rejection {
    private static final long serialVersionUID = 1L;

    public Busy(String code, String message, String hint) {
      super(code, message, hint);
    }
  }

  /// The caller's role or scope doesn't allow it.
  public static final class Forbidden extends Rejection {
    private static final long serialVersionUID = 1L;

    public Forbidden(String code, String message, String hint) {
      super(code, message, hint);
    }
  }

  /// An outside program (git, tmux, an agent) failed or is missing.
  public static final class ToolFailed extends Rejection {
    private static final long serialVersionUID = 1L;

    public ToolFailed(String code, String message, String hint) {
      super(code, message, hint);
    }
  }
}
