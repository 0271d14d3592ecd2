package dev.codestrator.markdown;

/// A step to be written.
///
/// @param text on one line, not empty
/// @param mark its block reference without `^`
record Step(String text, String mark) {
  Step {
    if (text.isEmpty() || !Marks.isMark(mark)) {
      throw new IllegalArgumentException("no step: '" + text + "' ^" + mark);
    }
  }

  /// The item without its bullet.
  String line() {
    return "[ ] " + text + " ^" + mark;
  }
}
