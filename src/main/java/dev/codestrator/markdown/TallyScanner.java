package dev.codestrator.markdown;

import java.util.Optional;
import java.util.function.Predicate;

/// Counts checkboxes by the first characters of each line, as nearly all records allow.
///
/// It gives up at a line that may begin code or HTML, underline a heading, or hold a box anywhere
/// but at its beginning; what it does count, it counts as [BlockScanner] would.
final class TallyScanner {
  private static final String BOX = "- [";
  private static final String FENCE = "```";

  /// What may begin a line, besides letters, and begins nothing but text.
  private static final String TEXT = "\"'([|!:_";

  /// What may begin an item or a quote, in which only a bracket can begin a box.
  private static final String CONTAINERS = "0123456789*+>";

  private final String text;
  private final Predicate<String> sections;
  private int done;
  private int total;
  private boolean counts;

  private TallyScanner(String text, Predicate<String> sections) {
    this.text = text;
    this.sections = sections;
    this.counts = sections.test("");
  }

  /// The boxes from this offset on that stand in these sections; empty when it takes a full reader.
  static Optional<Tally> count(String text, int from, Predicate<String> sections) {
    var scanner = new TallyScanner(text, sections);
    return text.indexOf('\r', from) < 0 && scanner.lines(from)
        ? Optional.of(new Tally(scanner.done, scanner.total))
        : Optional.empty();
  }

  private boolean lines(int from) {
    int start = from;
    while (start < text.length()) {
      int found = text.indexOf('\n', start);
      int end = found < 0 ? text.length() : found;
      if (start < end && !line(start, end)) {
        return false;
      }
      start = end + 1;
    }
    return true;
  }

  /// @return whether nothing in this line takes a full reader
  private boolean line(int start, int end) {
    char first = text.charAt(start);
    if (first == '-') {
      return item(start, end);
    } else if (first == '#') {
      heading(text.substring(start, end));
      return true;
    } else if (first == ' ') {
      return indented(start, end);
    }
    return isText(start, end);
  }

  private boolean item(int start, int end) {
    if (!text.startsWith(BOX, start)) {
      int words = start + 2;
      return words < end && text.charAt(start + 1) == ' ' && isText(words, end);
    }
    int words = start + 6;
    boolean plain =
        words < end
            && text.charAt(words - 2) == ']'
            && text.charAt(words - 1) == ' '
            && !Lines.isBlank(text.charAt(words));
    int box = plain ? " xX".indexOf(text.charAt(start + 3)) : -1;
    if (box >= 0 && counts) {
      total++;
      done += box > 0 ? 1 : 0;
    }
    return box >= 0;
  }

  private void heading(String line) {
    int level = Headings.level(line);
    if (level > 0) {
      counts = sections.test(Headings.text(line, level));
    }
  }

  private boolean indented(int start, int end) {
    int solid = start;
    while (solid < end && text.charAt(solid) == ' ') {
      solid++;
    }
    if (solid == end) {
      return true;
    }
    int bracket = text.indexOf('[', solid, end);
    boolean item = text.charAt(solid) == '-';
    return bracket < 0 && (item ? item(solid, end) : isText(solid, end));
  }

  /// Whether what stands here is text, or holds text alone.
  private boolean isText(int at, int end) {
    char first = text.charAt(at);
    if ((first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') || first > '\u007f') {
      return true;
    } else if (first == '`') {
      return !text.startsWith(FENCE, at);
    }
    return TEXT.indexOf(first) >= 0
        || (CONTAINERS.indexOf(first) >= 0 && text.indexOf('[', at, end) < 0);
  }
}
