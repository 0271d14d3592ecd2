package dev.codestrator.markdown;

import dev.codestrator.markdown.Node.Entry;
import dev.codestrator.markdown.Node.Mapping;
import dev.codestrator.markdown.Node.Scalar;
import dev.codestrator.markdown.Node.Sequence;
import dev.codestrator.markdown.Node.Style;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.Event.ID;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/// Reads any YAML that is plain data, by SnakeYAML's events: scalars stay text, and whatever makes
/// a value come from elsewhere (anchors, aliases, tags, merge keys) is refused.
final class FullYaml {
  private static final int DEEPEST = 50;

  private final String text;
  private final Offsets offsets;
  private final ParserImpl events;

  private FullYaml(String text, int start, int end) {
    this.text = text;
    this.offsets = new Offsets(text, start, end);
    this.events = new ParserImpl(new StreamReader(text.substring(start, end)), new LoaderOptions());
  }

  /// The mapping that the range of the text holds; an empty one when there is nothing.
  ///
  /// @throws Unreadable when there is anything else
  static Mapping read(String text, int start, int end) {
    try {
      return new FullYaml(text, start, end).document(start, end);
    } catch (MarkedYAMLException e) {
      int at = new Offsets(text, start, end).of(problem(e));
      throw Unreadable.at(text, at, Optional.ofNullable(e.getProblem()).orElse("not YAML"));
    } catch (ReaderException e) {
      int at = text.indexOf(e.getCodePoint(), start);
      throw Unreadable.at(text, at, "the character U+%04X".formatted(e.getCodePoint()));
    } catch (YAMLException e) {
      throw Unreadable.at(text, start, String.valueOf(e.getMessage()));
    }
  }

  private static OptionalInt problem(MarkedYAMLException e) {
    Mark mark = e.getProblemMark();
    return mark == null ? OptionalInt.empty() : OptionalInt.of(mark.getIndex());
  }

  private Mapping document(int start, int end) {
    events.getEvent();
    if (events.checkEvent(ID.StreamEnd)) {
      return new Mapping(new LinkedHashMap<>(), false, end, end);
    }
    if (events.getEvent() instanceof DocumentStartEvent head
        && (head.getVersion() != null || hasTags(head))) {
      throw refuse(head, "a directive (%); leave it out");
    }
    Event first = events.getEvent();
    Node root = node(first, 0);
    events.getEvent();
    if (!events.checkEvent(ID.StreamEnd)) {
      throw refuse(events.peekEvent(), "a second document");
    }
    if (root instanceof Mapping mapping) {
      return mapping;
    } else if (root instanceof Scalar scalar && scalar.isNull()) {
      return new Mapping(new LinkedHashMap<>(), true, start, end);
    }
    throw refuse(first, "not a mapping of keys to values");
  }

  private static boolean hasTags(DocumentStartEvent head) {
    return head.getTags() != null && !head.getTags().isEmpty();
  }

  private Node node(Event event, int depth) {
    if (depth > DEEPEST) {
      throw refuse(event, "nested more than " + DEEPEST + " levels deep");
    }
    if (event.is(ID.Alias)) {
      throw refuse(event, "an alias (*); write the value itself");
    }
    if (event instanceof NodeEvent node && node.getAnchor() != null) {
      throw refuse(event, "an anchor (&); write the value wherever it is needed");
    }
    if (event instanceof ScalarEvent scalar) {
      return scalar(scalar);
    } else if (event instanceof SequenceStartEvent sequence) {
      return sequence(sequence, depth);
    } else if (event instanceof MappingStartEvent mapping) {
      return mapping(mapping, depth);
    }
    throw refuse(event, "not plain data");
  }

  private Scalar scalar(ScalarEvent event) {
    refuseTag(event, event.getTag() != null);
    int start = start(event);
    int end = offsets.of(event.getEndMark());
    return switch (event.getScalarStyle()) {
      case SINGLE_QUOTED -> new Scalar(event.getValue(), Style.SINGLE, start, end);
      case DOUBLE_QUOTED -> new Scalar(event.getValue(), Style.DOUBLE, start, end);
      case LITERAL -> new Scalar(event.getValue(), Style.LITERAL, start, blockEnd(start, end));
      case FOLDED -> new Scalar(event.getValue(), Style.FOLDED, start, blockEnd(start, end));
      default -> new Scalar(event.getValue(), Style.PLAIN, start, end);
    };
  }

  /// Where a block scalar's last line ends; SnakeYAML's mark is after the blank lines that follow.
  private int blockEnd(int start, int mark) {
    int headerEnd = Lines.end(text, start);
    String header = text.substring(start, headerEnd);
    if (header.split("#", 2)[0].indexOf('+') < 0) {
      return Math.max(headerEnd, Lines.trimEnd(text, headerEnd, mark));
    }
    int end = mark;
    if (end > headerEnd && text.charAt(end - 1) == '\n') {
      end--;
    }
    return end > headerEnd && text.charAt(end - 1) == '\r' ? end - 1 : end;
  }

  private Sequence sequence(SequenceStartEvent event, int depth) {
    refuseTag(event, event.getTag() != null);
    var items = new ArrayList<Node>();
    while (!events.checkEvent(ID.SequenceEnd)) {
      items.add(node(events.getEvent(), depth + 1));
    }
    int end = offsets.of(events.getEvent().getEndMark());
    return new Sequence(
        List.copyOf(items),
        event.isFlow(),
        start(event),
        end(event.isFlow() || items.isEmpty(), end, items));
  }

  private static int end(boolean marked, int mark, List<Node> items) {
    return marked ? mark : items.getLast().end();
  }

  private Mapping mapping(MappingStartEvent event, int depth) {
    refuseTag(event, event.getTag() != null);
    var entries = new LinkedHashMap<String, Entry>();
    int last = start(event);
    while (!events.checkEvent(ID.MappingEnd)) {
      Entry entry = entry(depth);
      last = entry.value().end();
      if (entries.putIfAbsent(entry.key().text(), entry) != null) {
        throw Keys.duplicate(text, entry.key());
      }
    }
    int end = offsets.of(events.getEvent().getEndMark());
    return new Mapping(entries, event.isFlow(), start(event), event.isFlow() ? end : last);
  }

  private Entry entry(int depth) {
    Event event = events.getEvent();
    if (!(node(event, depth + 1) instanceof Scalar key)) {
      throw refuse(event, "a key that is no text");
    }
    if (key.text().isEmpty()) {
      throw refuse(event, "an empty key");
    }
    if (key.style() == Style.PLAIN && key.text().equals("<<")) {
      throw refuse(event, "a merge key (<<); write the values themselves");
    }
    return new Entry(key, node(events.getEvent(), depth + 1));
  }

  private void refuseTag(Event event, boolean tagged) {
    if (tagged) {
      throw refuse(event, "a tag (!); values are read as text, leave it out");
    }
  }

  private int start(Event event) {
    return offsets.of(event.getStartMark());
  }

  private Unreadable refuse(Event event, String what) {
    return Unreadable.at(text, start(event), what);
  }

  /// SnakeYAML counts code points from its own start; this gives offsets in the whole text.
  private static final class Offsets {
    private final String text;
    private final int start;
    private final int end;
    private final boolean same;
    private int codePoint;
    private int offset;

    Offsets(String text, int start, int end) {
      this.text = text;
      this.start = start;
      this.end = end;
      this.same = text.codePointCount(start, end) == end - start;
      this.offset = start;
    }

    int of(Mark mark) {
      return of(mark.getIndex());
    }

    int of(OptionalInt index) {
      return index.isPresent() ? of(index.getAsInt()) : start;
    }

    /// Walks on from the last answer: marks come almost in order.
    private int of(int index) {
      if (same) {
        return Math.min(start + index, end);
      }
      offset = text.offsetByCodePoints(offset, index - codePoint);
      codePoint = index;
      return offset;
    }
  }
}
