package dev.codestrator.api;

import dev.codestrator.model.shape.Field;
import dev.codestrator.model.shape.Kind;
import dev.codestrator.model.shape.Shape;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/// JSON schemas of what methods take.
public final class Schemas {
  private Schemas() {}

  /// The schema of a method's parameters.
  public static Map<String, Object> of(Method<?> method) {
    var properties = properties(method.shape());
    properties.put(
        Dispatcher.SESSION_FIELD,
        ordered("type", "string", "description", "the session; default: the caller's"));
    return object(method.shape(), properties);
  }

  /// What a method takes, on one line: `level(epic|feature), title, files?[], priority?=0`.
  public static String signature(Method<?> method) {
    return signature(method.shape(), Set.of());
  }

  /// A field on one line, as in a method's signature.
  static String signature(Field field) {
    return signature(field, Set.of());
  }

  private static String signature(Shape<?> shape, Set<Class<?>> around) {
    return shape.fields().stream()
        .map(field -> signature(field, around))
        .collect(Collectors.joining(", "));
  }

  private static String signature(Field field, Set<Class<?>> around) {
    String optional = field.required() ? "" : "?";
    return field.name()
        + optional
        + form(field.kind(), around)
        + field.orElse().map(value -> "=" + value).orElse("");
  }

  /// @param around the records that the field is in; one inside itself is not written out again
  private static String form(Kind kind, Set<Class<?>> around) {
    return switch (kind) {
      case Kind.Items items -> "[]" + form(items.of(), around);
      case Kind.Choice choice -> "(" + String.join("|", choice.words()) + ")";
      case Kind.Nested nested -> "{" + inside(nested, around) + "}";
      case Kind.Tree _ -> "{}";
      case Kind.Scalar _ -> "";
    };
  }

  private static String inside(Kind.Nested nested, Set<Class<?>> around) {
    if (around.contains(nested.type())) {
      return "...";
    }
    var further = new HashSet<>(around);
    further.add(nested.type());
    return signature(Shape.of(nested.type()), further);
  }

  private static SequencedMap<String, Object> properties(Shape<?> shape) {
    var properties = new LinkedHashMap<String, Object>();
    shape.fields().forEach(field -> properties.put(field.name(), property(field)));
    return properties;
  }

  private static Map<String, Object> object(Shape<?> shape, Map<String, Object> properties) {
    List<String> required =
        shape.fields().stream().filter(Field::required).map(Field::name).toList();
    var schema = new LinkedHashMap<String, Object>();
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("required", required);
    schema.put("additionalProperties", false);
    return schema;
  }

  private static Map<String, Object> property(Field field) {
    var property = new LinkedHashMap<>(type(field.kind()));
    if (!field.description().isEmpty()) {
      property.put("description", field.description());
    }
    field.orElse().ifPresent(value -> property.put("default", literal(field.kind(), value)));
    return property;
  }

  private static Map<String, Object> type(Kind kind) {
    return switch (kind) {
      case Kind.Scalar.INTEGER, Kind.Scalar.LONG -> Map.of("type", "integer");
      case Kind.Scalar.NUMBER -> Map.of("type", "number");
      case Kind.Scalar.FLAG -> Map.of("type", "boolean");
      case Kind.Scalar ignored -> Map.of("type", "string");
      case Kind.Choice choice -> ordered("type", "string", "enum", choice.words());
      case Kind.Items items -> ordered("type", "array", "items", type(items.of()));
      case Kind.Tree ignored -> Map.of("type", "object");
      case Kind.Nested nested ->
          object(Shape.of(nested.type()), properties(Shape.of(nested.type())));
    };
  }

  /// The same schema is the same text each time.
  private static Map<String, Object> ordered(
      String name, Object value, String otherName, Object other) {
    var map = new LinkedHashMap<String, Object>();
    map.put(name, value);
    map.put(otherName, other);
    return map;
  }

  private static Object literal(Kind kind, String value) {
    return switch (kind) {
      case Kind.Scalar.INTEGER, Kind.Scalar.LONG -> Long.valueOf(value);
      case Kind.Scalar.NUMBER -> Double.valueOf(value);
      case Kind.Scalar.FLAG -> Boolean.valueOf(value);
      default -> value;
    };
  }
}
