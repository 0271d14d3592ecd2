package dev.codestrator.markdown;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A checkbox of a task list: a step.
///
/// @param text the step's words on one line, without its mark
/// @param mark the block reference at the line's end without `^`, empty when none
/// @param depth how many list items it is inside of, 0 = top
/// @param section the heading that it stands under, empty when none
/// @param line of the file, 1-based
/// @param notes the words of the items right below it that have no box themselves
public record Box(
    String text,
    String mark,
    boolean checked,
    int depth,
    String section,
    int line,
    List<String> notes) {
  public Box {
    notes = List.copyOf(notes);
  }

  /// Written out, as [#hashCode()]: what a record gets by itself is made anew at every start.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Box box
        && text.equals(box.text)
        && mark.equals(box.mark)
        && checked == box.checked
        && depth == box.depth
        && section.equals(box.section)
        && line == box.line
        && notes.equals(box.notes);
  }

  @Override
  public int hashCode() {
    return 31 * text.hashCode() + line;
  }
}
