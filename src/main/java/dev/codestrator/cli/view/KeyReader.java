package dev.codestrator.cli.view;

import java.io.IOException;
import java.util.Map;

/// Makes keys of the characters that a terminal sends for them.
final class KeyReader {
  private static final int NOTHING = -2;
  private static final int ESC = 27;
  private static final int DELETE = 127;
  private static final int BLANK = 32;
  private static final int MOST_PASTED = 100_000;
  private static final String PASTE_END = "\u001b[201~";
  private static final int PASTE_LAST = PASTE_END.charAt(PASTE_END.length() - 1);

  private static final Map<Integer, Key.Named> CONTROLS =
      Map.ofEntries(
          Map.entry(-1, Key.Named.LEAVE),
          Map.entry(3, Key.Named.LEAVE),
          Map.entry(8, Key.Named.BACKSPACE),
          Map.entry(10, Key.Named.ENTER),
          Map.entry(12, Key.Named.REDRAW),
          Map.entry(13, Key.Named.ENTER),
          Map.entry(14, Key.Named.DOWN),
          Map.entry(16, Key.Named.UP),
          Map.entry(21, Key.Named.CLEAR),
          Map.entry(DELETE, Key.Named.BACKSPACE));

  /// What stands behind `ESC [` or `ESC O`.
  private static final Map<String, Key.Named> SEQUENCES =
      Map.ofEntries(
          Map.entry("A", Key.Named.UP),
          Map.entry("B", Key.Named.DOWN),
          Map.entry("H", Key.Named.HOME),
          Map.entry("F", Key.Named.END),
          Map.entry("1~", Key.Named.HOME),
          Map.entry("4~", Key.Named.END),
          Map.entry("5~", Key.Named.PAGE_UP),
          Map.entry("6~", Key.Named.PAGE_DOWN),
          Map.entry("7~", Key.Named.HOME),
          Map.entry("8~", Key.Named.END),
          Map.entry("M", Key.Named.ENTER));

  private final Source source;

  KeyReader(Source source) {
    this.source = source;
  }

  /// Where characters come from.
  interface Source {
    /// The next one; -1 at the end. With `soon`, -2 when none comes at once.
    int read(boolean soon) throws IOException;
  }

  /// The next key.
  Key read() throws IOException {
    int c = source.read(false);
    if (c == ESC) {
      return escape();
    }
    if (c < BLANK || c == DELETE) {
      return CONTROLS.getOrDefault(c, Key.Named.OTHER);
    }
    return new Key.Typed(codePoint(c));
  }

  private int codePoint(int c) throws IOException {
    return Character.isHighSurrogate((char) c)
        ? Character.toCodePoint((char) c, (char) source.read(false))
        : c;
  }

  private Key escape() throws IOException {
    int c = source.read(true);
    if (c == NOTHING) {
      return Key.Named.ESCAPE;
    }
    return c == '[' || c == 'O' ? sequence() : Key.Named.OTHER;
  }

  private Key sequence() throws IOException {
    var text = new StringBuilder();
    int c = source.read(true);
    while (c >= BLANK && c < '@') {
      text.append((char) c);
      c = source.read(true);
    }
    if (c < 0) {
      return Key.Named.OTHER;
    }
    String sequence = text.append((char) c).toString();
    return sequence.equals("200~") ? pasted() : SEQUENCES.getOrDefault(sequence, Key.Named.OTHER);
  }

  private Key pasted() throws IOException {
    var text = new StringBuilder();
    int c = source.read(false);
    while (c >= 0) {
      text.append((char) c);
      if (c == PASTE_LAST && text.toString().endsWith(PASTE_END)) {
        return new Key.Pasted(text.substring(0, text.length() - PASTE_END.length()));
      }
      if (text.length() > MOST_PASTED) {
        return Key.Named.OTHER;
      }
      c = source.read(false);
    }
    return Key.Named.LEAVE;
  }
}
