package dev.codestrator.markdown;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// A YAML value with the place in the text where it is written.
sealed interface Node {
  /// Where the value's text begins.
  int start();

  /// Where it ends: after its last character, before blanks, comments and the line break.
  int end();

  /// The value as text, List or Map; a null is an empty text.
  Object value();

  /// How a scalar is written.
  enum Style {
    PLAIN,
    SINGLE,
    DOUBLE,
    LITERAL,
    FOLDED
  }

  /// A scalar.
  ///
  /// @param text quotes and escapes resolved, types not: `no` and `1e5` are those characters
  record Scalar(String text, Style style, int start, int end) implements Node {
    /// Whether nothing is there: no text at all, `~` or `null`.
    boolean isNull() {
      return style == Style.PLAIN && Scalars.isNull(text);
    }

    @Override
    public String value() {
      return isNull() ? "" : text;
    }
  }

  /// A list.
  ///
  /// @param flow whether it is written in brackets
  record Sequence(List<Node> items, boolean flow, int start, int end) implements Node {
    boolean isFlat() {
      return items.stream().allMatch(Scalar.class::isInstance);
    }

    @Override
    public List<Object> value() {
      return items.stream().map(Node::value).toList();
    }
  }

  /// A mapping; its keys are unique.
  ///
  /// @param flow whether it is written in braces
  record Mapping(SequencedMap<String, Entry> entries, boolean flow, int start, int end)
      implements Node {
    @Override
    public Map<String, Object> value() {
      var values = new LinkedHashMap<String, Object>();
      entries.forEach((key, entry) -> values.put(key, entry.value().value()));
      return values;
    }
  }

  /// A key and its value.
  record Entry(Scalar key, Node value) {}
}
