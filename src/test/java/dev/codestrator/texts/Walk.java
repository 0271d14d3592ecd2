package dev.codestrator.texts;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// How the commands of a document are run where not as they are written: the file of its name in
/// `src/test/resources/walks`.
///
/// It begins with what is run before all else. Behind `> command` stand, each on a line of its own,
/// `before: ` with what is run first, `instead: ` with what is run in its place, `exit: ` with the
/// code that it ends with, `not run: ` with the reason why it can't be run in a test. Where the
/// beginning says [#BY_HELP], a command that a sentence names is looked up in the program's own
/// help, with its options.
///
/// @param prelude lines of bash
/// @param ways by command
record Walk(List<String> prelude, Map<String, Way> ways) {
  private static final String BY_HELP = ": what sentences name, by its help";
  private static final Pattern OPTION = Pattern.compile(" (--[a-z-]+)");

  /// How one command is run.
  record Way(List<String> before, List<String> instead, int exit, Optional<String> notRun) {
    static final Way AS_IT_IS = new Way(List.of(), List.of(), 0, Optional.empty());

    /// What is run.
    String run(Said said) {
      return instead.isEmpty() ? said.command() : String.join("\n", instead);
    }

    /// Words of the command that what is run instead lacks: the command's own, and its options. A
    /// command of ours that is not run at all lacks all.
    List<String> strays(Said said) {
      boolean ours = said.command().matches("(\\./)?(orch|codex-agent) .*");
      if (notRun.isPresent()) {
        return ours ? List.of(said.command()) : List.of();
      }
      var words = List.of(said.command().split("\\s+"));
      return words.stream()
          .filter(word -> word.matches("--[a-z-]+") || words.indexOf(word) < 2)
          .filter(word -> word.matches("[a-z-]+") && !run(said).contains(word))
          .toList();
    }

    /// For the list of what was run.
    String told(Said said) {
      String how =
          notRun
              .map(why -> "not run, " + why)
              .orElse(instead.isEmpty() ? "as it is" : "as: " + run(said));
      return said.command() + "\n    " + how.replace("\n", "; ") + (exit == 0 ? "" : " -> " + exit);
    }
  }

  static Walk of(String name) throws IOException {
    var prelude = new ArrayList<String>();
    var lines = new LinkedHashMap<String, List<String>>();
    List<String> current = prelude;
    for (String line : Files.readAllLines(Path.of("src/test/resources/walks", name + ".walk"))) {
      if (line.startsWith("> ")) {
        current = new ArrayList<>();
        if (lines.put(line.substring(2), current) != null) {
          throw new AssertionError(name + ".walk has this twice: " + line);
        }
      } else if (!line.isBlank() && !line.startsWith("#")) {
        current.add(line);
      }
    }
    var ways = new LinkedHashMap<String, Way>();
    lines.forEach((command, some) -> ways.put(command, way(name + ": " + command, some)));
    return new Walk(prelude, ways);
  }

  private static Way way(String where, List<String> lines) {
    var parts = new LinkedHashMap<String, List<String>>();
    for (String line : lines) {
      String[] words = line.split(": ", 2);
      if (words.length < 2 || !List.of("before", "instead", "exit", "not run").contains(words[0])) {
        throw new AssertionError(where + ": what is this? " + line);
      }
      parts.computeIfAbsent(words[0], _ -> new ArrayList<>()).add(words[1]);
    }
    return new Way(
        parts.getOrDefault("before", List.of()),
        parts.getOrDefault("instead", List.of()),
        Integer.parseInt(parts.getOrDefault("exit", List.of("0")).getFirst()),
        parts.getOrDefault("not run", List.of()).stream().findFirst());
  }

  Way way(Said said) {
    boolean byHelp = prelude.contains(BY_HELP) && !said.fenced();
    return ways.getOrDefault(said.command(), byHelp ? help(said.command()) : Way.AS_IT_IS);
  }

  private static Way help(String command) {
    String words = command.replaceFirst(" ([^a-z]|--).*$", "");
    String options =
        OPTION.matcher(command).results().map(match -> " " + match.group(1)).collect(joining());
    return new Way(List.of(), List.of("in_help '" + words + "'" + options), 0, Optional.empty());
  }

  /// All of it as one script, which marks where each command begins and how it ended.
  String script(List<Said> all) {
    var script = new StringBuilder("exec </dev/null >\"$SCRATCH/printed\" 2>&1\n");
    prelude.forEach(line -> script.append(line).append('\n'));
    for (int i = 0; i < all.size(); i++) {
      Way way = way(all.get(i));
      if (way.notRun().isEmpty()) {
        script.append(way.before().stream().map(line -> line + "\n").collect(joining()));
        script.append("printf '\\n@@ begin %s\\n' ").append(i).append('\n');
        script.append(way.run(all.get(i))).append('\n');
        script.append("printf '\\n@@ end %s %s\\n' ").append(i).append(" $?\n");
      }
    }
    return script.append("printf '\\n@@ over\\n'\n").toString();
  }
}
