package dev.codestrator.cli;

import dev.codestrator.api.Dispatcher;
import dev.codestrator.json.Json;
import dev.codestrator.model.Caller;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
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
      return refused(e, wantsJson(arguments), around);
    } catch (CommandLine.ParameterException e) {
      return refused(Usage.refusal(e), wantsJson(arguments), around);
    }
  }

  private static boolean wantsJson(List<String> arguments) {
    return arguments.stream().takeWhile(word -> !word.equals("--")).anyMatch("--json"::equals);
  }

  /// Tells a refusal on standard error.
  public static ExitCode refused(Rejection refusal, boolean json, Surroundings around) {
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
    List<String> words = split.words();
    if (words.isEmpty()) {
      around.out().println(help().all());
      return asksHelp(split.leading()) ? ExitCode.DONE : ExitCode.INVALID;
    }
    String first = words.getFirst();
    if (words.equals(List.of("help", "--reference"))) {
      around.out().print(new Reference(dispatcher, programs, around).text());
      return ExitCode.DONE;
    }
    if (first.equals("help")) {
      return find(Stream.concat(split.after(1).stream(), Stream.of("--help")).toList(), around);
    }
    Optional<Program> program =
        programs.stream().filter(each -> each.name().equals(first)).findFirst();
    if (program.isPresent()) {
      return program.get().run(dispatcher, split.after(1), around);
    }
    if (asksHelp(split.after(1)) && find(words).isEmpty() && HelpPage.isGroup(first)) {
      around.out().println(help().below(first));
      return ExitCode.DONE;
    }
    Verb verb = find(words).orElseThrow(() -> Usage.unknown(words));
    return call(verb, split.after(verb.path().split(" ").length), around);
  }

  private HelpPage help() {
    return new HelpPage(dispatcher.get().registry(), programs);
  }

  private static boolean asksHelp(List<String> words) {
    return words.stream()
        .findFirst()
        .filter(word -> word.equals("--help") || word.equals("-h"))
        .isPresent();
  }

  private static Optional<Verb> find(List<String> words) {
    return Stream.of(3, 2, 1)
        .map(count -> String.join(" ", words.stream().limit(count).toList()))
        .flatMap(path -> Verbs.ALL.stream().filter(verb -> verb.path().equals(path)))
        .filter(verb -> !isBegun(words, verb.path().split(" ").length + 1))
        .findFirst();
  }

  /// Whether so many words begin a longer command.
  private static boolean isBegun(List<String> words, int count) {
    String path = String.join(" ", words.stream().limit(count).toList()) + " ";
    return words.size() >= count
        && Verbs.ALL.stream().anyMatch(verb -> verb.path().startsWith(path));
  }

  private ExitCode call(Verb verb, List<String> words, Surroundings around) {
    Dispatcher way = dispatcher.get();
    var grammar = new Grammar(verb, way.registry().get(verb.method()));
    Parsed parsed = grammar.parse(words);
    if (parsed.help()) {
      around.out().println(grammar.usage());
      return ExitCode.DONE;
    }
    if (verb.bare().isPresent() && !parsed.values().containsKey(verb.positionals().getFirst())) {
      return call(Verbs.get(verb.bare().get()), words, around);
    }
    Caller caller = Callers.of(parsed, around, verb.path());
    var folder = parsed.folder().map(around.folder()::resolve).orElse(around.folder());
    Record result = way.call(folder, caller, verb.method(), parsed.forSession(parsed.values()));
    String shown = shown(verb, parsed, result);
    around.out().print(shown);
    around.out().print(shown.isEmpty() ? "" : "\n");
    return Answers.exitCode(verb.method(), parsed.values(), result);
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
