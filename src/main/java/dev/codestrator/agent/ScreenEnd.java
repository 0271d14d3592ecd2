package dev.codestrator.agent;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The lines at the end of a screen, without empty ones, the space around and what is shown in a
/// column beside them.
///
/// @param lines at least one
record ScreenEnd(List<String> lines) {
  private static final int COUNT = 24;
  private static final Pattern FIRST = Pattern.compile("(?:[❯›] )?1\\. (.*)");
  private static final Pattern MOVING = Pattern.compile("[•◦●○✻✽✶✢✳·] .*");
  private static final char BESIDE = '│';

  static ScreenEnd of(String screen) {
    List<String> all = screen.lines().map(ScreenEnd::own).filter(line -> !line.isEmpty()).toList();
    return new ScreenEnd(
        all.isEmpty() ? List.of("") : all.subList(Math.max(0, all.size() - COUNT), all.size()));
  }

  /// A line without what is shown beside it.
  private static String own(String line) {
    int beside = line.indexOf(BESIDE);
    return (beside < 0 ? line : line.substring(0, beside)).strip();
  }

  String last() {
    return lines.getLast();
  }

  /// All of them but those before which a mark moves while the program works.
  String text() {
    return lines.stream().filter(line -> !MOVING.matcher(line).matches()).collect(joining("\n"));
  }

  boolean begins(String beginning) {
    return lines.stream().anyMatch(line -> line.startsWith(beginning));
  }

  /// What the first option says: the last one that is numbered so, whatever stands above a dialog.
  Optional<String> first() {
    return find(FIRST).map(option -> option.group(1));
  }

  boolean has(Pattern whole) {
    return find(whole).isPresent();
  }

  /// The last line that is wholly so.
  Optional<Matcher> find(Pattern whole) {
    return lines.stream()
        .flatMap(line -> Stream.of(whole.matcher(line)).filter(Matcher::matches))
        .reduce((_, later) -> later);
  }
}
