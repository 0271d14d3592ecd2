package dev.codestrator.cli;

import dev.codestrator.api.Dispatcher;
import java.util.List;
import java.util.function.Supplier;

/// A command that is more than one method call.
public interface Program {
  /// Its word on the command line.
  String name();

  /// What it is for, in a few words.
  String purpose();

  /// Whether programs call it, not people: then the list of commands leaves it out.
  default boolean internal() {
    return false;
  }

  /// Runs it.
  ///
  /// @param dispatcher made when it is asked for: some commands need none
  /// @param words what stands behind its name
  ExitCode run(Supplier<Dispatcher> dispatcher, List<String> words, Surroundings around);
}
