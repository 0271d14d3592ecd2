package dev.codestrator.io;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A call of an outside program. No shell is involved.
///
/// @param words the program and its arguments
/// @param directory where it runs
/// @param environment set in addition to the inherited environment; an empty value unsets a
///   variable
/// @param input what it reads on standard input
/// @param limit how long it may run
public record Command(
    List<String> words,
    Path directory,
    Map<String, String> environment,
    String input,
    Duration limit) {
  private static final Duration DEFAULT_LIMIT = Duration.ofMinutes(2);

  public Command {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
  }

  /// A call with no input, the inherited environment and a limit of two minutes.
  public static Command of(Path directory, List<String> words) {
    return new Command(words, directory, Map.of(), "", DEFAULT_LIMIT);
  }

  /// The same with these variables set.
  public Command withEnvironment(Map<String, String> more) {
    return new Command(words, directory, more, input, limit);
  }

  /// The same with this standard input.
  public Command withInput(String text) {
    return new Command(words, directory, environment, text, limit);
  }

  /// The same with this time limit.
  public Command withLimit(Duration time) {
    return new Command(words, directory, environment, input, time);
  }
}
