package dev.codestrator.fuzz;

import static dev.codestrator.fuzz.Target.require;

import dev.codestrator.markdown.Box;
import dev.codestrator.markdown.Document;
import dev.codestrator.markdown.Tally;
import dev.codestrator.markdown.Unreadable;
import dev.codestrator.markdown.Yaml;
import dev.codestrator.model.Rejection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// What must hold of records and settings.
final class RecordChecks {
  private static final int SOME = 4;

  private RecordChecks() {}

  /// It is refused with a place, or read; an edit of a key changes that key alone, or is refused.
  static void frontMatter(byte[] input) {
    parse(input)
        .ifPresent(document -> {
          require(Arrays.equals(input, document.bytes()), "reading changes no byte");
          List<String> keys = document.keys();
          for (String key : keys.subList(0, Math.min(SOME, keys.size()))) {
            document.place(key);
            edited(document, key, d -> d.withScalar(key, "a: b"));
            edited(document, key, d -> d.withList(key, List.of("x", "#y")));
            edited(document, key, d -> d.without(key));
          }
          edited(document, "added", d -> d.withScalar("added", "new"));
          edited(document, "added", d -> d.withSequence("added", List.of("b", "a"), keys));
        });
  }

  private static Optional<Document> parse(byte[] input) {
    try {
      return Optional.of(Document.parse(input));
    } catch (Unreadable e) {
      require(e.line() > 0 && e.column() > 0 && !e.reason().isEmpty(), "a place and a reason");
      return Optional.empty();
    }
  }

  private static Optional<Document> edit(Document document, UnaryOperator<Document> edit) {
    try {
      return Optional.of(edit.apply(document));
    } catch (Rejection.Conflict e) {
      require(e.code().equals("unsafe_edit"), e.code());
      return Optional.empty();
    }
  }

  private static void edited(Document before, String key, UnaryOperator<Document> edit) {
    edit(before, edit)
        .ifPresent(after -> {
          require(after.body().equals(before.body()), "the body stays");
          require(values(after, key).equals(values(before, key)), "other keys stay");
          require(isRead(after), "it is read again as it is");
          require(isElsewhereTheSame(before, after, key), "one place changes");
          require(edit.apply(after).toString().equals(after.toString()), "again changes nothing");
        });
  }

  private static List<List<Object>> values(Document document, String without) {
    return document.keys().stream()
        .filter(key -> !key.equals(without))
        .map(key -> List.<Object>of(key, document.scalar(key), document.list(key)))
        .toList();
  }

  private static boolean isRead(Document document) {
    Document again = Document.parse(document.bytes());
    return again.keys().equals(document.keys()) && again.boxes().equals(document.boxes());
  }

  /// Whether the lines above the key before this one and those from the key after it on are as they
  /// were; of a new key, whether nothing is missing.
  private static boolean isElsewhereTheSame(Document before, Document after, String key) {
    List<String> keys = before.keys();
    int at = keys.indexOf(key);
    if (at < 0) {
      return isWithin(before.toString(), after.toString());
    }
    List<String> lines = List.of(before.toString().split("(?<=\n)|(?<=\r)(?!\n)", -1));
    int own = line(before, key);
    int above = at == 0 ? 0 : line(before, keys.get(at - 1));
    int below = at + 1 == keys.size() ? lines.size() : line(before, keys.get(at + 1));
    return after.toString().startsWith(String.join("", lines.subList(0, above)))
        && after
            .toString()
            .endsWith(
                String.join("", lines.subList(below == own ? below + 1 : below, lines.size())));
  }

  /// The index of the line in which the value of a key begins.
  private static int line(Document document, String key) {
    return Integer.parseInt(document.place(key).split(":", 2)[0]) - 1;
  }

  /// Boxes are counted alike by both readers; a tick changes one byte, and the tick taken away
  /// brings it back; marks, notes and steps are added, or refused.
  static void checklist(byte[] input) {
    parse(input)
        .ifPresent(document -> {
          List<Box> boxes = document.boxes();
          int done = (int) boxes.stream().filter(Box::checked).count();
          require(
              document.tally(_ -> true).equals(new Tally(done, boxes.size())), "both count alike");
          for (int i = 0; i < Math.min(SOME, boxes.size()); i++) {
            int box = i;
            ticked(document, box, boxes.get(box).checked());
            added(document, d -> d.withNote(box, "a *note* ^x"));
            added(document, d -> d.withBox("Steps", Optional.of(box), "after", fresh()));
            added(document, d -> d.withBoxBefore(box, "before", fresh()));
          }
          marked(document);
          added(document, d -> d.withBox("Steps", Optional.empty(), "last", fresh()));
          edit(document, d -> d.withSection("Notes", "words\n"))
              .ifPresent(after -> require(isRead(after), "it is read again as it is"));
        });
  }

  /// A mark that is there twice is replaced; all else stays.
  private static void marked(Document before) {
    edit(before, d -> d.withMarks(_ -> true, fresh()))
        .ifPresent(after -> {
          require(isRead(after), "it is read again as it is");
          require(
              after.boxes().stream().map(Box::mark).distinct().count() == after.boxes().size(),
              "each box has a mark of its own");
          require(texts(after).equals(texts(before)), "the words stay");
        });
  }

  private static List<String> texts(Document document) {
    return document.boxes().stream().map(Box::text).toList();
  }

  private static Supplier<String> fresh() {
    var next = new int[1];
    return () -> "m" + next[0]++;
  }

  private static void ticked(Document before, int box, boolean checked) {
    edit(before, d -> d.withChecked(box, !checked))
        .ifPresent(after -> {
          require(after.boxes().get(box).checked() != checked, "the box is as it was set");
          byte[] old = before.bytes();
          byte[] now = after.bytes();
          require(old.length == now.length, "a tick makes it no longer");
          int at = Arrays.mismatch(old, now);
          require(Arrays.mismatch(rest(old, at), rest(now, at)) < 0, "a tick changes one byte");
          Document back = after.withChecked(box, checked);
          require(back.boxes().equals(before.boxes()), "the tick can be taken away");
        });
  }

  private static byte[] rest(byte[] bytes, int at) {
    return Arrays.copyOfRange(bytes, at + 1, bytes.length);
  }

  private static void added(Document before, UnaryOperator<Document> edit) {
    edit(before, edit)
        .ifPresent(after -> {
          require(isRead(after), "it is read again as it is");
          require(values(after, "").equals(values(before, "")), "the keys stay");
          require(
              isWithin(before.toString(), after.toString()), "what was there stays, in its order");
        });
  }

  /// Whether nothing of the first text is missing in the second.
  private static boolean isWithin(String part, String whole) {
    int at = 0;
    for (int i = 0; i < whole.length() && at < part.length(); i++) {
      at += whole.charAt(i) == part.charAt(at) ? 1 : 0;
    }
    return at == part.length();
  }

  /// Refused with a place, or plain values.
  static void settings(byte[] input) {
    try {
      plain(Yaml.map(input));
    } catch (Unreadable e) {
      require(e.line() > 0 && e.column() > 0 && !e.reason().isEmpty(), "a place and a reason");
    }
  }

  private static void plain(Object value) {
    switch (value) {
      case Map<?, ?> map -> {
        map.keySet().forEach(key -> require(key instanceof String, "keys are texts"));
        new ArrayList<>(map.values()).forEach(RecordChecks::plain);
      }
      case List<?> list -> list.forEach(RecordChecks::plain);
      default -> require(value instanceof String, "plain values");
    }
  }
}
