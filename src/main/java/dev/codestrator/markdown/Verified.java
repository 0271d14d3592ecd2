package dev.codestrator.markdown;

import dev.codestrator.markdown.Outline.Heading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Applies splices and reads the result again: it must differ in the intended place only.
final class Verified {
  private Verified() {}

  static Document field(Document old, String key, Object value, List<Splice> splices) {
    var expected = new LinkedHashMap<>(old.front.values());
    expected.put(key, value);
    return fields(old, key, expected, splices);
  }

  static Document noField(Document old, String key, List<Splice> splices) {
    var expected = new LinkedHashMap<>(old.front.values());
    expected.remove(key);
    return fields(old, key, expected, splices);
  }

  private static Document fields(
      Document old, String key, Map<String, Object> expected, List<Splice> splices) {
    String asked = "the key '" + key + "'";
    Document result = apply(old, splices, asked);
    boolean same =
        expected.equals(result.front.values())
            && others(old, key).equals(others(result, key))
            && result.body().equals(old.body());
    return accept(same, result, asked);
  }

  private static List<String> others(Document document, String key) {
    return document.keys().stream().filter(other -> !other.equals(key)).toList();
  }

  static Document created(Map<String, Object> expected, String text) {
    Document result = Document.of(text);
    return accept(result.front.values().equals(expected), result, "a new record");
  }

  static Document checked(Document old, int box, boolean checked, List<Splice> splices) {
    return checked(old, Map.of(box, checked), splices, "box " + (box + 1));
  }

  static Document checked(
      Document old, Map<Integer, Boolean> ticks, List<Splice> splices, String asked) {
    List<Box> expected = new ArrayList<>(old.boxes());
    for (Map.Entry<Integer, Boolean> tick : ticks.entrySet()) {
      Box was = expected.get(tick.getKey());
      expected.set(
          tick.getKey(),
          new Box(
              was.text(),
              was.mark(),
              tick.getValue(),
              was.depth(),
              was.section(),
              was.line(),
              was.notes()));
    }
    return boxes(old, expected, splices, asked);
  }

  static Document marks(Document old, List<Splice> splices) {
    String asked = "the marks of the boxes";
    Document result = apply(old, splices, asked);
    List<Box> before = old.boxes();
    List<Box> after = result.boxes();
    boolean same = before.size() == after.size() && sameHeadings(old, result, 0);
    Set<String> seen = new HashSet<>();
    for (int i = 0; same && i < before.size(); i++) {
      String mark = before.get(i).mark();
      boolean unmarked = mark.isEmpty() || !seen.add(mark);
      same = content(before.get(i), unmarked).equals(content(after.get(i), unmarked));
    }
    return accept(same, result, asked);
  }

  static Document note(Document old, int box, String note, List<Splice> splices) {
    List<Box> expected = new ArrayList<>(old.boxes());
    Box was = expected.get(box);
    var notes = new ArrayList<>(was.notes());
    notes.add(note);
    expected.set(
        box,
        new Box(
            was.text(), was.mark(), was.checked(), was.depth(), was.section(), was.line(), notes));
    return boxes(old, expected, splices, "the notes of box " + (box + 1));
  }

  private static Document boxes(
      Document old, List<Box> expected, List<Splice> splices, String asked) {
    Document result = apply(old, splices, asked);
    boolean same =
        contents(expected).equals(contents(result.boxes())) && sameHeadings(old, result, 0);
    return accept(same, result, asked);
  }

  static Document step(Document old, Step step, List<Splice> splices) {
    String asked = "the checklist";
    Document result = apply(old, splices, asked);
    List<Box> before = contents(old.boxes());
    List<Box> after = contents(result.boxes());
    int at = 0;
    while (at < before.size() && at < after.size() && before.get(at).equals(after.get(at))) {
      at++;
    }
    boolean same =
        after.size() == before.size() + 1
            && before.subList(at, before.size()).equals(after.subList(at + 1, after.size()))
            && after.get(at).text().equals(step.text())
            && after.get(at).mark().equals(step.mark())
            && sameHeadings(old, result, 1);
    return accept(same, result, asked);
  }

  static Document section(Document old, String heading, String content, List<Splice> splices) {
    String asked = "the section '" + heading + "'";
    Document result = apply(old, splices, asked);
    boolean same = result.section(heading).filter(content::equals).isPresent();
    return accept(same, result, asked);
  }

  /// Whether there are the same headings, or those and up to `more` after them.
  private static boolean sameHeadings(Document old, Document result, int more) {
    List<String> before = headings(old);
    List<String> after = headings(result);
    int added = after.size() - before.size();
    return added >= 0 && added <= more && after.subList(0, before.size()).equals(before);
  }

  private static List<String> headings(Document document) {
    return document.outline().headings().stream().map(Heading::text).toList();
  }

  private static List<Box> contents(List<Box> boxes) {
    return boxes.stream().map(b -> content(b, false)).toList();
  }

  /// The box without its line, and perhaps without its mark.
  private static Box content(Box box, boolean unmarked) {
    String mark = unmarked ? "" : box.mark();
    return new Box(box.text(), mark, box.checked(), box.depth(), box.section(), 0, box.notes());
  }

  private static Document apply(Document old, List<Splice> splices, String asked) {
    try {
      return Document.of(Splice.apply(old.text, splices));
    } catch (Unreadable e) {
      throw UnsafeEdit.of(asked, e.reason());
    }
  }

  private static Document accept(boolean same, Document result, String asked) {
    if (!same) {
      throw UnsafeEdit.of(asked);
    }
    return result;
  }
}
