package dev.codestrator.markdown;

import dev.codestrator.markdown.Node.Style;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Writes a record that isn't there yet.
final class NewDocument {
  private NewDocument() {}

  static Document of(SequencedMap<String, Object> fields, String body) {
    var present = new LinkedHashMap<String, Object>(fields);
    present.values().removeIf(v -> v instanceof List<?> list && list.isEmpty());
    var lines = new StringBuilder("---\n");
    present.forEach((key, value) -> field(lines, key, value));
    lines.append("---\n");
    String content = Lines.blank(body, 0, body.length()) ? "" : body;
    if (!content.isEmpty()) {
      lines
          .append("\n")
          .append(
              content,
              Lines.start(content, Lines.skipBlank(content, 0, content.length())),
              content.length());
      lines.append(content.endsWith("\n") ? "" : "\n");
    }
    return Verified.created(present, Splice.apply("", List.of(Splice.insert(0, lines.toString()))));
  }

  private static void field(StringBuilder lines, String key, Object value) {
    lines.append(Scalars.write(key, Style.PLAIN, false)).append(':');
    if (value instanceof String text) {
      lines.append(' ').append(Scalars.write(text, Style.PLAIN, false)).append('\n');
    } else if (value instanceof List<?> items) {
      lines.append('\n');
      for (Object item : items) {
        String text = Scalars.write((String) item, Style.PLAIN, false);
        lines.append(FrontMatterEditor.INDENT).append("- ").append(text).append('\n');
      }
    } else {
      throw new IllegalArgumentException(key + " is no text or list of texts");
    }
  }
}
