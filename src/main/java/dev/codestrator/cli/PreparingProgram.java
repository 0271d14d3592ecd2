package dev.codestrator.cli;

import dev.codestrator.api.Dispatcher;
import dev.codestrator.app.machine.Part;
import dev.codestrator.app.machine.Preparing;
import dev.codestrator.model.shape.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// `orch setup [--yes] [--agents codex,claude_code]`.
public final class PreparingProgram implements Program {
  private static final List<String> COLUMNS = List.of("program", "state", "version", "needed");

  private final Function<Map<String, String>, Preparing> preparing;

  /// @param preparing installs, for a caller with these variables
  public PreparingProgram(Function<Map<String, String>, Preparing> preparing) {
    this.preparing = preparing;
  }

  @Override
  public String name() {
    return "setup";
  }

  @Override
  public String purpose() {
    return "Show which programs are missing on this machine, and install them (--yes).";
  }

  @Override
  public ExitCode run(Supplier<Dispatcher> dispatcher, List<String> words, Surroundings around) {
    var parser = new CommandLine(spec());
    ParseResult options = parser.parseArgs(words.toArray(String[]::new));
    if (options.hasMatchedOption("-h")) {
      around.out().println(parser.getUsageMessage(CommandLine.Help.Ansi.OFF));
      return ExitCode.DONE;
    }
    List<String> agents = options.matchedOptionValue("--agents", List.of());
    Preparing machine = preparing.apply(around.environment());
    Preparing.Plan plan = machine.plan(around.folder(), agents);
    show(plan, around);
    if (plan.isReady() || !options.hasMatchedOption("--yes")) {
      return offer(plan, around);
    }
    for (String command : plan.commands()) {
      around.out().println("\n$ " + command);
      machine.install(around.folder(), command);
    }
    Preparing.Plan after = machine.plan(around.folder(), agents);
    around.out().println();
    show(after, around);
    return after.isReady() ? ExitCode.DONE : ExitCode.NO;
  }

  private static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("orch setup");
    spec.usageMessage()
        .description(
            "Shows git, tmux and the programs of agents as they are on this machine, and the official"
                + " commands that install what is missing or too old. Works in any folder.");
    spec.addOption(flag("run these commands", "--yes"));
    spec.addOption(flag("show this", "-h", "--help"));
    return spec.addOption(
        OptionSpec.builder("--agents")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .splitRegex(",")
            .paramLabel("NAME")
            .description(
                "codex, claude_code or both; else those that are there, and both when none is")
            .build());
  }

  private static OptionSpec flag(String description, String... names) {
    return OptionSpec.builder(names).type(boolean.class).description(description).build();
  }

  private static void show(Preparing.Plan plan, Surroundings around) {
    around
        .out()
        .println(Pages.table(plan.parts().stream().map(PreparingProgram::row).toList(), COLUMNS));
  }

  private static Map<String, Object> row(Part part) {
    var row = new LinkedHashMap<String, Object>();
    row.put("program", part.name());
    row.put("state", Kind.word(part.state()));
    row.put("version", part.version().orElse(""));
    row.put("needed", part.needed());
    return row;
  }

  private static ExitCode offer(Preparing.Plan plan, Surroundings around) {
    if (plan.isReady()) {
      return ExitCode.DONE;
    }
    around.out().println("\nWhat installs the rest; orch setup --yes runs it:");
    plan.commands().forEach(command -> around.out().println("  " + command));
    return ExitCode.NO;
  }
}
