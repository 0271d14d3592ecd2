package dev.codestrator.cli;

import dev.codestrator.api.Contracts;
import dev.codestrator.api.Dispatcher;
import dev.codestrator.api.Schemas;
import dev.codestrator.json.Json;
import dev.codestrator.model.Rejection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `orch call METHOD 'JSON'`: any method, with its own names and JSON; `-` reads the JSON from
/// standard input.
public final class CallProgram implements Program {
  @Override
  public String name() {
    return "call";
  }

  @Override
  public String purpose() {
    return "Call any method by its own name: METHOD 'JSON'; --list names them.";
  }

  @Override
  public ExitCode run(Supplier<Dispatcher> dispatcher, List<String> words, Surroundings around) {
    CommandSpec spec = CommandSpec.create().name("orch call");
    spec.addPositional(word("0", "METHOD"));
    spec.addPositional(word("1", "JSON"));
    spec.addOption(
        OptionSpec.builder("--list").type(boolean.class).description("name all methods").build());
    spec.addOption(
        OptionSpec.builder("--contracts")
            .type(boolean.class)
            .description("describe all methods; with --as, those of a role")
            .build());
    GlobalOptions.add(spec);
    var parser = new CommandLine(spec);
    ParseResult result = parser.parseArgs(words.toArray(String[]::new));
    Parsed parsed = GlobalOptions.read(result, Map.of());
    if (parsed.help()) {
      around.out().println(help(dispatcher, parser, result.matchedPositionalValue(0, "")));
    } else if (result.hasMatchedOption("--list")) {
      around.out().println(list(dispatcher.get()));
    } else if (result.hasMatchedOption("--contracts")) {
      around
          .out()
          .print(Contracts.of(dispatcher.get().registry(), parsed.role().map(Callers::role)));
    } else {
      return call(dispatcher.get(), parsed, result, around);
    }
    return ExitCode.DONE;
  }

  private static ExitCode call(
      Dispatcher dispatcher, Parsed parsed, ParseResult result, Surroundings around) {
    String method = result.matchedPositionalValue(0, "");
    if (method.isEmpty()) {
      throw new Rejection.Invalid(
          "wrong_usage", "orch call was given no method", "orch call --list names all methods");
    }
    Map<String, Object> values = Json.object(text(result.matchedPositionalValue(1, "{}"), around));
    var folder = parsed.folder().map(around.folder()::resolve).orElse(around.folder());
    Record answer =
        dispatcher.call(
            folder,
            Callers.of(parsed, around, "call " + method),
            method,
            parsed.forSession(values));
    around.out().println(Json.text(answer));
    return Answers.exitCode(method, values, answer);
  }

  /// How it is used; with a method, what that takes.
  private static String help(Supplier<Dispatcher> dispatcher, CommandLine parser, String method) {
    return method.isEmpty()
        ? parser.getUsageMessage(CommandLine.Help.Ansi.OFF)
        : Contracts.one(dispatcher.get().registry().get(method)).stripTrailing();
  }

  private static String text(String given, Surroundings around) {
    if (!given.equals("-")) {
      return given;
    }
    try {
      return new String(around.in().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String list(Dispatcher dispatcher) {
    var text = new StringBuilder();
    for (var method : dispatcher.registry().methods()) {
      text.append(method.name()).append('(').append(Schemas.signature(method)).append(")\n    ");
      text.append(method.description()).append('\n');
    }
    return text.toString().stripTrailing();
  }

  private static PositionalParamSpec word(String index, String label) {
    return PositionalParamSpec.builder()
        .index(index)
        .arity("0..1")
        .paramLabel(label)
        .type(String.class)
        .build();
  }
}
