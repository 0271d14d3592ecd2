package dev.codestrator.markdown;

import java.util.List;
import java.util.Optional;

/// What a record's body is made of, as far as edits care.
///
/// @param boxes the list items that have a checkbox, in order
/// @param headings the headings that are not inside of a list or quote, in order
record Outline(List<Item> boxes, List<Heading> headings) {
  Outline {
    boxes = List.copyOf(boxes);
    headings = List.copyOf(headings);
  }

  /// A heading.
  ///
  /// @param level 1 to 6
  /// @param start where its first line begins
  /// @param end where its last line ends, before the line break
  record Heading(int level, String text, int start, int end) {}

  /// The first section under a heading of this text, in any case.
  ///
  /// @param length where the whole text ends
  Optional<Section> section(String heading, int length) {
    for (int i = 0; i < headings.size(); i++) {
      if (headings.get(i).text.equalsIgnoreCase(heading.strip())) {
        return Optional.of(new Section(headings.get(i).end, sectionEnd(i, length)));
      }
    }
    return Optional.empty();
  }

  private int sectionEnd(int heading, int length) {
    int level = headings.get(heading).level;
    return headings.stream()
        .skip(heading + 1L)
        .filter(h -> h.level <= level)
        .findFirst()
        .map(Heading::start)
        .orElse(length);
  }

  /// What stands under a heading, sub-headings included.
  ///
  /// @param start where the heading's line ends, before the line break
  /// @param end where the next heading that is no sub-heading begins
  record Section(int start, int end) {
    boolean holds(Item item) {
      return item.lineStart > start && item.lineStart < end;
    }

    /// Where the first line that isn't blank begins; the end when all are.
    int contentStart(String text) {
      int solid = Lines.skipBlank(text, start, end);
      return solid == end ? end : Math.max(Lines.start(text, solid), start);
    }

    /// Where the last line that isn't blank ends, before white space.
    int contentEnd(String text) {
      return Lines.trimEnd(text, start, end);
    }
  }
}
