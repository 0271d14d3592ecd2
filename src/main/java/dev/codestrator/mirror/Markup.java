package dev.codestrator.mirror;

import dev.codestrator.model.Id;
import dev.codestrator.model.Texts;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Texts that somebody else wrote, made harmless in Markdown and in Mermaid.
final class Markup {
  private static final int LONGEST = 120;

  /// What commands a terminal or turns the direction of text.
  private static final Pattern UNSAFE =
      Pattern.compile("[\\p{Cc}\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

  private static final Pattern MARKS = Pattern.compile("[\\\\`*_{}\\[\\]()<>#|~!&$@:=\"'^-]");

  private Markup() {}

  /// On one line, of at most so many characters, without what commands a terminal or turns the
  /// direction of text.
  static String line(String text, int longest) {
    return Texts.excerpt(UNSAFE.matcher(text).replaceAll(" "), longest);
  }

  /// As text of one line in a paragraph, a list or a table.
  static String text(String raw) {
    return MARKS.matcher(line(raw, LONGEST)).replaceAll("\\\\$0");
  }

  /// As a label between quotation marks of a Mermaid drawing: all but letters, digits and a few
  /// marks by their numbers, so that nothing ends the label or the drawing.
  static String label(String raw, int longest) {
    return line(raw, longest)
        .codePoints()
        .mapToObj(c -> isPlain(c) ? Character.toString(c) : "#" + c + ";")
        .collect(Collectors.joining());
  }

  private static boolean isPlain(int c) {
    return Character.isLetterOrDigit(c) || " .,-/()".indexOf(c) >= 0;
  }

  /// As code.
  static String code(Object plain) {
    String line = line(plain.toString(), LONGEST);
    return "`" + line.replace('`', '\'').replace('|', '¦') + "`";
  }

  /// Several as code, or a dash.
  static String codes(List<Id> ids) {
    return ids.isEmpty() ? "–" : ids.stream().map(Markup::code).collect(Collectors.joining(" "));
  }

  /// A row of a table.
  static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  /// The head of a table.
  static String head(String... names) {
    return row(names) + "|" + " --- |".repeat(names.length) + "\n";
  }
}
