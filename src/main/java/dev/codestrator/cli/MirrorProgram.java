package dev.codestrator.cli;

import dev.codestrator.api.Dispatcher;
import dev.codestrator.app.mirror.Mirrors;
import dev.codestrator.json.Json;
import dev.codestrator.model.Caller;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// `orch mirror --html FILE [--open]`: the mirror as one page of HTML. Without it, and with the
/// words of another command, it is the command that calls a method.
///
/// @param mirrors make the page
/// @param opening opens it
public record MirrorProgram(Supplier<Mirrors> mirrors, Opening opening) implements Program {
  private static final String HTML = "--html";
  private static final String OPEN = "--open";

  @Override
  public String name() {
    return "mirror";
  }

  @Override
  public String purpose() {
    return "Write the mirror as one page of HTML: orch mirror --html FILE [--open]";
  }

  @Override
  public boolean internal() {
    return true; // the list of commands has those that call methods under this name
  }

  @Override
  public ExitCode run(Supplier<Dispatcher> dispatcher, List<String> words, Surroundings around) {
    boolean ours =
        words.stream().anyMatch(word -> word.equals(HTML) || word.startsWith(HTML + "="));
    if (!ours) {
      var all = new ArrayList<>(words);
      all.addFirst(name());
      return new Commands(dispatcher, List.of()).run(all, around);
    }
    var parser = new CommandLine(spec());
    ParseResult result = parser.parseArgs(words.toArray(String[]::new));
    Parsed parsed = GlobalOptions.read(result, Map.of());
    if (parsed.help()) {
      around.out().println(parser.getUsageMessage(CommandLine.Help.Ansi.OFF));
      return ExitCode.DONE;
    }
    Path file = around.folder().resolve(result.<String>matchedOptionValue(HTML, "")).normalize();
    Mirrors.Page page = write(dispatcher.get(), parsed, file, around);
    around.out().println(parsed.json() ? Json.text(page) : page.path());
    if (result.hasMatchedOption(OPEN)) {
      opening.open(file.toUri().toString(), around);
    }
    return ExitCode.DONE;
  }

  private Mirrors.Page write(Dispatcher dispatcher, Parsed parsed, Path file, Surroundings around) {
    Path folder = parsed.folder().map(around.folder()::resolve).orElse(around.folder());
    Caller caller = Callers.lasting(parsed, around, "mirror --html");
    return dispatcher.look(folder, caller, call -> mirrors.get().html(call, file));
  }

  private CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("orch mirror");
    spec.usageMessage()
        .description(
            "Write all of the mirror to a file as one page of HTML that needs nothing else.")
        .footer("", "Example: orch mirror --html status.html --open");
    spec.addOption(
        OptionSpec.builder(HTML)
            .arity("1")
            .type(String.class)
            .paramLabel("FILE")
            .required(true)
            .description("where it goes")
            .build());
    spec.addOption(
        OptionSpec.builder(OPEN).type(boolean.class).description("show it in a browser").build());
    GlobalOptions.add(spec);
    return spec;
  }
}
