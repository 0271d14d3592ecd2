package dev.codestrator.cli;

import static java.io.OutputStream.nullOutputStream;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What a command has around it: nothing in this package reaches for the process itself.
///
/// @param folder the working directory
/// @param environment the variables
/// @param terminal whether a person sits at standard input and output
/// @param version of this program
public record Surroundings(
    Path folder,
    Map<String, String> environment,
    boolean terminal,
    String version,
    InputStream in,
    PrintStream out,
    PrintStream err) {
  /// The same with other streams to print to, where nobody sits.
  public Surroundings printing(PrintStream other, PrintStream otherErr) {
    return new Surroundings(folder, environment, false, version, in, other, otherErr);
  }

  /// The same for this session.
  public Surroundings in(String session) {
    var variables = new HashMap<>(environment);
    variables.put("ORCH_SESSION", session);
    return new Surroundings(folder, variables, terminal, version, in, out, err);
  }

  /// A variable that is set and not empty.
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  /// The same, printing there and nothing on standard error.
  Surroundings printing(PrintStream elsewhere) {
    return new Surroundings(
        folder, environment, false, version, in, elsewhere, new PrintStream(nullOutputStream()));
  }
}
