package dev.codestrator.io;

import dev.codestrator.model.Rejection;

/// Outside programs, run to their end. An interface so that a test may fake them.
public interface Programs {
  /// Runs the command and waits for its end.
  ///
  /// A non-zero exit is an outcome, not an error.
  ///
  /// @throws Rejection.ToolFailed `program_missing` when it can't be started, `program_timeout`
  ///   when it ran over its time limit and was ended
  Outcome run(Command command);
}
