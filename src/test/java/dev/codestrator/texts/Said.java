package dev.codestrator.texts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A command that a document names.
///
/// @param at where in the document, in characters
/// @param command as it is written
/// @param shown what the document shows as its output; empty when it shows nothing
/// @param fenced whether it stands in a block of commands, not in a sentence
record Said(int at, String command, List<String> shown, boolean fenced) {
  private static final Pattern FENCE =
      Pattern.compile("(?ms)^( *)```(\\w*)[^\\n]*\\n(.*?)^\\1```$");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern OURS = Pattern.compile("(?s)(\\./)?(orch|codex-agent) .*");

  /// All of a document, in order. One that a sentence names again is there once.
  static List<Said> in(Path document) throws IOException {
    String text = Files.readString(document);
    var all = new ArrayList<Said>();
    var prose = new StringBuilder(text);
    Matcher fence = FENCE.matcher(text);
    while (fence.find()) {
      all.addAll(block(fence.start(3), fence.group(2), fence.group(3).stripIndent()));
      prose.replace(fence.start(), fence.end(), " ".repeat(fence.end() - fence.start()));
    }
    var known = new ArrayList<>(all.stream().map(Said::command).toList());
    for (Said said : sentences(prose.toString())) {
      if (!known.contains(said.command)) {
        known.add(said.command);
        all.add(said);
      }
    }
    return all.stream().sorted(Comparator.comparingInt(Said::at)).toList();
  }

  private static List<Said> sentences(String prose) {
    return CODE.matcher(prose)
        .results()
        .map(code -> new Said(code.start(), tidy(code.group(1)), List.of(), false))
        .filter(said -> OURS.matcher(said.command).matches())
        .toList();
  }

  private static List<Said> block(int at, String language, String text) {
    return switch (language) {
      case "console" -> console(at, text.replace("\\\n", "\u0001"));
      case "sh" -> commands(at, text);
      case "" ->
          text.lines().anyMatch(line -> OURS.matcher(line).matches())
              ? commands(at, text)
              : List.of();
      default -> List.of();
    };
  }

  private static List<Said> commands(int at, String text) {
    return Stream.of(text.replace("\\\n", "\u0001").split("\n", -1))
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> new Said(at, tidy(line), List.of(), true))
        .toList();
  }

  private static List<Said> console(int at, String text) {
    var all = new ArrayList<Said>();
    for (String part : text.split("(?m)^\\$ ", -1)) {
      if (!part.isBlank()) {
        List<String> lines = part.lines().toList();
        List<String> shown = lines.subList(1, lines.size());
        all.add(new Said(at, tidy(lines.getFirst()), shown, true));
      }
    }
    return all;
  }

  /// On one line, without a comment behind it.
  private static String tidy(String command) {
    return command
        .replaceAll("\u0001\\s*", "")
        .replaceAll("\\s*\\n\\s*", " ")
        .replace("\\|", "|")
        .replaceFirst("\\s{2,}#.*$", "")
        .strip();
  }
}
