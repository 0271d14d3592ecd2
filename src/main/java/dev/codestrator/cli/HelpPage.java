package dev.codestrator.cli;

import dev.codestrator.api.Group;
import dev.codestrator.api.Registry;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The list of commands, group by group, each with a line that says what it is for.
final class HelpPage {
  private final Registry registry;
  private final List<Program> programs;

  HelpPage(Registry registry, List<Program> programs) {
    this.registry = registry;
    this.programs = programs;
  }

  /// All commands.
  String all() {
    return """
    orch: many coding agents in one git repository, all state in Markdown

    Usage: orch COMMAND [ARGUMENTS] [-C DIR] [--session ID] [--json] [--quiet]

    Begin: orch init, orch open "what you want", orch task add. To see it all at work: orch demo

    %s

    More
    %s

    orch COMMAND --help shows a command with its options and an example.
    Exit: 0 done, 1 the answer is no, 2 invalid, 3 not found, 4 conflict, 5 busy, 6 forbidden,
    7 a program failed, 70 a bug.\
    """
        .formatted(groups(), programs());
  }

  /// The commands that begin with this word.
  String below(String word) {
    return "Usage: orch " + word + " COMMAND [ARGUMENTS]\n\n" + lines(verb -> begins(verb, word));
  }

  /// Whether commands begin with this word.
  static boolean isGroup(String word) {
    return Verbs.ALL.stream().anyMatch(verb -> begins(verb, word));
  }

  private static boolean begins(Verb verb, String word) {
    return verb.path().startsWith(word + " ");
  }

  private String groups() {
    return Stream.of(Group.values())
        .filter(group -> Verbs.ALL.stream().anyMatch(verb -> groupOf(verb) == group))
        .map(group -> heading(group) + "\n" + lines(verb -> groupOf(verb) == group))
        .collect(Collectors.joining("\n\n"));
  }

  private Group groupOf(Verb verb) {
    return registry.get(verb.method()).group();
  }

  /// The name of a group of commands.
  static String heading(Group group) {
    String text = group.purpose().split(":", 2)[0];
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private String lines(Predicate<Verb> shown) {
    return Verbs.ALL.stream()
        .filter(shown)
        .map(verb -> line(verb.path(), verb.purpose(registry.get(verb.method()))))
        .collect(Collectors.joining("\n"));
  }

  private String programs() {
    return programs.stream()
        .filter(program -> !program.internal())
        .map(program -> line(program.name(), program.purpose()))
        .collect(Collectors.joining("\n"));
  }

  private static String line(String name, String text) {
    return "  %-20s %s".formatted(name, text);
  }
}
