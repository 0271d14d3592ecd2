package dev.codestrator.markdown;

import dev.codestrator.markdown.Node.Scalar;
import dev.codestrator.markdown.Node.Sequence;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A Markdown record: front matter and body.
///
/// Immutable; every edit gives a new document whose bytes differ in the edited span only, or this
/// one when there is nothing to change. An edit that would touch more is a
/// [dev.codestrator.model.Rejection.Conflict] with the code `unsafe_edit`. Inserted lines end as
/// the file's first line does.
public final class Document {
  final String text;
  final FrontMatter front;
  private @Nullable Outline outline;
  private @Nullable List<Box> boxes;

  private Document(String text) {
    this.text = text;
    this.front = FrontMatter.read(text);
  }

  /// Reads a record; the body is looked at only when it is needed.
  ///
  /// @throws Unreadable when the text is no UTF-8 or its front matter is no plain YAML mapping
  public static Document parse(byte[] bytes) {
    return new Document(Utf8.decode(bytes));
  }

  static Document of(String text) {
    return new Document(text);
  }

  /// A new record.
  ///
  /// @param fields texts and lists of texts, in order; an empty list is left out
  /// @param body comes after one blank line and gets a line break at its end
  public static Document create(SequencedMap<String, Object> fields, String body) {
    return NewDocument.of(fields, body);
  }

  /// The record's bytes, a copy.
  public byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// The keys of the front matter, in its order.
  public List<String> keys() {
    return List.copyOf(front.root().entries().keySet());
  }

  /// Whether the front matter has this key, whatever its value.
  public boolean has(String key) {
    return front.find(key).isPresent();
  }

  /// Where the value of a key is, as `line:column`; the beginning when the key is absent.
  public String place(String key) {
    int at = front.find(key).map(entry -> entry.value().start()).orElse(0);
    Unreadable place = Unreadable.at(text, at, "");
    return place.line() + ":" + place.column();
  }

  /// The text of a scalar as a person means it: quotes resolved, comment left out, `no`, `1e5` and
  /// dates as those characters. Empty when the key is absent, null or no scalar.
  public Optional<String> scalar(String key) {
    Node value = front.value(key);
    return value instanceof Scalar scalar && !scalar.isNull()
        ? Optional.of(scalar.text())
        : Optional.empty();
  }

  /// The items of a list of scalars; a lone scalar is a list of one. Empty when the key is absent,
  /// null or anything else.
  public Optional<List<String>> list(String key) {
    Node value = front.value(key);
    if (value instanceof Scalar scalar) {
      return scalar.isNull() ? Optional.empty() : Optional.of(List.of(scalar.text()));
    }
    return value instanceof Sequence list && list.isFlat()
        ? Optional.of(FrontMatterEditor.texts(list))
        : Optional.empty();
  }

  /// The record with this value: in the place and quotes of the old one where it fits those, or as
  /// a new key at the end of the front matter.
  public Document withScalar(String key, String value) {
    return withScalar(key, value, List.of());
  }

  /// The same; a new key comes behind the nearest one there is before it in this order, else above
  /// the nearest one after it.
  public Document withScalar(String key, String value, List<String> order) {
    if (scalar(key).filter(value::equals).isPresent()) {
      return this;
    }
    return Verified.field(this, key, value, editor(order).scalar(key, value));
  }

  /// The record with these items, seen as a collection: the lines of items that stay keep their
  /// place and comments; new ones come to their sorted place when the list is sorted, else last.
  public Document withList(String key, List<String> items) {
    return withList(key, items, List.of());
  }

  /// The same; a new key comes to its place in this order.
  public Document withList(String key, List<String> items, List<String> order) {
    return withList(key, ListChange.between(list(key).orElse(List.of()), items), order);
  }

  /// The record with exactly these items in their order; a new key comes to its place in `order`.
  public Document withSequence(String key, List<String> items, List<String> order) {
    return withList(key, ListChange.exactly(list(key).orElse(List.of()), items), order);
  }

  private Document withList(String key, ListChange change, List<String> order) {
    List<String> expected = change.result();
    boolean nothing = expected.isEmpty() && !has(key);
    if (nothing || list(key).filter(expected::equals).isPresent()) {
      return this;
    }
    return Verified.field(this, key, expected, editor(order).list(key, change));
  }

  /// The record without this key.
  public Document without(String key) {
    return front
        .find(key)
        .map(entry -> Verified.noField(this, key, editor(List.of()).remove(entry)))
        .orElse(this);
  }

  private FrontMatterEditor editor(List<String> order) {
    return new FrontMatterEditor(text, front, order);
  }

  /// The text after the front matter.
  public String body() {
    return text.substring(front.bodyStart());
  }

  /// The record with another body. Its `\n` become the file's line ends when it has no `\r`.
  public Document withBody(String body) {
    String ending = Lines.ending(text);
    String content = Lines.withEnding(body, ending);
    if (body.equals(body()) || content.equals(body())) {
      return this;
    }
    boolean ended = Lines.isBreak(text.charAt(front.bodyStart() - 1));
    var splice = new Splice(front.bodyStart(), text.length(), ended ? content : ending + content);
    return of(Splice.apply(text, List.of(splice)));
  }

  /// All checkboxes of the body in their order, nested ones included. Those in code and HTML
  /// (comments too) are none, nor is `- [x](url)`.
  public List<Box> boxes() {
    if (boxes == null) {
      boxes = outline().boxes().stream().map(Item::box).toList();
    }
    return Objects.requireNonNull(boxes);
  }

  /// How many boxes there are in these sections. Cheaper than the boxes themselves.
  ///
  /// @param sections which headings, as [Box#section()] tells them
  public Tally tally(Predicate<String> sections) {
    return TallyScanner.count(text, front.bodyStart(), sections)
        .orElseGet(() -> {
          List<Box> all = boxes().stream().filter(box -> sections.test(box.section())).toList();
          return new Tally((int) all.stream().filter(Box::checked).count(), all.size());
        });
  }

  /// The record with this box checked or not.
  ///
  /// @param box an index of [#boxes()]
  public Document withChecked(int box, boolean checked) {
    if (outline().boxes().get(box).isChecked() == checked) {
      return this;
    }
    return Verified.checked(this, box, checked, checklist().check(box, checked));
  }

  /// The record with ` ^mark` at the line of every such box that has none.
  ///
  /// @param marks asked again when it gives a mark that the file has already
  public Document withMarks(Predicate<Box> which, Supplier<String> marks) {
    List<Splice> splices = checklist().mark(which, marks);
    return splices.isEmpty() ? this : Verified.marks(this, splices);
  }

  /// The record with `- note` as the last child of this box's item; line breaks become spaces.
  public Document withNote(int box, String note) {
    String line = Lines.fold(note);
    return line.isEmpty() ? this : Verified.note(this, box, line, checklist().note(box, line));
  }

  /// The record with a new unchecked step, apart by a blank line unless the list is tight.
  ///
  /// @param section where it comes last when `after` is empty; made at the end when missing
  /// @param after the box that it follows, an index of [#boxes()]
  /// @param marks gives block references without `^`; the first that the text doesn't have is taken
  public Document withBox(
      String section, Optional<Integer> after, String text, Supplier<String> marks) {
    var step = new Step(Lines.fold(text), checklist().fresh(marks));
    List<Splice> splices =
        after
            .map(box -> checklist().step(outline().boxes().get(box), step.line()))
            .orElseGet(() -> lastStep(section, step.line()));
    return Verified.step(this, step, splices);
  }

  /// The record with a new unchecked step before this box, apart by a blank line unless the list is
  /// tight.
  ///
  /// @param box an index of [#boxes()]
  /// @param marks gives block references without `^`; the first that the text doesn't have is taken
  public Document withBoxBefore(int box, String text, Supplier<String> marks) {
    var step = new Step(Lines.fold(text), checklist().fresh(marks));
    return Verified.step(
        this, step, checklist().stepBefore(outline().boxes().get(box), step.line()));
  }

  private List<Splice> lastStep(String heading, String line) {
    var sections = new Sections(text);
    var section = outline().section(heading, text.length());
    if (section.isEmpty()) {
      return sections.append(Lines.fold(heading), "- " + line);
    }
    return checklist()
        .last(section.get())
        .map(last -> checklist().step(last, line))
        .orElseGet(() -> sections.add(section.get(), "- " + line));
  }

  private ChecklistEditor checklist() {
    return new ChecklistEditor(text, outline());
  }

  /// The Markdown under a heading of any level, in any case, up to the next one of its level or
  /// higher, without blank lines around it.
  public Optional<String> section(String heading) {
    return outline()
        .section(heading, text.length())
        .map(s ->
            text.substring(
                s.contentStart(text), Math.max(s.contentStart(text), s.contentEnd(text))));
  }

  /// The record with this Markdown under the heading, or with `## heading` and it at the end.
  public Document withSection(String heading, String markdown) {
    String content = Lines.withEnding(Trimmed.blankLines(markdown), Lines.ending(text));
    var section = outline().section(heading, text.length());
    if (section(heading).filter(content::equals).isPresent()) {
      return this;
    }
    var sections = new Sections(text);
    List<Splice> splices =
        section
            .map(s -> sections.replace(s, content))
            .orElseGet(() -> sections.append(Lines.fold(heading), content));
    return Verified.section(this, heading, content, splices);
  }

  Outline outline() {
    if (outline == null) {
      outline = BlockScanner.scan(text, front.bodyStart());
    }
    return Objects.requireNonNull(outline);
  }

  /// The record's text.
  @Override
  public String toString() {
    return text;
  }
}
