package dev.codestrator.model.shape;

import dev.codestrator.model.Param;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;

/// One named field of a shape.
///
/// @param name the public name, in snake case
/// @param kind what values it takes
/// @param optional whether the component is an `Optional`
/// @param description for people and agents; may be empty
/// @param orElse what an absent field counts as
/// @param aliases older names that are accepted
/// @param sorted whether it is a list whose order means nothing
/// @param accessor what gives its value in a record
public record Field(
    String name,
    Kind kind,
    boolean optional,
    String description,
    Optional<String> orElse,
    List<String> aliases,
    boolean sorted,
    Method accessor) {

  static Field of(RecordComponent component) {
    Param param = component.getAnnotation(Param.class);
    boolean optional = component.getType() == Optional.class;
    Kind kind =
        Kinds.of(
            optional ? Kinds.argument(component.getGenericType()) : component.getGenericType());
    return new Field(
        param == null || param.name().isEmpty() ? snake(component.getName()) : param.name(),
        kind,
        optional,
        param == null ? "" : param.value(),
        param == null || param.orElse().isEmpty() ? Optional.empty() : Optional.of(param.orElse()),
        param == null ? List.of() : List.of(param.alias()),
        param != null && param.sorted(),
        accessor(component));
  }

  private static Method accessor(RecordComponent component) {
    Method accessor = component.getAccessor();
    accessor.setAccessible(true);
    return accessor;
  }

  /// Whether a caller must give it.
  public boolean required() {
    return !optional && orElse.isEmpty() && !kind.hasEmpty();
  }

  /// The value in this record.
  Object get(Record record) {
    try {
      return accessor.invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }

  /// `parentThreadId` as `parent_thread_id`.
  public static String snake(String camel) {
    var snake = new StringBuilder(camel.length() + 4);
    for (int i = 0; i < camel.length(); i++) {
      char letter = camel.charAt(i);
      if (i > 0 && Character.isUpperCase(letter) && !Character.isUpperCase(camel.charAt(i - 1))) {
        snake.append('_');
      }
      snake.append(Character.toLowerCase(letter));
    }
    return snake.toString();
  }
}
