package dev.codestrator.markdown;

import dev.codestrator.markdown.Node.Entry;
import dev.codestrator.markdown.Node.Mapping;
import dev.codestrator.markdown.Node.Scalar;
import dev.codestrator.markdown.Node.Sequence;
import dev.codestrator.markdown.Node.Style;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Reads the YAML that nearly all records consist of: `key: value` lines and block lists, with
/// scalars that are plain or simply quoted.
///
/// At the first thing that is more than this it gives up; what it does read, it reads as [FullYaml]
/// would.
final class PlainYaml {
  private static final String MEANS_MORE = "-?:,[]{}#&*!|>'\"%@`";

  private final String text;
  private final int offset;
  private final char[] chars;
  private int at;
  private int lineEnd;

  private PlainYaml(String text, int offset, char[] chars) {
    this.text = text;
    this.offset = offset;
    this.chars = chars;
  }

  /// The mapping in the range of the text, or empty when it takes a full reader.
  ///
  /// @throws Unreadable when a key is there twice
  static Optional<Mapping> read(String text, int start, int end) {
    var chars = new char[end - start];
    text.getChars(start, end, chars, 0);
    for (char c : chars) {
      if ((c < ' ' || c > '~') && Scalars.isSpecial(c) && !Lines.isBreak(c) && c != '\t') {
        return Optional.empty();
      }
    }
    try {
      return Optional.of(new PlainYaml(text, start, chars).mapping());
    } catch (MoreThanPlain _) {
      return Optional.empty();
    }
  }

  private Mapping mapping() {
    var entries = new LinkedHashMap<String, Entry>();
    int end = offset;
    toContent();
    while (at < chars.length) {
      Entry entry = entry();
      end = entry.value().end();
      if (entries.putIfAbsent(entry.key().text(), entry) != null) {
        throw Keys.duplicate(text, entry.key());
      }
    }
    int start = entries.isEmpty() ? offset + chars.length : offset;
    return new Mapping(entries, false, start, end);
  }

  /// Goes to the next line that is neither blank nor a comment, or to the end.
  private void toNext() {
    at = breakEnd(lineEnd);
    toContent();
  }

  /// The same, unless it stands at such a line.
  private void toContent() {
    while (at < chars.length) {
      lineEnd = lineEnd(at);
      int solid = skipSpaces(at);
      if (solid < lineEnd && chars[solid] != '#') {
        return;
      }
      at = breakEnd(lineEnd);
    }
  }

  private int lineEnd(int from) {
    int end = from;
    while (end < chars.length && chars[end] != '\n' && chars[end] != '\r') {
      end++;
    }
    return end;
  }

  private int breakEnd(int end) {
    boolean two = end + 1 < chars.length && chars[end] == '\r' && chars[end + 1] == '\n';
    return Math.min(chars.length, end + (two ? 2 : 1));
  }

  private Entry entry() {
    int colon = at;
    while (colon < lineEnd && isKeyChar(chars[colon])) {
      colon++;
    }
    if (colon == at || colon == lineEnd || chars[colon] != ':') {
      throw new MoreThanPlain();
    }
    Scalar key = scalar(at, colon);
    if (key.isNull()) {
      throw new MoreThanPlain();
    }
    int value = skipBlanks(colon + 1);
    boolean empty = value == lineEnd || isComment(value, colon + 1);
    if (!empty && value == colon + 1) {
      throw new MoreThanPlain();
    }
    return new Entry(key, empty ? listOrNothing(colon + 1) : line(value));
  }

  private static boolean isKeyChar(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || (c == '-');
  }

  private Scalar line(int value) {
    Scalar scalar = value(value);
    toNext();
    refuseIndented();
    return scalar;
  }

  /// A line that is indented here would belong to the value before it.
  private void refuseIndented() {
    if (at < chars.length && Lines.isBlank(chars[at])) {
      throw new MoreThanPlain();
    }
  }

  private Node listOrNothing(int afterColon) {
    toNext();
    if (!isItem()) {
      refuseIndented();
      return scalar(afterColon, afterColon);
    }
    int indent = skipSpaces(at) - at;
    int start = at + indent;
    var items = new ArrayList<Node>();
    while (isItem()) {
      if (skipSpaces(at) - at != indent) {
        throw new MoreThanPlain();
      }
      items.add(value(item(at + indent)));
      toNext();
    }
    refuseIndented();
    return new Sequence(List.copyOf(items), false, offset + start, items.getLast().end());
  }

  private int item(int dash) {
    int value = skipBlanks(dash + 1);
    if (value == lineEnd || chars[value] == '#') {
      throw new MoreThanPlain();
    }
    return value;
  }

  private boolean isItem() {
    int dash = at < chars.length ? skipSpaces(at) : chars.length;
    return dash < chars.length
        && chars[dash] == '-'
        && (dash + 1 == lineEnd || chars[dash + 1] == ' ');
  }

  private Scalar value(int start) {
    char first = chars[start];
    if (first == '"' || first == '\'') {
      return quoted(start, first);
    }
    if (MEANS_MORE.indexOf(first) >= 0) {
      throw new MoreThanPlain();
    }
    return plain(start);
  }

  private Scalar plain(int start) {
    int end = lineEnd;
    for (int i = start + 1; i < lineEnd; i++) {
      char c = chars[i];
      if (c == '#' && Lines.isBlank(chars[i - 1])) {
        end = i;
        break;
      }
      if (c == ':' && (i + 1 == lineEnd || Lines.isBlank(chars[i + 1]))) {
        throw new MoreThanPlain();
      }
    }
    while (Lines.isBlank(chars[end - 1])) {
      end--;
    }
    return scalar(start, end);
  }

  private Scalar scalar(int start, int end) {
    String value = text.substring(offset + start, offset + end);
    return new Scalar(value, Style.PLAIN, offset + start, offset + end);
  }

  private Scalar quoted(int start, char quote) {
    int close = start + 1;
    while (close < lineEnd && chars[close] != quote) {
      if (chars[close] == '\\' && quote == '"') {
        throw new MoreThanPlain();
      }
      close++;
    }
    if (close == lineEnd) {
      throw new MoreThanPlain();
    }
    int rest = skipBlanks(close + 1);
    if (rest < lineEnd && !isComment(rest, close + 1)) {
      throw new MoreThanPlain();
    }
    Style style = quote == '"' ? Style.DOUBLE : Style.SINGLE;
    String inside = text.substring(offset + start + 1, offset + close);
    return new Scalar(inside, style, offset + start, offset + close + 1);
  }

  private boolean isComment(int i, int from) {
    return chars[i] == '#' && i > from && Lines.isBlank(chars[i - 1]);
  }

  private int skipBlanks(int from) {
    int i = from;
    while (i < lineEnd && Lines.isBlank(chars[i])) {
      i++;
    }
    return i;
  }

  private int skipSpaces(int from) {
    int i = from;
    while (i < lineEnd && chars[i] == ' ') {
      i++;
    }
    return i;
  }

  /// Not an error: says that the full reader has to take over.
  private static final class MoreThanPlain extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MoreThanPlain() {
      super("more than plain lines", null, false, false);
    }
  }
}
