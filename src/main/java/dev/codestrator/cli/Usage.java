package dev.codestrator.cli;

import dev.codestrator.model.Rejection;
import dev.codestrator.model.Texts;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/// What is wrong with a command line that can't be understood.
final class Usage {
  private Usage() {}

  /// Words that begin with no command.
  static Rejection unknown(List<String> words) {
    String one = words.getFirst();
    String two = String.join(" ", words.stream().limit(2).toList());
    List<String> group =
        Verbs.ALL.stream().map(Verb::path).filter(path -> path.startsWith(one + " ")).toList();
    if (!group.isEmpty()) {
      return new Rejection.Invalid(
          "unknown_command",
          two.equals(one)
              ? "'orch " + one + "' needs one more word"
              : "'orch " + Texts.excerpt(two, 60) + "' is no command",
          "commands: " + String.join(", ", group));
    }
    String hint =
        Texts.nearest(two, paths())
            .or(() -> Texts.nearest(one, paths()))
            .map(near -> "did you mean 'orch " + near + "'?")
            .orElse("orch help lists all commands");
    return new Rejection.Invalid(
        "unknown_command", "'orch " + Texts.excerpt(one, 60) + "' is no command", hint);
  }

  /// The commands, whole and their first words, in this order.
  private static List<String> paths() {
    return Verbs.ALL.stream()
        .map(Verb::path)
        .flatMap(path -> Stream.of(path, path.split(" ", 2)[0]))
        .distinct()
        .toList();
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
