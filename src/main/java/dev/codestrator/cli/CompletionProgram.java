package dev.codestrator.cli;

import dev.codestrator.api.Dispatcher;
import dev.codestrator.api.Registry;
import dev.codestrator.app.Templates;
import dev.codestrator.model.Rejection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// `orch completion bash|zsh`: a script that completes command lines without starting `orch`.
public final class CompletionProgram implements Program {
  private static final String EXAMPLE = "source <(orch completion bash)";

  private final List<String> programs;

  /// @param programs the other commands that are more than one method call
  public CompletionProgram(List<String> programs) {
    this.programs = List.copyOf(programs);
  }

  @Override
  public String name() {
    return "completion";
  }

  @Override
  public String purpose() {
    return "Completion of commands in your shell: source <(orch completion bash|zsh)";
  }

  @Override
  public ExitCode run(Supplier<Dispatcher> dispatcher, List<String> words, Surroundings around) {
    String shell = words.isEmpty() ? "" : words.getFirst();
    if (shell.equals("--help") || shell.equals("-h")) {
      around.out().println("Usage: orch completion bash|zsh\n\nExample: " + EXAMPLE);
      return ExitCode.DONE;
    }
    String script = script(dispatcher.get().registry());
    around
        .out()
        .println(
            switch (shell) {
              case "bash" -> script;
              case "zsh" -> "autoload -Uz bashcompinit && bashcompinit\n" + script;
              default ->
                  throw new Rejection.Invalid(
                      "wrong_usage",
                      "orch completion was given " + (shell.isEmpty() ? "no shell" : shell),
                      "say bash or zsh: " + EXAMPLE);
            });
    return ExitCode.DONE;
  }

  private String script(Registry registry) {
    return Templates.text("completion.bash")
        .replace("@COMMANDS@", commands())
        .replace("@GROUPS@", groups())
        .replace("@OPTIONS@", options(registry))
        .stripTrailing();
  }

  private String commands() {
    var words = new LinkedHashSet<String>();
    Verbs.ALL.forEach(verb -> words.add(verb.path().split(" ", 2)[0]));
    words.addAll(programs);
    words.addAll(List.of(name(), "help"));
    return String.join(" ", words);
  }

  private static String groups() {
    return Verbs.ALL.stream()
        .map(verb -> verb.path().split(" ", 2))
        .filter(path -> path.length == 2)
        .collect(
            Collectors.groupingBy(
                path -> path[0], Collectors.mapping(path -> path[1], Collectors.joining(" "))))
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .map(group -> "    " + group.getKey() + ") echo '" + group.getValue() + "' ;;")
        .collect(Collectors.joining("\n"));
  }

  private static String options(Registry registry) {
    return Verbs.ALL.stream()
        .map(verb -> options(verb, new Grammar(verb, registry.get(verb.method())).choices()))
        .collect(Collectors.joining("\n"));
  }

  /// A line for the options of a command, and one for each that takes one of a few words.
  private static String options(Verb verb, Map<String, List<String>> choices) {
    String values =
        choices.entrySet().stream()
            .filter(choice -> !choice.getValue().isEmpty())
            .map(choice -> line(verb.path() + " " + choice.getKey(), choice.getValue()) + "\n")
            .collect(Collectors.joining());
    List<String> names = choices.keySet().stream().filter(name -> name.startsWith("-")).toList();
    return values + line(verb.path(), names);
  }

  private static String line(String path, List<String> words) {
    return "    '" + path + "') echo '" + String.join(" ", words) + "' ;;";
  }
}
