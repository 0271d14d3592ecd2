package dev.codestrator.model.shape;

import dev.codestrator.model.Id;
import dev.codestrator.model.Prose;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Texts;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Values of records as plain trees of `String`, `Number`, `Boolean`, `List` and `Map`, and back.
///
/// As everywhere on the way of a command: no `switch` over types, which costs every start of the
/// program a class made anew; see `docs/decisions/0032-first-calls.md`.
final class Values {
  private Values() {}

  /// @throws Rejection.Invalid `wrong_type` naming the field, what it takes and what it was given
  static Object decode(String field, Kind kind, Object raw, boolean strict) {
    if (kind instanceof Kind.Scalar scalar) {
      return scalar(field, scalar, raw);
    } else if (kind instanceof Kind.Choice choice) {
      return choice(field, choice, raw);
    } else if (kind instanceof Kind.Items items) {
      return items(field, items, raw, strict);
    }
    Map<String, Object> tree = tree(field, raw);
    return kind instanceof Kind.Nested nested ? Shape.of(nested.type()).read(tree, strict) : tree;
  }

  static Object encode(Object value) {
    if (value instanceof Enum<?> constant) {
      return Kind.word(constant);
    } else if (value instanceof Id || value instanceof Instant) {
      return value.toString();
    } else if (value instanceof Prose prose) {
      return prose.text();
    } else if (value instanceof List<?> list) {
      return new Encoded(list);
    } else if (value instanceof Map<?, ?> map) {
      return encodeMap(map);
    } else if (value instanceof Optional<?> optional) {
      throw new IllegalStateException("an Optional inside " + optional);
    }
    return value instanceof Record record ? new Fields(record) : value;
  }

  /// Its items are encoded when they are looked at: of ten thousand rows, one at a time.
  private static final class Encoded extends AbstractList<Object> implements RandomAccess {
    private final List<?> list;

    private Encoded(List<?> list) {
      this.list = list;
    }

    @Override
    public Object get(int index) {
      return encode(list.get(index));
    }

    @Override
    public int size() {
      return list.size();
    }
  }

  /// The named values of a record. One alone is encoded when it is asked for: a table shows a few.
  private static final class Fields extends AbstractMap<String, Object> {
    private final Record record;
    private @Nullable Map<String, Object> all;

    private Fields(Record record) {
      this.record = record;
    }

    @Override
    public @Nullable Object get(Object name) {
      return Shape.write(record, name.toString()).orElse(null);
    }

    @Override
    public boolean containsKey(Object name) {
      return get(name) != null;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
      Map<String, Object> known = all;
      if (known == null) {
        known = Shape.write(record);
        all = known;
      }
      return known.entrySet();
    }
  }

  private static Map<String, Object> encodeMap(Map<?, ?> map) {
    var fields = new LinkedHashMap<String, Object>();
    map.forEach((key, value) -> fields.put(key.toString(), encode(value)));
    return fields;
  }

  private static Object scalar(String field, Kind.Scalar kind, Object raw) {
    if (!(raw instanceof String || raw instanceof Number || raw instanceof Boolean)) {
      throw wrongType(field, noun(kind), raw);
    }
    String text = raw.toString();
    try {
      return switch (kind) {
        case TEXT -> text;
        case PROSE -> new Prose(text);
        case ID -> new Id(text);
        case TIME -> Times.parse(text);
        case INTEGER -> Integer.valueOf(text.strip());
        case LONG -> Long.valueOf(text.strip());
        case NUMBER -> Double.valueOf(text.strip());
        case FLAG -> flag(text.strip()).orElseThrow(() -> wrongType(field, noun(kind), raw));
      };
    } catch (NumberFormatException | DateTimeException e) {
      throw wrongType(field, noun(kind), raw);
    }
  }

  private static Optional<Boolean> flag(String text) {
    return switch (text) {
      case "true", "yes" -> Optional.of(true);
      case "false", "no" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static Object choice(String field, Kind.Choice choice, Object raw) {
    String word = raw.toString();
    int asWritten = choice.words().indexOf(word);
    int index =
        asWritten >= 0
            ? asWritten
            : choice.words().indexOf(word.strip().toLowerCase(Locale.ROOT).replace('-', '_'));
    if (index < 0) {
      throw wrongType(field, "one of " + String.join(", ", choice.words()), raw);
    }
    return choice.constants().get(index);
  }

  private static Object items(String field, Kind.Items items, Object raw, boolean strict) {
    List<?> list = raw instanceof List<?> given ? given : List.of(raw);
    return list.stream().map(item -> decode(field, items.of(), item, strict)).toList();
  }

  private static Map<String, Object> tree(String field, Object raw) {
    if (!(raw instanceof Map<?, ?> map)) {
      throw wrongType(field, "an object", raw);
    }
    var fields = new LinkedHashMap<String, Object>();
    map.forEach((key, value) -> fields.put(String.valueOf(key), value));
    return fields;
  }

  private static String noun(Kind.Scalar kind) {
    return switch (kind) {
      case TEXT, PROSE -> "text";
      case ID -> "an ID";
      case TIME -> "a time like 2026-11-21T02:12:00Z";
      case INTEGER, LONG -> "a whole number";
      case NUMBER -> "a number";
      case FLAG -> "true or false";
    };
  }

  private static Rejection.Invalid wrongType(String field, String wanted, Object raw) {
    return new Rejection.Invalid(
        "wrong_type",
        "field '"
            + field
            + "' takes "
            + wanted
            + ", not '"
            + Texts.excerpt(raw.toString(), 60)
            + "'",
        "");
  }
}
