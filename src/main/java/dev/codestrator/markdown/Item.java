package dev.codestrator.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A list item and where its parts are in the text. Complete once the text has been read.
final class Item extends Container {
  private static final int NO_BOX = -1;

  final ItemList list;
  final int depth;
  final int line;
  final String section;

  /// Where the line begins, where the marker, where the content.
  final int lineStart;

  final int markerAt;
  final int contentAt;

  /// The marker: `-`, `*`, `+`, `1.`, `2)`.
  final String marker;

  /// How many columns a line must be indented, from its parent's content on, to belong to the item.
  final int width;

  private final List<Item> children = new ArrayList<>();
  private final StringBuilder words = new StringBuilder();
  private int boxAt = NO_BOX;
  private boolean checked;
  private String mark = "";
  private int markAt;
  private int textEnd;
  private int end;

  Item(Place place, ItemList list, String marker, int markerAt, int contentAt, int width) {
    this.list = list;
    this.depth = place.depth;
    this.line = place.line;
    this.section = place.section;
    this.lineStart = place.lineStart;
    this.marker = marker;
    this.markerAt = markerAt;
    this.contentAt = contentAt;
    this.width = width;
  }

  /// Where an item begins.
  record Place(int depth, int line, String section, int lineStart) {}

  void addChild(Item child) {
    children.add(child);
  }

  /// Takes the first line of the item's paragraph.
  void begin(String text, int from, int to) {
    textEnd = Lines.trimEnd(text, from, to);
    int start = from;
    if (isBox(text, from, textEnd)) {
      boxAt = from + 1;
      checked = text.charAt(boxAt) != ' ';
      start = Lines.skipBlank(text, from + 3, textEnd);
    }
    takeWords(text, start, textEnd);
  }

  /// Takes a further line of the paragraph.
  void go(String text, int from, int to) {
    words.append(' ');
    takeWords(text, from, Lines.trimEnd(text, from, to));
  }

  private void takeWords(String text, int from, int to) {
    int markStart = Marks.start(text, from, to);
    if (markStart < 0 || !mark.isEmpty()) {
      words.append(text, from, to);
      return;
    }
    markAt = markStart + 1;
    mark = text.substring(markAt, to);
    words.append(text, from, Lines.trimEnd(text, from, markStart));
  }

  private static boolean isBox(String text, int from, int to) {
    return to > from + 3
        && text.charAt(from) == '['
        && " xX".indexOf(text.charAt(from + 1)) >= 0
        && text.charAt(from + 2) == ']'
        && Lines.isBlank(text.charAt(from + 3));
  }

  void close(int contentEnd) {
    end = contentEnd;
  }

  boolean hasBox() {
    return boxAt != NO_BOX;
  }

  /// Where the character between the brackets is.
  int boxAt() {
    return boxAt;
  }

  boolean isChecked() {
    return checked;
  }

  /// Puts this mark in the place of the one it has, or at the end of its first line.
  Splice withMark(String other) {
    return mark.isEmpty()
        ? Splice.insert(textEnd, " ^" + other)
        : new Splice(markAt, markAt + mark.length(), other);
  }

  /// The end of the last line that has something of the item.
  int end() {
    return end;
  }

  Optional<Item> lastChild() {
    return children.isEmpty() ? Optional.empty() : Optional.of(children.getLast());
  }

  Box box() {
    return new Box(text(), mark, checked, depth, section, line, notes());
  }

  private List<String> notes() {
    return children.isEmpty()
        ? List.of()
        : children.stream()
            .filter(c -> !c.hasBox())
            .map(Item::text)
            .map(Inline::unescape)
            .filter(t -> !t.isEmpty())
            .toList();
  }

  private String text() {
    return words.toString().strip();
  }
}
