package dev.codestrator.cli;

import dev.codestrator.api.Dispatcher;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Supplier;

/// `orch version`, and with `--verbose` what a report of a bug should say beside it.
public final class VersionProgram implements Program {
  private static final String USAGE = "Usage: orch version [--verbose]";
  private static final String MORE =
      "      --verbose   also commit and time of the build, Java, folder, class cache, system";

  private final Supplier<SequencedMap<String, String>> facts;

  /// @param facts of the program as it runs, by their names
  public VersionProgram(Supplier<SequencedMap<String, String>> facts) {
    this.facts = facts;
  }

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
    if (words.contains("--help") || words.contains("-h")) {
      around.out().println(USAGE + "\n" + purpose() + "\n" + MORE);
      return ExitCode.DONE;
    }
    around.out().println("orch " + around.version());
    if (words.contains("--verbose")) {
      facts.get().forEach((name, fact) -> around.out().printf("%-13s%s%n", name, fact));
    }
    return ExitCode.DONE;
  }
}
