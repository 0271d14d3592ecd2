package dev.codestrator.model.shape;

import dev.codestrator.model.Prose;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Texts;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// A record class as named fields.
///
/// Absence is `Optional.empty()`, an empty list or map, or the declared default; a field that has
/// none of these must be given.
public final class Shape<T extends Record> {
  private static final Map<Class<?>, Shape<?>> KNOWN = new ConcurrentHashMap<>();

  private final Constructor<T> constructor;
  private final List<Field> fields;
  private final Map<String, Field> byName = new HashMap<>();

  private Shape(Class<T> type) {
    RecordComponent[] components = type.getRecordComponents();
    fields = Stream.of(components).map(Field::of).toList();
    fields.forEach(field -> byName.put(field.name(), field));
    try {
      constructor =
          type.getDeclaredConstructor(
              Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The shape of this record class.
  @SuppressWarnings("unchecked")
  public static <T extends Record> Shape<T> of(Class<T> type) {
    Shape<?> known = KNOWN.get(type);
    if (known == null) {
      known = new Shape<>(type);
      KNOWN.put(type, known);
    }
    return (Shape<T>) known;
  }

  /// The fields, in the order of the components.
  public List<Field> fields() {
    return fields;
  }

  /// The field of this name or alias.
  public Optional<Field> field(String name) {
    return fields.stream()
        .filter(f -> f.name().equals(name) || f.aliases().contains(name))
        .findFirst();
  }

  /// A record from named values; names that no field has are left out.
  ///
  /// @throws Rejection.Invalid `missing_field` or `wrong_type`
  public T read(Map<String, ?> values) {
    return read(values, false);
  }

  /// @param strict whether names that no field has are refused, in nested records too
  T read(Map<String, ?> values, boolean strict) {
    if (strict) {
      refuseUnfit(values);
    }
    return read(field -> given(field, values), strict);
  }

  /// A record from the value of each field; empty for one that is absent.
  ///
  /// @throws Rejection.Invalid `missing_field` or `wrong_type`
  public T read(Function<Field, Optional<?>> values) {
    return read(values, false);
  }

  private T read(Function<Field, Optional<?>> values, boolean strict) {
    var arguments = new Object[fields.size()];
    for (int i = 0; i < arguments.length; i++) {
      Field field = fields.get(i);
      arguments[i] = argument(field, values.apply(field), strict);
    }
    try {
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException refusal) {
        throw refusal;
      }
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The same, refusing names that no field has, in nested records too.
  ///
  /// @throws Rejection.Invalid `unknown_field` with the nearest name, `ambiguous_field` for a field
  ///   that is given by two of its names
  public T readStrictly(Map<String, ?> values) {
    return read(values, true);
  }

  private void refuseUnfit(Map<String, ?> values) {
    var given = new HashMap<String, String>();
    for (String name : values.keySet()) {
      String other = given.put(field(name).orElseThrow(() -> unknown(name)).name(), name);
      if (other != null) {
        throw new Rejection.Invalid(
            "ambiguous_field",
            "'" + other + "' and '" + name + "' are the same field",
            "give one of them");
      }
    }
  }

  /// The named values of a record; absent optional fields are left out.
  public static SequencedMap<String, Object> write(Record record) {
    var values = new LinkedHashMap<String, Object>();
    for (Field field : of(record.getClass()).fields) {
      write(record, field).ifPresent(value -> values.put(field.name(), value));
    }
    return values;
  }

  /// One of them; empty for one that is absent, or that the record doesn't have.
  static Optional<Object> write(Record record, String name) {
    Field field = of(record.getClass()).byName.get(name);
    return field == null ? Optional.empty() : write(record, field);
  }

  private static Optional<Object> write(Record record, Field field) {
    Object value = field.get(record);
    return value instanceof Optional<?> optional
        ? optional.map(Values::encode)
        : Optional.of(Values.encode(value));
  }

  private static Object argument(Field field, Optional<?> given, boolean strict) {
    if (given.isEmpty()) {
      return absent(field);
    }
    Object value = Values.decode(field.name(), field.kind(), given.get(), strict);
    return field.optional() ? Optional.of(value) : value;
  }

  private static Optional<?> given(Field field, Map<String, ?> values) {
    Object raw = values.get(field.name());
    for (String alias : field.aliases()) {
      raw = raw == null ? values.get(alias) : raw;
    }
    return Optional.ofNullable(raw);
  }

  private static Object absent(Field field) {
    if (field.optional()) {
      return Optional.empty();
    } else if (field.orElse().isPresent()) {
      return Values.decode(field.name(), field.kind(), field.orElse().get(), false);
    }
    return empty(field.kind())
        .orElseThrow(() ->
            new Rejection.Invalid(
                "missing_field",
                "field '" + field.name() + "' is missing",
                field.description().isEmpty() ? "" : field.name() + ": " + field.description()));
  }

  /// No `switch`: one over a constant and types costs every start of the program some milliseconds.
  private static Optional<Object> empty(Kind kind) {
    if (kind == Kind.Scalar.PROSE) {
      return Optional.of(Prose.NONE);
    } else if (kind instanceof Kind.Items) {
      return Optional.of(List.of());
    } else if (kind instanceof Kind.Tree) {
      return Optional.of(Map.of());
    }
    return kind instanceof Kind.Nested(Class<? extends Record> type)
        ? Optional.of(of(type).read(Map.of()))
        : Optional.empty();
  }

  private Rejection.Invalid unknown(String name) {
    List<String> names = fields.stream().map(Field::name).toList();
    String hint =
        Texts.nearest(name, names)
            .map(near -> "did you mean '" + near + "'?")
            .orElse("fields: " + String.join(", ", names));
    return new Rejection.Invalid(
        "unknown_field", "there is no field '" + Texts.excerpt(name, 40) + "'", hint);
  }
}
