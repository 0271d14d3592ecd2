package dev.codestrator.mcp;

import dev.codestrator.api.Method;
import dev.codestrator.model.shape.Field;
import dev.codestrator.model.shape.Kind;
import dev.codestrator.model.shape.Shape;
import java.util.stream.Collectors;

/// A method on one line of its tool's description. Every model reads all of them before it does
/// anything, so they leave out what `help` tells: `=false`, the words of long choices, the fields
/// of fields.
final class Brief {
  private static final int FEW = 4;

  private Brief() {}

  /// `task.list(level?(..), ready?, limit?=200): List tasks.`
  static String of(Method<?> method) {
    String fields =
        method.shape().fields().stream()
            .map(field -> field(field, method.params()))
            .collect(Collectors.joining(", "));
    return method.name() + "(" + fields + "): " + method.description();
  }

  private static String field(Field field, Class<?> whole) {
    return field.name()
        + (field.required() ? "" : "?")
        + form(field.kind(), field.required(), whole)
        + field.orElse().filter(value -> !value.equals("false")).map(v -> "=" + v).orElse("");
  }

  /// @param whole what the field is in; one inside itself is not written out again
  private static String form(Kind kind, boolean required, Class<?> whole) {
    return switch (kind) {
      case Kind.Items items -> "[]" + form(items.of(), required, whole);
      case Kind.Choice choice when !required && choice.words().size() > FEW -> "(..)";
      case Kind.Choice choice -> "(" + String.join("|", choice.words()) + ")";
      case Kind.Nested nested when nested.type().equals(whole) -> "{..}";
      case Kind.Nested nested ->
          Shape.of(nested.type()).fields().stream()
              .map(Field::name)
              .collect(Collectors.joining(", ", "{", "}"));
      case Kind.Tree _ -> "{}";
      case Kind.Scalar _ -> "";
    };
  }
}
