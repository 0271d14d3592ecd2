package dev.codestrator.cli.job;

import dev.codestrator.cli.Surroundings;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The words of a command line: positionals and options, in any order.
///
/// A word that begins with a dash and holds a blank is no option but a text, so that a prompt may
/// begin with a dash; `--` ends the options.
///
/// @param positionals what is no option, the command first
/// @param values the options that were given, by their long names, each with its values
record JobWords(List<String> positionals, Map<String, List<String>> values) {
  private static final Map<String, String> SHORT =
      Map.of(
          "-r", "--reasoning",
          "-m", "--model",
          "-s", "--sandbox",
          "-f", "--file",
          "-d", "--dir",
          "-C", "--dir",
          "-h", "--help");

  private static final List<String> TEXTS =
      List.of(
          "--reasoning",
          "--model",
          "--sandbox",
          "--file",
          "--dir",
          "--parent-session",
          "--limit",
          "--claim",
          "--context-budget",
          "--retry",
          "--provider",
          "--command",
          "--timeout",
          "--prd",
          "--interval",
          "--session");

  private static final List<String> FLAGS =
      List.of(
          "--map",
          "--json",
          "--all",
          "--strip-ansi",
          "--dry-run",
          "--wait",
          "--worktree",
          "--force",
          "--tree",
          "--interrupt",
          "--once",
          "--plain",
          "--quiet",
          "--help");

  /// @throws Rejection.Invalid `unknown_option`, `wrong_usage`
  static JobWords of(List<String> words) {
    var positionals = new ArrayList<String>();
    var values = new LinkedHashMap<String, List<String>>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("--")) {
        positionals.addAll(words.subList(i + 1, words.size()));
        break;
      }
      if (!isOption(word)) {
        positionals.add(word);
        continue;
      }
      String[] parts = word.startsWith("--") ? word.split("=", 2) : new String[] {word};
      String name = name(parts[0]);
      List<String> given = values.computeIfAbsent(name, _ -> new ArrayList<>());
      if (parts.length == 2 && TEXTS.contains(name)) {
        given.add(parts[1]);
      } else if (TEXTS.contains(name)) {
        i++;
        given.add(value(words, i, name));
      } else {
        given.add("true");
      }
    }
    return new JobWords(List.copyOf(positionals), values);
  }

  private static boolean isOption(String word) {
    String name = word.split("=", 2)[0];
    return word.startsWith("-")
        && word.length() > 1
        && !name.chars().anyMatch(Character::isWhitespace);
  }

  private static String name(String word) {
    String name = SHORT.getOrDefault(word, word);
    if (!TEXTS.contains(name) && !FLAGS.contains(name)) {
      List<String> all = new ArrayList<>(TEXTS);
      all.addAll(FLAGS);
      throw new Rejection.Invalid(
          "unknown_option",
          "there is no option '" + Texts.excerpt(word, 60) + "'",
          Texts.nearest(word, all)
              .map(near -> "did you mean " + near + "?")
              .orElse("see --help; a prompt that begins with a dash goes behind --"));
    }
    return name;
  }

  private static String value(List<String> words, int at, String name) {
    if (at >= words.size()) {
      throw new Rejection.Invalid("wrong_usage", name + " was given no value", "see --help");
    }
    return words.get(at);
  }

  /// The words from this position on, as one text.
  Optional<String> text(int from) {
    return from < positionals.size()
        ? Optional.of(String.join(" ", positionals.subList(from, positionals.size())))
        : Optional.empty();
  }

  /// The positional at this position.
  ///
  /// @throws Rejection.Invalid `wrong_usage`
  String required(int at, String what) {
    if (at >= positionals.size()) {
      throw new Rejection.Invalid(
          "wrong_usage", positionals.getFirst() + " was given no " + what, "see --help");
    }
    return positionals.get(at);
  }

  /// What is around a command for the session that it names.
  Surroundings in(Surroundings around) {
    return value("--session").map(around::in).orElse(around);
  }

  boolean has(String option) {
    return values.containsKey(option);
  }

  Optional<String> value(String option) {
    return Optional.ofNullable(values.get(option)).map(List::getLast);
  }

  List<String> all(String option) {
    return values.getOrDefault(option, List.of());
  }

  /// A number that an option gives.
  ///
  /// @throws Rejection.Invalid `out_of_range`
  Optional<Integer> number(String option, int least) {
    return value(option).map(text -> number(option, text, least));
  }

  static int number(String what, String text, int least) {
    if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < least) {
      throw new Rejection.Invalid(
          "out_of_range",
          what + " is '" + Texts.excerpt(text, 40) + "'",
          "give a whole number, " + least + " or more");
    }
    return Integer.parseInt(text);
  }
}
