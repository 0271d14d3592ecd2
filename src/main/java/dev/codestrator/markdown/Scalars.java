package dev.codestrator.markdown;

import dev.codestrator.markdown.Node.Style;
import java.util.Set;

/// How a text is written as a YAML scalar: plain where that reads back the same, else in quotes.
final class Scalars {
  private static final String INDICATORS = "-?:,[]{}#&*!|>'\"%@`";
  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

  private Scalars() {}

  static boolean isNull(String plain) {
    return plain.length() <= 4 && NULLS.contains(plain);
  }

  /// The text as a scalar on one line, in the preferred style when that can hold it.
  ///
  /// @param flow whether it will stand between brackets, where more characters have a meaning
  static String write(String text, Style preferred, boolean flow) {
    if (preferred == Style.DOUBLE || !isPrintable(text)) {
      return doubleQuoted(text);
    }
    if (preferred == Style.SINGLE) {
      return singleQuoted(text);
    }
    if (isPlain(text, flow)) {
      return text;
    }
    boolean escapes = text.indexOf('"') >= 0 || text.indexOf('\\') >= 0;
    return escapes ? singleQuoted(text) : doubleQuoted(text);
  }

  /// Whether the text without quotes is read back as it is.
  static boolean isPlain(String text, boolean flow) {
    if (isNull(text) || !isPrintable(text) || !text.equals(text.strip())) {
      return false;
    }
    boolean meansMore =
        INDICATORS.indexOf(text.charAt(0)) >= 0
            || text.contains(": ")
            || text.endsWith(":")
            || text.contains(" #");
    return !meansMore && !(flow && text.chars().anyMatch(c -> ",?[]{}".indexOf(c) >= 0));
  }

  /// Whether every character of the text may stand in a scalar of one line as it is.
  static boolean isPrintable(String text) {
    return text.chars().noneMatch(Scalars::isSpecial);
  }

  /// Whether YAML gives this character a meaning of its own wherever it stands, or forbids it.
  static boolean isSpecial(int c) {
    return c < 0x20
        || (c >= 0x7F && c <= 0x9F)
        || c == 0x2028
        || c == 0x2029
        || c == 0xFEFF
        || c >= 0xFFFE;
  }

  private static String singleQuoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static String doubleQuoted(String text) {
    var quoted = new StringBuilder(text.length() + 2).append('"');
    text.chars().forEach(c -> escape(quoted, (char) c));
    return quoted.append('"').toString();
  }

  private static void escape(StringBuilder to, char c) {
    switch (c) {
      case '"', '\\' -> to.append('\\').append(c);
      case '\n' -> to.append("\\n");
      case '\r' -> to.append("\\r");
      case '\t' -> to.append("\\t");
      default -> {
        if (isSpecial(c)) {
          to.append("\\u%04x".formatted((int) c));
        } else {
          to.append(c);
        }
      }
    }
  }

  /// The text as a literal block after `|`, or empty when such a block can't hold it.
  static String literal(String text, String indent, String ending) {
    String content = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    boolean fits =
        content.contains("\n")
            && content.lines().allMatch(Scalars::isPrintable)
            && content.indexOf('\r') < 0
            && !Lines.blank(content.substring(0, 1), 0, 1)
            && !content.endsWith("\n");
    if (!fits) {
      return "";
    }
    var block = new StringBuilder(text.endsWith("\n") ? "|" : "|-");
    for (String line : content.split("\n", -1)) {
      block.append(ending).append(line.isEmpty() ? "" : indent + line);
    }
    return block.toString();
  }
}
