package dev.codestrator.markdown;

import dev.codestrator.markdown.Outline.Section;
import java.util.List;

/// The splices that change what stands under a heading.
final class Sections {
  private final String text;
  private final String ending;

  Sections(String text) {
    this.text = text;
    this.ending = Lines.ending(text);
  }

  /// Puts this text in place of the section's content; a blank line stays around it.
  List<Splice> replace(Section section, String content) {
    int start = section.contentStart(text);
    if (start == section.end()) {
      return content.isEmpty() ? List.of() : fill(section, content);
    }
    if (content.isEmpty()) {
      return List.of(Splice.delete(start, section.end()));
    }
    return List.of(new Splice(start, section.contentEnd(text), content));
  }

  private List<Splice> fill(Section section, String content) {
    boolean last = section.end() == text.length();
    String filled = gap(section.end()) + content + ending + (last ? "" : ending);
    return List.of(Splice.insert(section.end(), filled));
  }

  /// Adds a block at the section's end.
  List<Splice> add(Section section, String block) {
    if (section.contentStart(text) == section.end()) {
      return fill(section, block);
    }
    int end = Lines.end(text, section.contentEnd(text));
    boolean tight = section.end() < text.length() && Lines.next(text, end) == section.end();
    return List.of(Splice.insert(end, ending + ending + block + (tight ? ending : "")));
  }

  /// Adds a section at the end of the text.
  List<Splice> append(String heading, String content) {
    String body = content.isEmpty() ? "" : ending + content + ending;
    String line = "## " + Headings.written(heading) + ending;
    return List.of(Splice.insert(text.length(), gap(text.length()) + line + body));
  }

  /// What is missing before `end` for a blank line there.
  private String gap(int end) {
    int solid = Lines.trimEnd(text, 0, end);
    int breaks = Lines.count(text, end) - Lines.count(text, solid);
    boolean unfinished = end > 0 && !Lines.isBreak(text.charAt(end - 1));
    if (unfinished && solid < end && breaks > 0) {
      return ending;
    }
    return ending.repeat(unfinished ? 2 : Math.max(0, 2 - breaks));
  }
}
