package dev.codestrator.app.doctor;

/// Something that isn't as it should be.
///
/// @param code a stable word for programs: `dependency_cycle`
/// @param where the file or ID that it is about
/// @param message what is
/// @param hint what a person can do, or what mending would do
/// @param fixable whether `fix` can mend it
/// @param fixed whether it was mended
public record Problem(
    String code, String where, String message, String hint, boolean fixable, boolean fixed) {
  /// The same, mended.
  Problem mended() {
    return new Problem(code, where, message, hint, fixable, true);
  }

  /// A line or two for people.
  String text() {
    String state = fixed ? "mended " : fixable ? "can be mended " : "";
    String more = hint.isEmpty() || fixed ? "" : "\n    " + hint;
    return state + code + ": " + (message.startsWith(where) ? "" : where + ": ") + message + more;
  }
}
