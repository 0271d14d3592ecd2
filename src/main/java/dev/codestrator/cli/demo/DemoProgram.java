package dev.codestrator.cli.demo;

import dev.codestrator.api.Dispatcher;
import dev.codestrator.cli.ExitCode;
import dev.codestrator.cli.Program;
import dev.codestrator.cli.Surroundings;
import dev.codestrator.io.Programs;
import dev.codestrator.model.Rejection;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// `orch demo [--keep] [--speed N]`.
public final class DemoProgram implements Program {
  private final Programs programs;

  /// @param programs runs `orch`, git and tmux
  public DemoProgram(Programs programs) {
    this.programs = programs;
  }

  @Override
  public String name() {
    return "demo";
  }

  @Override
  public String purpose() {
    return "Play the whole loop in a scratch repository, with real git and tmux and no model.";
  }

  @Override
  public ExitCode run(Supplier<Dispatcher> dispatcher, List<String> words, Surroundings around) {
    CommandSpec spec = CommandSpec.create().name("orch demo");
    spec.usageMessage().description("Runs the whole loop in a scratch repository.");
    spec.addOption(flag("leave the repository and the panes in place", "--keep"));
    spec.addOption(flag("show this", "-h", "--help"));
    spec.addOption(
        OptionSpec.builder("--speed")
            .type(int.class)
            .arity("1")
            .defaultValue("1")
            .paramLabel("N")
            .description("run the scripted agents N times as fast (default: 1)")
            .build());
    var parser = new CommandLine(spec);
    ParseResult options = parser.parseArgs(words.toArray(String[]::new));
    if (options.hasMatchedOption("-h")) {
      around.out().println(parser.getUsageMessage(CommandLine.Help.Ansi.OFF));
      return ExitCode.DONE;
    }
    int speed = options.matchedOptionValue("--speed", 1);
    if (speed < 1) {
      throw new Rejection.Invalid("out_of_range", "--speed is " + speed, "give 1 or more");
    }
    var stage = new Stage(programs, launcher(around), around.out());
    return new Scenario(stage, speed, options.hasMatchedOption("--keep")).play();
  }

  private static Path launcher(Surroundings around) {
    return around
        .variable("ORCH_BIN")
        .map(Path::of)
        .orElseThrow(() ->
            new Rejection.ToolFailed(
                "no_launcher",
                "the demo can't tell where the program orch is",
                "start it by the launcher: ./orch demo"));
  }

  private static OptionSpec flag(String description, String... names) {
    return OptionSpec.builder(names).type(boolean.class).description(description).build();
  }
}
