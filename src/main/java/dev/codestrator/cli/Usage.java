package dev.codestrator.cli;

import dev.codestrator.model.Rejection;
import dev.codestrator.model.Texts;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;

/// How the command line is used, and what is wrong with one that isn't.
final class Usage {
  private Usage() {}

  static String all(List<Program> programs) {
    return """
    orch: many coding agents in one git repository, all state in Markdown

    usage: orch COMMAND [ARGUMENTS] [-C DIR] [--session ID] [--json] [--quiet]

    %s

    orch COMMAND --help shows a command. Exit: 0 done, 1 the answer is no, 2 invalid, 3 not found,
    4 conflict, 5 busy, 6 forbidden, 7 a program failed, 70 a bug.\
    """
        .formatted(
            Stream.concat(
                    programs.stream().map(each -> line(each.name(), each.purpose())),
                    Verbs.ALL.stream().map(each -> line(each.path(), each.example())))
                .collect(Collectors.joining("\n")));
  }

  private static String line(String name, String text) {
    return "  %-18s %s".formatted(name, text);
  }

  static Rejection unknown(String two, String one) {
    List<String> group =
        Verbs.ALL.stream().map(Verb::path).filter(path -> path.startsWith(one + " ")).toList();
    if (!group.isEmpty()) {
      return new Rejection.Invalid(
          "unknown_command",
          "'orch " + Texts.excerpt(two, 60) + "' is no command",
          "commands: " + String.join(", ", group));
    }
    String hint =
        Texts.nearest(two, Verbs.ALL.stream().map(Verb::path).toList())
            .or(() -> Texts.nearest(one, Verbs.ALL.stream().map(Verb::path).toList()))
            .map(near -> "did you mean 'orch " + near + "'?")
            .orElse("orch help lists all commands");
    return new Rejection.Invalid(
        "unknown_command", "'orch " + Texts.excerpt(one, 60) + "' is no command", hint);
  }

  /// A command line that doesn't fit its command.
  static Rejection refusal(CommandLine.ParameterException e) {
    String name = e.getCommandLine().getCommandName();
    if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().getFirst();
      List<String> options =
          e.getCommandLine().getCommandSpec().options().stream()
              .map(option -> option.longestName())
              .toList();
      return new Rejection.Invalid(
          "unknown_option",
          "'" + name + "' has no place for '" + Texts.excerpt(word, 60) + "'",
          Texts.nearest(word, options)
              .map(near -> "did you mean " + near + "?")
              .orElse("see " + name + " --help"));
    }
    return new Rejection.Invalid(
        "wrong_usage", name + ": " + e.getMessage(), "see " + name + " --help");
  }
}
