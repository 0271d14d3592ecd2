package dev.codestrator.cli;

import dev.codestrator.api.Dispatcher;
import dev.codestrator.model.Caller;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// `orch mcp [--role ROLE]`: serves a client over standard input and output.
public final class McpCommand implements Program {
  private final Server server;

  /// @param server serves
  public McpCommand(Server server) {
    this.server = server;
  }

  /// A server of one client.
  @FunctionalInterface
  public interface Server {
    /// Serves until input ends.
    ///
    /// @return the exit code
    int serve(Dispatcher dispatcher, Path folder, Caller caller, Surroundings around);
  }

  @Override
  public String name() {
    return "mcp";
  }

  @Override
  public String purpose() {
    return "Serve the methods to an MCP client over standard input and output.";
  }

  @Override
  public ExitCode run(Supplier<Dispatcher> dispatcher, List<String> words, Surroundings around) {
    CommandSpec spec = CommandSpec.create().name("orch mcp");
    spec.usageMessage().description(purpose());
    spec.addOption(
        OptionSpec.builder("--role")
            .arity("1")
            .type(String.class)
            .paramLabel("ROLE")
            .description("serve a caller in this role (default: ORCH_ROLE, else root)")
            .build());
    GlobalOptions.add(spec);
    var parser = new CommandLine(spec);
    ParseResult result = parser.parseArgs(words.toArray(String[]::new));
    Parsed parsed = GlobalOptions.read(result, Map.of());
    if (parsed.help()) {
      around.out().println(parser.getUsageMessage(CommandLine.Help.Ansi.OFF));
      return ExitCode.DONE;
    }
    Parsed asked =
        result.hasMatchedOption("--role")
            ? parsed.as(result.<String>matchedOptionValue("--role", ""))
            : parsed;
    Path folder = parsed.folder().map(around.folder()::resolve).orElse(around.folder());
    Caller caller = Callers.lasting(asked, around, "mcp").lastingAs(ProcessHandle.current().pid());
    int code = server.serve(dispatcher.get(), folder, caller, around);
    return code == 0 ? ExitCode.DONE : ExitCode.BUG;
  }
}
