package dev.codestrator.cli;

import dev.codestrator.api.Dispatcher;
import dev.codestrator.model.Caller;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// `orch mcp [--role ROLE]`: serves a client over standard input and output; with `--http PORT`,
/// many clients over HTTP.
public final class McpCommand implements Program {
  private static final int LAST_PORT = 65_535;

  private final Server server;
  private final HttpServer httpServer;

  /// @param server serves one client
  /// @param httpServer serves many
  public McpCommand(Server server, HttpServer httpServer) {
    this.server = server;
    this.httpServer = httpServer;
  }

  /// A server of one client.
  @FunctionalInterface
  public interface Server {
    /// Serves until input ends.
    ///
    /// @return the exit code
    int serve(Dispatcher dispatcher, Path folder, Caller caller, Surroundings around);
  }

  /// A server of many clients.
  @FunctionalInterface
  public interface HttpServer {
    /// Serves until the process is asked to end, or nobody has asked for anything so long.
    ///
    /// @param port 0 for any that is free
    /// @return the exit code
    int serve(
        Dispatcher dispatcher,
        Path folder,
        Caller caller,
        int port,
        Optional<Duration> idle,
        Surroundings around);
  }

  @Override
  public String name() {
    return "mcp";
  }

  @Override
  public String purpose() {
    return "Serve the methods to an MCP client over standard input and output, or over HTTP.";
  }

  @Override
  public ExitCode run(Supplier<Dispatcher> dispatcher, List<String> words, Surroundings around) {
    var parser = new CommandLine(spec());
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
    return serve(dispatcher.get(), asked, result, around) == 0 ? ExitCode.DONE : ExitCode.BUG;
  }

  private CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("orch mcp");
    spec.usageMessage().description(purpose());
    spec.addOption(
        option(
            "--role",
            "ROLE",
            String.class,
            "serve a caller in this role (default: ORCH_ROLE, else root)"));
    spec.addOption(
        option(
            "--http",
            "PORT",
            Integer.class,
            "serve root and children over HTTP at this port of 127.0.0.1; 0: any that is free"));
    spec.addOption(
        option(
            "--idle-seconds",
            "N",
            Integer.class,
            "with --http: end when nobody has asked for anything so long (default: never)"));
    GlobalOptions.add(spec);
    return spec;
  }

  private static OptionSpec option(String name, String label, Class<?> type, String description) {
    return OptionSpec.builder(name)
        .arity("1")
        .type(type)
        .paramLabel(label)
        .description(description)
        .build();
  }

  private int serve(Dispatcher dispatcher, Parsed asked, ParseResult result, Surroundings around) {
    Path folder = asked.folder().map(around.folder()::resolve).orElse(around.folder());
    Optional<Integer> port = Numbers.of(result, "--http", 0, LAST_PORT);
    Optional<Duration> idle =
        Numbers.of(result, "--idle-seconds", 1, Integer.MAX_VALUE).map(Duration::ofSeconds);
    if (port.isEmpty()) {
      Caller caller = Callers.lasting(asked, around, "mcp");
      return server.serve(
          dispatcher, folder, caller.lastingAs(ProcessHandle.current().pid()), around);
    }
    Caller caller = Callers.lasting(asked, around, "mcp --http");
    return httpServer.serve(dispatcher, folder, caller, port.get(), idle, around);
  }
}
