package dev.codestrator.markdown;

import dev.codestrator.markdown.Outline.Section;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// The splices that change a checklist.
final class ChecklistEditor {
  private static final int MOST_TRIES = 1000;

  private final String text;
  private final Outline outline;
  private final String ending;

  ChecklistEditor(String text, Outline outline) {
    this.text = text;
    this.outline = outline;
    this.ending = Lines.ending(text);
  }

  List<Splice> check(int box, boolean checked) {
    int at = outline.boxes().get(box).boxAt();
    return List.of(new Splice(at, at + 1, checked ? "x" : " "));
  }

  List<Splice> mark(Predicate<Box> which, Supplier<String> marks) {
    var splices = new ArrayList<Splice>();
    Set<String> used = new HashSet<>();
    Set<String> seen = new HashSet<>();
    for (Item item : outline.boxes()) {
      Box box = item.box();
      boolean hasOwn = !box.mark().isEmpty() && seen.add(box.mark());
      if (!hasOwn && which.test(box)) {
        if (splices.isEmpty()) {
          used.addAll(Marks.in(text));
        }
        splices.add(item.withMark(fresh(marks, used)));
      }
    }
    return splices;
  }

  /// A mark that the text doesn't have.
  String fresh(Supplier<String> marks) {
    return fresh(marks, Marks.in(text));
  }

  private static String fresh(Supplier<String> marks, Set<String> used) {
    for (int i = 0; i < MOST_TRIES; i++) {
      String mark = marks.get();
      if (!Marks.isMark(mark)) {
        throw new IllegalArgumentException("not letters, digits and dashes: " + mark);
      }
      if (used.add(mark)) {
        return mark;
      }
    }
    throw new IllegalStateException("no unused mark in " + MOST_TRIES + " tries");
  }

  List<Splice> note(int box, String note) {
    Item item = outline.boxes().get(box);
    String line =
        item.lastChild()
            .map(child -> blank(child.lineStart, child.markerAt) + bullet(child))
            .orElseGet(() -> blank(item.lineStart, item.contentAt) + "-");
    return List.of(Splice.insert(item.end(), ending + line + " " + Inline.escape(note)));
  }

  private static String bullet(Item item) {
    return item.marker.length() == 1 ? item.marker : "-";
  }

  /// The beginning of a line with everything but quote markers as white space of the same width.
  private String blank(int lineStart, int to) {
    var prefix = new StringBuilder();
    for (char c : text.substring(lineStart, to).toCharArray()) {
      prefix.append(c == '>' || c == '\t' ? c : ' ');
    }
    return prefix.toString();
  }

  /// A step after this one, as the next item of its list.
  List<Splice> step(Item after, String step) {
    String prefix = blank(after.lineStart, after.markerAt);
    String line = ending + prefix + ListMarker.following(after.marker) + " " + step;
    String empty = ending + prefix.substring(0, prefix.lastIndexOf('>') + 1);
    return List.of(Splice.insert(after.end(), after.list.isTight() ? line : empty + line));
  }

  /// A step before this one, as the item before it in its list.
  List<Splice> stepBefore(Item next, String step) {
    String prefix = blank(next.lineStart, next.markerAt);
    String line = prefix + next.marker + " " + step + ending;
    String empty = prefix.substring(0, prefix.lastIndexOf('>') + 1) + ending;
    return List.of(Splice.insert(next.lineStart, next.list.isTight() ? line : line + empty));
  }

  /// The step after which a new one of this section comes: the last of those nested least.
  Optional<Item> last(Section section) {
    List<Item> items = outline.boxes().stream().filter(section::holds).toList();
    int depth = items.stream().mapToInt(i -> i.depth).min().orElse(0);
    return items.stream()
        .filter(i -> i.depth == depth)
        .max(Comparator.comparingInt(i -> i.lineStart));
  }
}
