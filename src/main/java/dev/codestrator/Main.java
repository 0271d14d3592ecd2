package dev.codestrator;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// The entry of the command `orch`.
public final class Main {
  private Main() {}

  /// Runs one command and ends the process with its exit code.
  public static void main(String[] args) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(args), out, err));
  }

  /// Runs one command.
  ///
  /// @return the exit code
  static int run(List<String> args, PrintStream out, PrintStream err) {
    if (args.equals(List.of("version"))) {
      var version = Main.class.getPackage().getImplementationVersion();
      out.println("orch " + Objects.requireNonNullElse(version, "unpackaged"));
      return 0;
    }
    err.println("error: no such command");
    return 2;
  }
}
