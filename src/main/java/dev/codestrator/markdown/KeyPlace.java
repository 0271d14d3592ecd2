package dev.codestrator.markdown;

import dev.codestrator.markdown.Node.Entry;
import java.util.List;
import java.util.Optional;

/// Where a key that the front matter lacks comes: behind the nearest key before it in a given
/// order, else above the nearest one after it, else last.
///
/// So two branches that add different keys touch different lines, unless the two are neighbours.
record KeyPlace(String text, FrontMatter front) {
  /// The offset of the line that it comes above.
  int of(String key, List<String> order) {
    int index = Math.max(0, order.indexOf(key));
    return nearest(order.subList(0, index).reversed())
        .map(this::behind)
        .or(() -> nearest(order.subList(index, order.size())).map(this::above))
        .orElse(front.end());
  }

  private Optional<Entry> nearest(List<String> keys) {
    return keys.stream().flatMap(key -> front.find(key).stream()).findFirst();
  }

  /// Below the value and the comments that are indented as part of it.
  private int behind(Entry entry) {
    int indent = entry.key().start() - Lines.start(text, entry.key().start());
    int at = Lines.next(text, entry.value().end());
    while (at < front.end() && isComment(at, indent + 1)) {
      at = Lines.next(text, at);
    }
    return at;
  }

  /// Above the key and the comments that stand right above it.
  private int above(Entry entry) {
    int at = Lines.start(text, entry.key().start());
    while (at > front.start() && isComment(before(at), 0)) {
      at = before(at);
    }
    return at;
  }

  private int before(int line) {
    int at = line - 1;
    return Lines.start(text, text.startsWith("\r\n", at - 1) ? at - 1 : at);
  }

  /// Whether this line is nothing but a comment, indented by so many blanks at least.
  private boolean isComment(int line, int indent) {
    int solid = Lines.skipBlank(text, line, Lines.end(text, line));
    return solid - line >= indent && solid < text.length() && text.charAt(solid) == '#';
  }
}
