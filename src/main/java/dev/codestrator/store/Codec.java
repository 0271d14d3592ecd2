package dev.codestrator.store;

import dev.codestrator.markdown.Document;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.shape.Field;
import dev.codestrator.model.shape.Kind;
import dev.codestrator.model.shape.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Between a record class and its documents: the record's fields are the keys of the front matter,
/// and a field of prose is the body.
///
/// A changed record changes only the keys whose values differ; a new key comes where the record has
/// its field. A list is sorted when its order means nothing ([dev.codestrator.model.Param#sorted]).
final class Codec<T extends Record> {
  private static final Pattern FIELD = Pattern.compile("field '([a-z_]+)'");

  private final Shape<T> shape;
  private final List<String> keys;

  Codec(Class<T> type) {
    shape = Shape.of(type);
    keys = shape.fields().stream().map(Field::name).toList();
  }

  /// The record in this document.
  ///
  /// @throws Rejection.Invalid whose message begins with line and column
  T read(Document document) {
    return read(document, _ -> Optional.empty());
  }

  /// The same; `known` fills in keys that the document lacks.
  ///
  /// @throws Rejection.Invalid whose message begins with line and column
  T read(Document document, Function<String, Optional<String>> known) {
    try {
      return shape.read(field -> {
        Optional<?> value = value(document, field);
        return value.isPresent() ? value : known.apply(field.name());
      });
    } catch (Rejection.Invalid e) {
      throw placed(document, e);
    }
  }

  /// The refusal with the line and column of the value that it is about.
  private static Rejection placed(Document document, Rejection.Invalid e) {
    Matcher field = FIELD.matcher(e.message());
    String place = document.place(field.find() ? field.group(1) : "");
    return new Rejection.Invalid(e.code(), place + ": " + e.message(), e.hint());
  }

  /// A new document that holds this record.
  Document create(T record) {
    return create(record, prose(record).orElse(""));
  }

  /// A new document that holds this record above this body.
  Document create(T record, String body) {
    return Document.create(frontMatter(record), body);
  }

  /// The document with the changes that lead from one record to the other.
  Document update(Document document, T before, T after) {
    SequencedMap<String, Object> old = frontMatter(before);
    SequencedMap<String, Object> now = frontMatter(after);
    Document edited = document;
    for (Field field : shape.fields()) {
      String name = field.name();
      if (!Objects.equals(old.get(name), now.get(name))) {
        edited = set(edited, field, Optional.ofNullable(now.get(name)));
      }
    }
    Optional<String> prose = prose(after);
    return prose.equals(prose(before)) ? edited : edited.withBody(prose.orElse("") + "\n");
  }

  private Document set(Document document, Field field, Optional<Object> value) {
    String name = field.name();
    if (value.isEmpty()) {
      return document.without(name);
    } else if (value.get() instanceof List<?> list) {
      List<String> items = list.stream().map(Object::toString).toList();
      return field.sorted()
          ? document.withList(name, items, keys)
          : document.withSequence(name, items, keys);
    }
    return document.withScalar(name, value.get().toString(), keys);
  }

  private static Optional<?> value(Document document, Field field) {
    if (field.kind() == Kind.Scalar.PROSE) {
      return Optional.of(document.body().strip());
    }
    return field.kind() instanceof Kind.Items
        ? document.list(field.name())
        : document.scalar(field.name());
  }

  /// The values that are written as keys: none that is empty, and none of prose.
  private SequencedMap<String, Object> frontMatter(T record) {
    var values = new LinkedHashMap<String, Object>();
    SequencedMap<String, Object> all = Shape.write(record);
    for (Field field : shape.fields()) {
      if (field.kind() != Kind.Scalar.PROSE) {
        text(field, Optional.ofNullable(all.get(field.name())))
            .ifPresent(v -> values.put(field.name(), v));
      }
    }
    return values;
  }

  private static Optional<Object> text(Field field, Optional<Object> value) {
    return value.flatMap(present ->
        present instanceof List<?> list
            ? Optional.<Object>of(items(field, list)).filter(_ -> !list.isEmpty())
            : Optional.of(present.toString()));
  }

  private static List<String> items(Field field, List<?> list) {
    Stream<String> items = list.stream().map(Object::toString);
    return (field.sorted() ? items.sorted() : items).toList();
  }

  private Optional<String> prose(T record) {
    SequencedMap<String, Object> all = Shape.write(record);
    return shape.fields().stream()
        .filter(field -> field.kind() == Kind.Scalar.PROSE)
        .map(field -> String.valueOf(all.get(field.name())))
        .findFirst();
  }
}
