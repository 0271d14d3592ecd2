package dev.codestrator.io;

/// How an outside program ended.
///
/// @param exit its exit code; 128 plus the signal when a signal ended it
/// @param out what it wrote on standard output, as UTF-8
/// @param err what it wrote on standard error, as UTF-8
public record Outcome(int exit, String out, String err) {
  /// Whether it exited with 0.
  public boolean ok() {
    return exit == 0;
  }

  /// Standard error, or standard output when that is empty, without outer blanks: the text to show.
  public String complaint() {
    return err.isBlank() ? out.strip() : err.strip();
  }
}
