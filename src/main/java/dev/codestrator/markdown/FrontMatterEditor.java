package dev.codestrator.markdown;

import dev.codestrator.markdown.Node.Entry;
import dev.codestrator.markdown.Node.Mapping;
import dev.codestrator.markdown.Node.Scalar;
import dev.codestrator.markdown.Node.Sequence;
import dev.codestrator.markdown.Node.Style;
import java.util.ArrayList;
import java.util.List;

/// The splices that change one key of the front matter.
final class FrontMatterEditor {
  static final String INDENT = "  ";

  private final String text;
  private final FrontMatter front;
  private final List<String> order;
  private final String ending;

  /// @param order says where a new key comes; one that it doesn't name comes last
  FrontMatterEditor(String text, FrontMatter front, List<String> order) {
    this.text = text;
    this.front = front;
    this.order = order;
    this.ending = Lines.ending(text);
  }

  /// Writes a scalar over the value there is, or a new key.
  List<Splice> scalar(String key, String value) {
    return front.find(key).map(e -> replace(e, value)).orElseGet(() -> add(key, value));
  }

  private List<Splice> replace(Entry entry, String value) {
    if (entry.value() instanceof Scalar old) {
      return List.of(
          old.isNull() && old.start() == old.end()
              ? Splice.insert(old.start(), " " + written(value, old.style()))
              : new Splice(old.start(), old.end(), written(entry, value, old)));
    } else if (entry.value() instanceof Sequence old) {
      return old.flow()
          ? List.of(new Splice(old.start(), old.end(), written(value, Style.PLAIN)))
          : inPlaceOfItems(entry, old, written(value, Style.PLAIN));
    }
    throw isMapping(entry);
  }

  private List<Splice> inPlaceOfItems(Entry entry, Sequence old, String value) {
    var splices = new ArrayList<Splice>();
    splices.add(Splice.insert(afterColon(entry), " " + value));
    splices.addAll(new BlockItems(text, entry.key(), old).deleteAll());
    return splices;
  }

  private String written(String value, Style preferred) {
    return Scalars.write(value, preferred, front.root().flow());
  }

  private String written(Entry entry, String value, Scalar old) {
    boolean block = old.style() == Style.LITERAL || old.style() == Style.FOLDED;
    String literal = block ? Scalars.literal(value, indent(entry) + INDENT, ending) : "";
    return literal.isEmpty() ? written(value, old.style()) : literal;
  }

  private List<Splice> add(String key, String value) {
    return addLine(key, written(key, Style.PLAIN) + ": " + written(value, Style.PLAIN));
  }

  private List<Splice> addLine(String key, String line) {
    if (front.root().flow()) {
      throw UnsafeEdit.of("the front matter", "it is written in braces");
    }
    int at = order.contains(key) ? new KeyPlace(text, front).of(key, order) : front.end();
    return List.of(Splice.insert(at, rootIndent() + line + ending));
  }

  /// Changes a list; the caller has made sure that there is something to change.
  List<Splice> list(String key, ListChange change) {
    var entry = front.find(key);
    List<String> items = change.result();
    if (entry.isEmpty()) {
      return items.isEmpty()
          ? List.of()
          : addLine(key, written(key, Style.PLAIN) + ":" + block(items, rootIndent()));
    }
    Node value = entry.get().value();
    if (value instanceof Mapping) {
      throw isMapping(entry.get());
    }
    return value instanceof Sequence old
        ? list(entry.get(), old, change)
        : toBlock(entry.get(), value.start(), value.end(), items);
  }

  private List<Splice> list(Entry entry, Sequence old, ListChange change) {
    List<String> items = change.result();
    if (old.flow()) {
      return old.items().isEmpty() || items.isEmpty()
          ? toBlock(entry, old.start(), old.end(), items)
          : new FlowItems(old).change(flat(old, change));
    }
    return items.isEmpty()
        ? inPlaceOfItems(entry, old, "[]")
        : new BlockItems(text, entry.key(), old).change(flat(old, change), ending);
  }

  private static ListChange flat(Sequence old, ListChange change) {
    if (!old.isFlat()) {
      throw UnsafeEdit.of("the list", "it holds more than texts");
    }
    return change;
  }

  /// The items of a list of scalars.
  static List<String> texts(Sequence list) {
    return list.items().stream().map(i -> (String) i.value()).toList();
  }

  /// Makes a value on the key's line a block list; a comment there stays there.
  private List<Splice> toBlock(Entry entry, int start, int end, List<String> items) {
    if (items.isEmpty()) {
      return List.of(new Splice(afterColon(entry), end, " []"));
    }
    if (front.root().flow()) {
      throw UnsafeEdit.of("the front matter", "it is written in braces");
    }
    int colon = afterColon(entry);
    int line = Lines.end(text, end);
    boolean block = Lines.end(text, start) < end;
    String comment = block ? "" : text.substring(end, line);
    String kept = comment.isBlank() ? "" : comment;
    return List.of(new Splice(colon, line, kept + block(items, indent(entry))));
  }

  private String block(List<String> items, String indent) {
    var lines = new StringBuilder();
    for (String item : items) {
      lines.append(ending).append(indent).append(INDENT).append("- ");
      lines.append(Scalars.write(item, Style.PLAIN, false));
    }
    return lines.toString();
  }

  /// Removes a key with its lines.
  List<Splice> remove(Entry entry) {
    if (front.root().flow()) {
      throw UnsafeEdit.of("the front matter", "it is written in braces");
    }
    indent(entry);
    int start = Lines.start(text, entry.key().start());
    return List.of(Splice.delete(start, Lines.next(text, entry.value().end())));
  }

  private int afterColon(Entry entry) {
    int at = Lines.skipBlank(text, entry.key().end(), front.end());
    if (at == front.end() || text.charAt(at) != ':') {
      throw UnsafeEdit.of("the key '" + entry.key().text() + "'", "it has no plain 'key:' line");
    }
    return at + 1;
  }

  /// What stands before the key on its line.
  private String indent(Entry entry) {
    int key = entry.key().start();
    String before = text.substring(Lines.start(text, key), key);
    if (!before.isBlank()) {
      throw UnsafeEdit.of("the key '" + entry.key().text() + "'", "it doesn't begin its line");
    }
    return before;
  }

  private String rootIndent() {
    return front.root().entries().isEmpty()
        ? ""
        : indent(front.root().entries().firstEntry().getValue());
  }

  private static RuntimeException isMapping(Entry entry) {
    return UnsafeEdit.of("the key '" + entry.key().text() + "'", "it holds keys of its own");
  }
}
