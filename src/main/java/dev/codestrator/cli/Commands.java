package dev.codestrator.cli;

import dev.codestrator.api.Dispatcher;
import dev.codestrator.api.Json;
import dev.codestrator.model.Caller;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;

/// Runs a command line: finds the command, reads its options, calls the method, shows the result.
public final class Commands {
  private final Supplier<Dispatcher> dispatcher;
  private final List<Program> programs;

  /// @param dispatcher the way of every call
  /// @param programs commands that are more than one method call
  public Commands(Supplier<Dispatcher> dispatcher, List<Program> programs) {
    this.dispatcher = dispatcher;
    this.programs = List.copyOf(programs);
  }

  /// Runs a command line.
  public ExitCode run(List<String> arguments, Surroundings around) {
    try {
      return find(arguments, around);
    } catch (Rejection e) {
      return refused(e, arguments.contains("--json"), around);
    } catch (CommandLine.ParameterException e) {
      return refused(Usage.refusal(e), arguments.contains("--json"), around);
    }
  }

  private static ExitCode refused(Rejection refusal, boolean json, Surroundings around) {
    if (json) {
      around.err().println(Json.text(refusal));
    } else {
      around.err().println("error: " + Pages.cell(refusal.message(), Integer.MAX_VALUE));
      if (!refusal.hint().isBlank()) {
        around.err().println("hint: " + Pages.cell(refusal.hint(), Integer.MAX_VALUE));
      }
    }
    return ExitCode.of(refusal);
  }

  private ExitCode find(List<String> arguments, Surroundings around) {
    Split split = Split.of(arguments);
    Optional<Program> program =
        programs.stream().filter(each -> split.words().indexOf(each.name()) == 0).findFirst();
    if (program.isPresent()) {
      return program.get().run(dispatcher, split.after(1), around);
    }
    if (split.words().isEmpty() || split.words().getFirst().equals("help")) {
      around.out().println(Usage.all(programs));
      return split.words().isEmpty() && !arguments.contains("--help")
          ? ExitCode.INVALID
          : ExitCode.DONE;
    }
    Verb verb = verb(split.words());
    return call(verb, split.after(verb.path().split(" ").length), around);
  }

  private static Verb verb(List<String> words) {
    String two = words.stream().limit(2).collect(Collectors.joining(" "));
    return Stream.of(two, words.getFirst())
        .flatMap(path -> Verbs.ALL.stream().filter(verb -> verb.path().equals(path)))
        .findFirst()
        .orElseThrow(() -> Usage.unknown(two, words.getFirst()));
  }

  private ExitCode call(Verb verb, List<String> words, Surroundings around) {
    Dispatcher way = dispatcher.get();
    var grammar = new Grammar(verb, way.registry().get(verb.method()));
    Parsed parsed = grammar.parse(words);
    if (parsed.help()) {
      around.out().println(grammar.usage());
      return ExitCode.DONE;
    }
    Caller caller = Callers.of(parsed, around, verb.path());
    var folder = parsed.folder().map(around.folder()::resolve).orElse(around.folder());
    Record result = way.call(folder, caller, verb.method(), parsed.values());
    around.out().println(shown(verb, parsed, result));
    return Answers.exitCode(verb.method(), result);
  }

  private static String shown(Verb verb, Parsed parsed, Record result) {
    if (parsed.json()) {
      return Json.text(result);
    }
    Map<String, Object> values = Shape.write(result);
    return parsed.quiet() ? Answers.ids(values) : Pages.show(verb.layout(), values);
  }

  /// The words of a command before its options, with the options that may stand before them.
  ///
  /// @param words everything from the command's first word on
  /// @param leading options that stand before it
  record Split(List<String> words, List<String> leading) {
    static Split of(List<String> arguments) {
      int first = 0;
      while (first < arguments.size() && arguments.get(first).startsWith("-")) {
        first += GlobalOptions.takesValue(arguments.get(first)) ? 2 : 1;
      }
      int begin = Math.min(first, arguments.size());
      return new Split(arguments.subList(begin, arguments.size()), arguments.subList(0, begin));
    }

    List<String> after(int count) {
      var rest = new ArrayList<>(leading);
      rest.addAll(words.subList(count, words.size()));
      return rest;
    }
  }
}
