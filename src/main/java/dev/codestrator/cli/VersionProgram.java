package dev.codestrator.cli;

import dev.codestrator.api.Dispatcher;
import java.util.List;
import java.util.function.Supplier;

/// `orch version`.
public final class VersionProgram implements Program {
  @Override
  public String name() {
    return "version";
  }

  @Override
  public String purpose() {
    return "Show the version.";
  }

  @Override
  public ExitCode run(Supplier<Dispatcher> dispatcher, List<String> words, Surroundings around) {
    boolean asksHelp = words.contains("--help") || words.contains("-h");
    around.out().println(asksHelp ? "Usage: orch version" : "orch " + around.version());
    return ExitCode.DONE;
  }
}
