package dev.codestrator.markdown;

import java.util.List;
import java.util.Random;

/// Bodies of list items, code, quotes, HTML and text in any order and indent.
final class RandomMarkdown {
  private static final List<String> INDENTS =
      List.of(
          "", "", "", "", "  ", "  ", "  ", "    ", "      ", "\t", "  ", "\t\t", " ", "> ", ">",
          "> > ");
  private static final List<String> MARKERS =
      List.of(
          "- ", "- ", "- ", "* ", "+ ", "1. ", "2. ", "1) ", "10. ", "-   ", "-\t", "-     ",
          "- - ", "- > ", "> - ", "- 1. ");
  private static final List<String> WORDS =
      List.of(
          "[ ] todo",
          "[x] done",
          "[X] Done ^a1b2",
          "[ ] 😀 ü `code` ^zz",
          "item",
          "[ ]  wide  ",
          "a [ ] b",
          "[y] no",
          "\\[ ] no",
          "[ ] [x] two",
          "[ ] *em* <!-- c -->",
          "text",
          "a ^m1");
  private static final List<String> LINES =
      List.of(
          "",
          "",
          "",
          "",
          "text",
          "more text",
          "```",
          "```java",
          "~~~",
          "````",
          "# Head",
          "## Steps",
          "<!-- a",
          "-->",
          "<!-- x -->",
          "<div>",
          "</div>",
          "<b>",
          "***",
          "---",
          "===",
          "<pre>",
          "x</pre>",
          "   ",
          "\t",
          "`` ` ``",
          "#no",
          "| a | b |",
          "<?x",
          "?>",
          "<br/>",
          "-",
          "1.",
          "<a b");

  private RandomMarkdown() {}

  /// Any body.
  static String body(Random random) {
    return body(random, false);
  }

  /// A body without what flexmark is known to read otherwise than the specification: items right
  /// below text that are deep or begin with another number than 1, items that are indented less
  /// than the content of the item above, and empty items.
  static String calmBody(Random random) {
    return body(random, true);
  }

  private static String body(Random random, boolean calm) {
    var body = new StringBuilder();
    for (int i = random.nextInt(14); i >= 0; i--) {
      String indent = INDENTS.get(random.nextInt(INDENTS.size()));
      boolean item = random.nextInt(3) > 0;
      List<String> pieces = item ? MARKERS : LINES;
      String piece = pieces.get(random.nextInt(pieces.size()));
      boolean indented = !indent.isEmpty() && indent.indexOf('>') < 0;
      if (calm && indented && item) {
        piece = "- ";
      }
      if (calm && (piece.equals("-") || piece.equals("1."))) {
        piece = "text";
      }
      boolean deep = indent.contains("\t") || indent.length() > 2;
      if (calm && item && (deep || piece.matches("(2|10|-? ?1).*"))) {
        body.append("\n");
      }
      body.append(indent).append(piece);
      if (item) {
        body.append(WORDS.get(random.nextInt(WORDS.size())));
      }
      body.append(i == 0 && random.nextBoolean() ? "" : "\n");
    }
    return random.nextInt(4) == 0 ? body.toString().replace("\n", "\r\n") : body.toString();
  }
}
