package dev.codestrator.markdown;

import dev.codestrator.markdown.Node.Scalar;
import dev.codestrator.markdown.Node.Sequence;
import dev.codestrator.markdown.Node.Style;
import java.util.ArrayList;
import java.util.List;

/// The lines of a block list, one item a line or more.
final class BlockItems {
  private final String text;
  private final Scalar key;
  private final Sequence list;

  BlockItems(String text, Scalar key, Sequence list) {
    this.text = text;
    this.key = key;
    this.list = list;
  }

  /// Deletes the lines of all items; comments on lines of their own stay.
  List<Splice> deleteAll() {
    return list.items().stream().map(this::delete).toList();
  }

  List<Splice> change(ListChange change, String ending) {
    var splices = new ArrayList<Splice>();
    for (int i = 0; i <= list.items().size(); i++) {
      if (!change.added().get(i).isEmpty()) {
        splices.add(Splice.insert(gap(i), lines(change.added().get(i), ending)));
      }
      if (i < list.items().size() && !change.kept().get(i)) {
        splices.add(delete(list.items().get(i)));
      }
    }
    return splices;
  }

  /// Before the first item is right below the key, so that a comment stays with its item.
  private int gap(int before) {
    return Lines.next(text, before == 0 ? key.end() : list.items().get(before - 1).end());
  }

  private String lines(List<String> items, String ending) {
    int first = list.start();
    String indent = text.substring(Lines.start(text, first), first);
    var lines = new StringBuilder();
    for (String item : items) {
      lines.append(indent).append("- ").append(Scalars.write(item, Style.PLAIN, false));
      lines.append(ending);
    }
    return lines.toString();
  }

  private Splice delete(Node item) {
    return Splice.delete(lineStart(item), Lines.next(text, item.end()));
  }

  /// Where the line with the item's dash begins.
  private int lineStart(Node item) {
    int dash = Lines.trimEnd(text, key.end(), item.start()) - 1;
    int start = Lines.start(text, dash);
    if (text.charAt(dash) != '-' || !Lines.blank(text, start, dash)) {
      throw UnsafeEdit.of("the list '" + key.text() + "'", "an item doesn't begin its line");
    }
    return start;
  }
}
