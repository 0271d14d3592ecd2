package dev.codestrator.model.shape;

import dev.codestrator.model.Id;
import dev.codestrator.model.Prose;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Derives kinds from the types of record components.
final class Kinds {
  private Kinds() {}

  /// The kind that a component's type stands for.
  static Kind of(Type type) {
    if (type instanceof ParameterizedType generic) {
      return generic.getRawType() == List.class
          ? new Kind.Items(of(argument(type)))
          : new Kind.Tree();
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isEnum()) {
      return Kind.Choice.of(plain);
    }
    Kind.Scalar scalar = SCALARS.get(plain);
    return scalar == null ? new Kind.Nested(plain.asSubclass(Record.class)) : scalar;
  }

  /// The type argument of `List<X>` or `Optional<X>`.
  static Type argument(Type type) {
    return ((ParameterizedType) type).getActualTypeArguments()[0];
  }

  /// The types that hold a single value.
  private static final Map<Class<?>, Kind.Scalar> SCALARS =
      Map.ofEntries(
          Map.entry(String.class, Kind.Scalar.TEXT),
          Map.entry(Id.class, Kind.Scalar.ID),
          Map.entry(Instant.class, Kind.Scalar.TIME),
          Map.entry(Prose.class, Kind.Scalar.PROSE),
          Map.entry(int.class, Kind.Scalar.INTEGER),
          Map.entry(Integer.class, Kind.Scalar.INTEGER),
          Map.entry(long.class, Kind.Scalar.LONG),
          Map.entry(Long.class, Kind.Scalar.LONG),
          Map.entry(Double.class, Kind.Scalar.NUMBER),
          Map.entry(boolean.class, Kind.Scalar.FLAG),
          Map.entry(Boolean.class, Kind.Scalar.FLAG));
}
