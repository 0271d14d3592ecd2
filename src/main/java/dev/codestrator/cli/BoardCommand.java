package dev.codestrator.cli;

import dev.codestrator.api.Dispatcher;
import dev.codestrator.json.Json;
import dev.codestrator.model.Caller;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// `orch board`: a live page of all that goes on, on this machine.
///
/// @param server serves it
/// @param opening opens it
public record BoardCommand(Server server, Opening opening) implements Program {
  private static final int LAST_PORT = 65_535;

  /// Serves the page.
  @FunctionalInterface
  public interface Server {
    /// Serves until the process is asked to end, or nobody has looked so long.
    ///
    /// @param ready is told where it is
    void serve(
        Dispatcher dispatcher,
        Path folder,
        Caller caller,
        Asked asked,
        Consumer<Place> ready,
        Surroundings around);
  }

  /// What the command line asks for.
  ///
  /// @param port 0 for any that is free
  public record Asked(int port, boolean write, Optional<Duration> idle) {}

  /// Where the page is.
  ///
  /// @param opener a page that leads there and tells nobody else
  public record Place(String url, Path opener) {}

  @Override
  public String name() {
    return "board";
  }

  @Override
  public String purpose() {
    return "Show all that goes on as a live page in your browser, on this machine alone.";
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
    Path folder = parsed.folder().map(around.folder()::resolve).orElse(around.folder());
    Caller caller = Callers.lasting(parsed, around, name());
    boolean open = result.hasMatchedOption("--open");
    Asked asked = asked(result);
    server.serve(
        dispatcher.get(),
        folder,
        caller,
        asked,
        place -> {
          tell(place, asked, parsed.json(), around);
          if (open) {
            opening.open(place.opener().toUri().toString(), around);
          }
        },
        around);
    return ExitCode.DONE;
  }

  private static Asked asked(ParseResult result) {
    return new Asked(
        Numbers.of(result, "--port", 0, LAST_PORT).orElse(0),
        result.hasMatchedOption("--write"),
        Numbers.of(result, "--idle-seconds", 1, Integer.MAX_VALUE).map(Duration::ofSeconds));
  }

  private static void tell(Place place, Asked asked, boolean json, Surroundings around) {
    if (json) {
      var told = new LinkedHashMap<String, Object>();
      told.put("url", place.url());
      told.put("write", asked.write());
      told.put("pid", ProcessHandle.current().pid());
      around.out().println(Json.text(told));
    } else {
      around.out().println(place.url());
      around
          .out()
          .println(
              asked.write()
                  ? "This address is for you alone: who has it may write. Ctrl-C ends the board."
                  : "For looking; with --write for acting too. Ctrl-C ends the board.");
    }
    around.out().flush();
  }

  private CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("orch board");
    spec.usageMessage().description(purpose()).footer("", "Example: orch board --open");
    spec.addOption(number("--port", "N", "listen at this port of 127.0.0.1 (default: a free one)"));
    spec.addOption(
        number("--idle-seconds", "N", "end when nobody has looked so long (default: never)"));
    spec.addOption(
        flag(
            "--write",
            "let those who have its address tick steps, send messages, answer and approve"));
    spec.addOption(flag("--open", "show it in a browser"));
    GlobalOptions.add(spec);
    return spec;
  }

  private static OptionSpec number(String name, String label, String description) {
    return OptionSpec.builder(name)
        .arity("1")
        .type(Integer.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  private static OptionSpec flag(String name, String description) {
    return OptionSpec.builder(name).type(boolean.class).description(description).build();
  }
}
