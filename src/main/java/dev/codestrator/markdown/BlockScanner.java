package dev.codestrator.markdown;

import dev.codestrator.markdown.Container.Quote;
import dev.codestrator.markdown.Container.Root;
import dev.codestrator.markdown.Outline.Heading;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds list items and headings as CommonMark does, line by line in linear time: first the open
/// containers that the line goes on with, then what it opens, then text.
final class BlockScanner {
  /// Containers nested deeper than this are read as text, so that no line costs more.
  private static final int DEEPEST = 100;

  private final String text;
  private final Cursor cursor;
  private final List<Container> stack = new ArrayList<>(List.of(new Root()));
  private final List<Item> boxes = new ArrayList<>();
  private final List<Heading> headings = new ArrayList<>();
  private Leaf leaf = Leaf.None.INSTANCE;
  private @Nullable Item paragraphOf;
  private int paragraphStart;
  private int keep;
  private int lineNumber;
  private int lineStart;
  private int contentEnd;
  private boolean afterBlank;
  private boolean opened;

  private BlockScanner(String text, int firstLine) {
    this.text = text;
    this.cursor = new Cursor(text);
    this.lineNumber = firstLine;
  }

  /// Reads the text from this offset on.
  static Outline scan(String text, int from) {
    var scanner = new BlockScanner(text, Lines.count(text, from) + 1);
    int at = from;
    while (at < text.length()) {
      int end = Lines.end(text, at);
      scanner.line(at, end);
      at = Lines.skipBreak(text, end);
    }
    scanner.close(1);
    return new Outline(scanner.boxes, scanner.headings);
  }

  private void line(int start, int end) {
    lineStart = start;
    cursor.line(start, end);
    opened = false;
    keep = 1;
    while (keep < stack.size() && continues(stack.get(keep))) {
      keep++;
    }
    if (!continuesLeaf()) {
      openBlocks();
    }
    afterBlank = cursor.isBlank() && !opened;
    if (!afterBlank) {
      contentEnd = end;
    }
    lineNumber++;
  }

  private boolean continues(Container container) {
    return container instanceof Item item
        ? continues(item)
        : container instanceof Root || passQuoteMarker();
  }

  private boolean continues(Item item) {
    boolean blank = cursor.isBlank();
    boolean inside = blank || cursor.indent() >= item.width;
    if (inside) {
      cursor.skip(item.width);
    }
    return blank ? item.started : inside;
  }

  private boolean passQuoteMarker() {
    if (cursor.indent() > 3 || cursor.peek() != '>') {
      return false;
    }
    cursor.pass(1);
    cursor.skip(1);
    return true;
  }

  /// Whether the line is inside of an open code or HTML block and nothing else.
  private boolean continuesLeaf() {
    if (keep < stack.size()) {
      return false;
    }
    if (leaf instanceof Leaf.Indented) {
      return cursor.isBlank() || cursor.indent() > 3 || end(false);
    } else if (leaf instanceof Leaf.Fence fence) {
      return cursor.indent() > 3 || !fence.closedBy(rest()) || end(true);
    } else if (leaf instanceof Leaf.Html html) {
      return html.kind().endsBeforeBlank()
          ? !cursor.isBlank() || end(false)
          : !html.kind().endsIn(rest()) || end(true);
    }
    return false;
  }

  private boolean end(boolean withThisLine) {
    leaf = Leaf.None.INSTANCE;
    return withThisLine;
  }

  private String rest() {
    return text.substring(cursor.solid(), cursor.end());
  }

  private void openBlocks() {
    boolean amidText = leaf instanceof Leaf.Paragraph;
    boolean inParagraph = amidText && keep == stack.size();
    while (!cursor.isBlank()) {
      if (cursor.indent() > 3) {
        if (amidText) {
          break;
        }
        open(new Leaf.Indented());
        return;
      }
      if (opensLeaf(inParagraph)) {
        return;
      }
      if (!opensContainer(inParagraph)) {
        break;
      }
      amidText = false;
      inParagraph = false;
    }
    text(amidText);
  }

  private boolean opensLeaf(boolean inParagraph) {
    String rest = rest();
    return switch (cursor.peek()) {
      case '#' -> opensHeading(rest);
      case '`', '~' -> Leaf.Fence.openedBy(rest).map(this::open).orElse(false);
      case '<' -> HtmlBlock.openedBy(rest, inParagraph).map(k -> openHtml(k, rest)).orElse(false);
      case '=' -> inParagraph && underlines(rest, '=', 1);
      case '-' -> (inParagraph && underlines(rest, '-', 2)) || opensRule(rest);
      case '*', '_' -> opensRule(rest);
      default -> false;
    };
  }

  private boolean opensHeading(String rest) {
    int level = Headings.level(rest);
    if (level == 0) {
      return false;
    }
    open(Leaf.None.INSTANCE);
    heading(new Heading(level, Headings.text(rest, level), lineStart, cursor.end()));
    return true;
  }

  private boolean underlines(String rest, char with, int level) {
    if (!Headings.isUnderline(rest, with)) {
      return false;
    }
    String words = Lines.fold(text.substring(paragraphStart, lineStart));
    heading(new Heading(level, words, Lines.start(text, paragraphStart), cursor.end()));
    leaf = Leaf.None.INSTANCE;
    return true;
  }

  private void heading(Heading heading) {
    if (stack.size() == 1) {
      headings.add(heading);
    }
  }

  private boolean opensRule(String rest) {
    return Headings.isRule(rest) && open(Leaf.None.INSTANCE);
  }

  private boolean openHtml(HtmlBlock kind, String rest) {
    return open(kind.endsIn(rest) ? Leaf.None.INSTANCE : new Leaf.Html(kind));
  }

  private boolean opensContainer(boolean inParagraph) {
    if (keep >= DEEPEST) {
      return false;
    }
    if (cursor.peek() == '>') {
      passQuoteMarker();
      push(new Quote());
      return true;
    }
    int marker = ListMarker.length(text, cursor.solid(), cursor.end());
    if (marker == 0
        || (inParagraph && !ListMarker.interrupts(text, cursor.solid(), marker, cursor.end()))) {
      return false;
    }
    openItem(marker);
    return true;
  }

  private void openItem(int markerLength) {
    int offset = cursor.indent();
    int markerAt = cursor.solid();
    String marker = text.substring(markerAt, markerAt + markerLength);
    cursor.pass(markerLength);
    int blanks = cursor.indent();
    int padding = cursor.isBlank() || blanks > 4 ? 1 : blanks;
    cursor.skip(padding);
    close(keep);
    Container parent = stack.getLast();
    char kind = marker.charAt(markerLength - 1);
    ItemList list = parent.open;
    if (list == null || !list.takes(kind)) {
      list = new ItemList(kind);
    }
    list.add(afterBlank);
    var place = new Item.Place(depth(), lineNumber, section(), lineStart);
    int width = offset + markerLength + padding;
    var item = new Item(place, list, marker, markerAt, cursor.at(), width);
    if (parent instanceof Item outer) {
      outer.addChild(item);
    }
    push(item);
    parent.open = list;
  }

  /// How many items are open.
  private int depth() {
    int depth = 0;
    for (Container container : stack) {
      depth += container instanceof Item ? 1 : 0;
    }
    return depth;
  }

  private String section() {
    return headings.isEmpty() ? "" : headings.getLast().text();
  }

  private void text(boolean amidText) {
    if (cursor.isBlank()) {
      close(keep);
      if (leaf instanceof Leaf.Paragraph) {
        leaf = Leaf.None.INSTANCE;
      }
    } else if (amidText) {
      if (paragraphOf != null) {
        paragraphOf.go(text, cursor.solid(), cursor.end());
      }
    } else {
      open(new Leaf.Paragraph());
      paragraphStart = cursor.solid();
      paragraphOf = null;
      if (stack.getLast() instanceof Item item && item.lineStart == lineStart) {
        beginText(item);
      }
    }
  }

  private void beginText(Item item) {
    paragraphOf = item;
    item.begin(text, cursor.solid(), cursor.end());
    if (item.hasBox()) {
      boxes.add(item);
    }
  }

  private boolean open(Leaf next) {
    close(keep);
    Container parent = stack.getLast();
    parent.started = true;
    parent.open = null;
    leaf = next;
    opened = true;
    return true;
  }

  private void push(Container container) {
    open(Leaf.None.INSTANCE);
    stack.add(container);
    keep = stack.size();
  }

  /// Closes all containers but the first `count`.
  private void close(int count) {
    while (stack.size() > count) {
      if (stack.removeLast() instanceof Item item) {
        item.close(contentEnd);
      }
      leaf = Leaf.None.INSTANCE;
    }
  }
}
