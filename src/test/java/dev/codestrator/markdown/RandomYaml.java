package dev.codestrator.markdown;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Random;

/// Front matter of all shapes.
final class RandomYaml {
  private static final List<String> VALUES =
      List.of(
          "todo",
          "a b c",
          "'q u'",
          "\"d # q\"",
          "'it''s'",
          "\"esc \\\" \\u00e9\"",
          "~",
          "null",
          "",
          "[]",
          "[a, 'b', \"c\"]",
          "[ x ,y ]",
          "{k: v}",
          "|\n  one\n\n  two",
          ">-\n  one\n  two",
          "|+\n  keep\n\n",
          "one\n  two",
          "2026-11-21T02:12:00Z",
          "http://x/y#z",
          "ü 😀 x",
          "\"\"",
          "''",
          "a:b",
          "x,y",
          "[a, # c\n  b]",
          "\"two\n  lines\"",
          "1e5",
          "'a' ",
          "a\tb",
          "'x' # '");
  private static final List<String> ITEMS =
      List.of(
          "a", "b/**", "'**/*.md'", "\"x: y\"", "z z", "|\n      lit", "two\n      lines", "ü😀");
  private static final List<String> PLAIN =
      List.of(
          "a: b",
          "a: b # c",
          "b: 'x'",
          "c: \"y\"  # d",
          "c:",
          "d: # e",
          "e:\n  - a\n  - b # c",
          "f:\n- x\n- 'y'",
          "g:\n  # c\n  - a\n\n  - b",
          "# comment",
          "",
          "   ",
          "  # indented",
          "h: x #y",
          "i: x#y",
          "j: a:b",
          "k: a: b",
          "l: - x",
          "m:  two  words  ",
          "  n: x",
          "o: 'a'b",
          "p: \"a\" b",
          "q: 'it''s'",
          "r: \"a\\nb\"",
          "s: x\n  y",
          "t:\n  u: v",
          "w: [a]",
          "x: -1",
          "y: a ' \" b",
          "z: %x",
          "aa: x:",
          "bb:\n  -",
          "cc:\n  - a\n   - b",
          "dd:\n  - a: b",
          "ee : x",
          "ff:x",
          "'gg': x",
          "hh: 😀 ü",
          "ii: ?x",
          "jj:\n  - - a",
          "kk:\n  - a\n  b",
          "ll: 'x",
          "mm: ~",
          "null: x",
          "nn: \u00A0x\u00A0",
          "oo:\n  - \"a\" # b\n  - 'c'",
          "pp: a\\b",
          "qq: =",
          "rr: ...");

  private RandomYaml() {}

  /// Some lines, not all of them valid together.
  static String plain(Random random) {
    var yaml = new StringBuilder();
    String ending = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
    for (int i = random.nextInt(4); i >= 0; i--) {
      String piece = PLAIN.get(random.nextInt(PLAIN.size()));
      yaml.append(piece.replace("\n", ending)).append(ending);
    }
    return isReadable(yaml.toString()) ? yaml.toString() : "";
  }

  private static boolean isReadable(String yaml) {
    try {
      FullYaml.read(yaml, 0, yaml.length());
      return true;
    } catch (Unreadable _) {
      return false;
    }
  }

  /// A record with all kinds of values, comments and line ends.
  static Document document(Random random) {
    String ending = random.nextInt(3) == 0 ? "\r\n" : "\n";
    var text = new StringBuilder(random.nextInt(6) == 0 ? "\uFEFF" : "").append("---\n");
    for (int i = random.nextInt(8); i >= 0; i--) {
      text.append(random.nextInt(5) == 0 ? "# about k" + i + "\n" : "");
      text.append(random.nextInt(9) == 0 ? "\n" : "");
      text.append(random.nextInt(6) == 0 ? "'k" + i + "'" : "k" + i).append(":");
      text.append(random.nextInt(3) == 0 ? list(random) : scalar(random)).append("\n");
    }
    text.append("---").append(random.nextInt(6) == 0 ? "" : "\n\n# Body\n- [ ] x\nno end");
    return Document.parse(text.toString().replace("\n", ending).getBytes(UTF_8));
  }

  private static String scalar(Random random) {
    String value = VALUES.get(random.nextInt(VALUES.size()));
    boolean comment = random.nextInt(3) == 0 && !value.startsWith("|") && !value.startsWith(">");
    return (value.isEmpty() ? "" : " " + value) + (comment ? "   # comment" : "");
  }

  private static String list(Random random) {
    var list = new StringBuilder(random.nextInt(3) == 0 ? "  # the list" : "");
    String indent = List.of("", "  ", "    ").get(random.nextInt(3));
    for (int i = random.nextInt(4); i >= 0; i--) {
      list.append(random.nextInt(5) == 0 ? "\n" + indent + "# about" : "");
      list.append("\n").append(indent).append("- ").append(ITEMS.get(random.nextInt(ITEMS.size())));
    }
    return list.toString();
  }
}
