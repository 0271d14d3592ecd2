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
  private final int limit;
  private int at;
  private int lineEnd;

  private PlainYaml(String text, int start, int limit) {
    this.text = text;
    this.limit = limit;
    this.at = start;
  }

  /// The mapping in the range of the text, or empty when it takes a full reader.
  ///
  /// @throws Unreadable when a key is there twice
  static Optional<Mapping> read(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (Scalars.isSpecial(c) && !Lines.isBreak(c) && c != '\t') {
        return Optional.empty();
      }
    }
    try {
      return Optional.of(new PlainYaml(text, start, end).mapping(start));
    } catch (MoreThanPlain _) {
      return Optional.empty();
    }
  }

  private Mapping mapping(int start) {
    var entries = new LinkedHashMap<String, Entry>();
    int end = start;
    while (toContent()) {
      Entry entry = entry();
      end = entry.value().end();
      if (entries.putIfAbsent(entry.key().text(), entry) != null) {
        throw Keys.duplicate(text, entry.key());
      }
    }
    return new Mapping(entries, false, entries.isEmpty() ? limit : start, end);
  }

  /// Goes to the start of the next line that is neither blank nor a comment.
  private boolean toContent() {
    while (at < limit) {
      lineEnd = Math.min(Lines.end(text, at), limit);
      int solid = skipSpaces(at);
      if (solid < lineEnd && text.charAt(solid) != '#') {
        return true;
      }
      at = Lines.skipBreak(text, lineEnd);
    }
    return false;
  }

  private Entry entry() {
    int colon = at;
    while (colon < lineEnd && isKeyChar(text.charAt(colon))) {
      colon++;
    }
    if (colon == at || colon == lineEnd || text.charAt(colon) != ':') {
      throw new MoreThanPlain();
    }
    String name = text.substring(at, colon);
    if (Scalars.isNull(name)) {
      throw new MoreThanPlain();
    }
    Scalar key = new Scalar(name, Style.PLAIN, at, colon);
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
    Scalar scalar = scalar(value);
    at = Lines.skipBreak(text, lineEnd);
    refuseIndented();
    return scalar;
  }

  /// A line that is indented here would belong to the value before it.
  private void refuseIndented() {
    if (toContent() && Lines.isBlank(text.charAt(at))) {
      throw new MoreThanPlain();
    }
  }

  private Node listOrNothing(int afterColon) {
    at = Lines.skipBreak(text, lineEnd);
    if (!toContent() || !isDash(skipSpaces(at))) {
      refuseIndented();
      return new Scalar("", Style.PLAIN, afterColon, afterColon);
    }
    int indent = skipSpaces(at) - at;
    int start = at + indent;
    var items = new ArrayList<Node>();
    while (toContent() && isDash(skipSpaces(at))) {
      if (skipSpaces(at) - at != indent) {
        throw new MoreThanPlain();
      }
      items.add(scalar(item(at + indent)));
      at = Lines.skipBreak(text, lineEnd);
    }
    refuseIndented();
    return new Sequence(List.copyOf(items), false, start, items.getLast().end());
  }

  private int item(int dash) {
    int value = skipBlanks(dash + 1);
    if (value == lineEnd || text.charAt(value) == '#') {
      throw new MoreThanPlain();
    }
    return value;
  }

  private boolean isDash(int i) {
    return i < lineEnd && text.charAt(i) == '-' && (i + 1 == lineEnd || text.charAt(i + 1) == ' ');
  }

  private Scalar scalar(int start) {
    char first = text.charAt(start);
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
      char c = text.charAt(i);
      if (isComment(i, start)) {
        end = i;
        break;
      }
      if (c == ':' && (i + 1 == lineEnd || Lines.isBlank(text.charAt(i + 1)))) {
        throw new MoreThanPlain();
      }
    }
    end = Lines.trimEnd(text, start, end);
    return new Scalar(text.substring(start, end), Style.PLAIN, start, end);
  }

  private Scalar quoted(int start, char quote) {
    int close = text.indexOf(quote, start + 1, lineEnd);
    if (close < 0) {
      throw new MoreThanPlain();
    }
    int rest = skipBlanks(close + 1);
    boolean ends = rest == lineEnd || isComment(rest, close + 1);
    String inside = text.substring(start + 1, close);
    if (!ends || (quote == '"' && inside.indexOf('\\') >= 0)) {
      throw new MoreThanPlain();
    }
    Style style = quote == '"' ? Style.DOUBLE : Style.SINGLE;
    return new Scalar(inside, style, start, close + 1);
  }

  private boolean isComment(int i, int from) {
    return text.charAt(i) == '#' && i > from && Lines.isBlank(text.charAt(i - 1));
  }

  private int skipBlanks(int from) {
    return Lines.skipBlank(text, from, lineEnd);
  }

  private int skipSpaces(int from) {
    int i = from;
    while (i < lineEnd && text.charAt(i) == ' ') {
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
