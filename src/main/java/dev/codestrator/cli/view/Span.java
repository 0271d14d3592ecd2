package dev.codestrator.cli.view;

import dev.codestrator.app.thread.TerminalText;
import java.util.regex.Pattern;

/// A part of a line. Whatever its text is made of, none of it commands a terminal: titles and
/// output are anybody's.
record Span(String text, Tone tone) {
  private static final Pattern BLANKS = Pattern.compile("[\\s\\u0085\\u2028\\u2029]");

  /// Characters that show nothing, and those that choose another form of the one before.
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Cs}\\ufe00-\\ufe0f]");

  Span {
    text = plain(text);
  }

  /// What is shown of a text. It is to be taken before a text is cut: half a command is none that
  /// could be known.
  static String plain(String text) {
    return UNSEEN.matcher(BLANKS.matcher(TerminalText.plain(text)).replaceAll(" ")).replaceAll("");
  }

  int width() {
    return Cells.width(text);
  }
}
