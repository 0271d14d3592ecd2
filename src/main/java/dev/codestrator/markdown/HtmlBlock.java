package dev.codestrator.markdown;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The kinds of HTML block that Markdown knows, by how they begin and end.
enum HtmlBlock {
  /// `<script>`, `<pre>`, `<style>`, `<textarea>`, up to its end tag.
  RAW,
  COMMENT,
  INSTRUCTION,
  DECLARATION,
  CDATA,
  /// A tag of a block, up to a blank line.
  BLOCK,
  /// Any other tag that is alone on its line, up to a blank line.
  TAG;

  private static final List<String> RAW_TAGS = List.of("script", "pre", "style", "textarea");
  private static final Set<String> BLOCK_TAGS =
      Set.of(
          ("address article aside base basefont blockquote body caption center col colgroup dd"
                  + " details dialog dir div dl dt fieldset figcaption figure footer form frame"
                  + " frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main"
                  + " menu menuitem nav noframes ol optgroup option p param search section summary"
                  + " table tbody td tfoot th thead title tr track ul")
              .split(" "));

  /// Whether such a block ends before a blank line, rather than after a line with its end in it.
  boolean endsBeforeBlank() {
    return this == BLOCK || this == TAG;
  }

  /// Whether this line is the block's last.
  boolean endsIn(String line) {
    return switch (this) {
      case RAW -> {
        String lower = line.toLowerCase(Locale.ROOT);
        yield RAW_TAGS.stream().anyMatch(tag -> lower.contains("</" + tag + ">"));
      }
      case COMMENT -> line.contains("-->");
      case INSTRUCTION -> line.contains("?>");
      case DECLARATION -> line.contains(">");
      case CDATA -> line.contains("]]>");
      case BLOCK, TAG -> false;
    };
  }

  /// The block that a line beginning with `<` opens, or empty.
  ///
  /// @param amidText whether the line would otherwise go on with a paragraph
  static Optional<HtmlBlock> openedBy(String line, boolean amidText) {
    if (line.startsWith("<!--")) {
      return Optional.of(COMMENT);
    }
    if (line.startsWith("<?")) {
      return Optional.of(INSTRUCTION);
    }
    if (line.startsWith("<![CDATA[")) {
      return Optional.of(CDATA);
    }
    if (line.startsWith("<!") && line.length() > 2 && isLetter(line.charAt(2))) {
      return Optional.of(DECLARATION);
    }
    return byTag(line, amidText);
  }

  private static Optional<HtmlBlock> byTag(String line, boolean amidText) {
    boolean closing = line.startsWith("</");
    int from = closing ? 2 : 1;
    int to = from;
    while (to < line.length() && (isLetter(line.charAt(to)) || isDigit(line.charAt(to)))) {
      to++;
    }
    String name = line.substring(from, to).toLowerCase(Locale.ROOT);
    boolean ends = to == line.length() || " \t>".indexOf(line.charAt(to)) >= 0;
    if (!closing && ends && RAW_TAGS.contains(name)) {
      return Optional.of(RAW);
    }
    if (BLOCK_TAGS.contains(name) && (ends || line.startsWith("/>", to))) {
      return Optional.of(BLOCK);
    }
    boolean alone = !amidText && new HtmlTag(line).isWhole();
    return alone ? Optional.of(TAG) : Optional.empty();
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
