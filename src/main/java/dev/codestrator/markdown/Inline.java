package dev.codestrator.markdown;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Text at the beginning of a block that must not begin a block itself, as in a note `# 3 failed`.
final class Inline {
  private static final Pattern OPENING =
      Pattern.compile("^(?:([-+*#>`~<|=_]|\\[(?=[ xX]\\]))|(\\d{1,9})([.)](?:\\s|$)))");
  private static final Pattern ESCAPED =
      Pattern.compile("^(?:\\\\([-+*#>`~<|=_\\[])|(\\d{1,9})\\\\([.)]))");

  private Inline() {}

  static String escape(String text) {
    return OPENING.matcher(text).replaceFirst(m -> Matcher.quoteReplacement(escaped(m.group())));
  }

  /// A backslash before the first character, or before the one after the number.
  private static String escaped(String opening) {
    int digits = 0;
    while (Character.isDigit(opening.charAt(digits))) {
      digits++;
    }
    return opening.substring(0, digits) + "\\" + opening.substring(digits);
  }

  static String unescape(String text) {
    return ESCAPED
        .matcher(text)
        .replaceFirst(m -> Matcher.quoteReplacement(m.group().replace("\\", "")));
  }
}
