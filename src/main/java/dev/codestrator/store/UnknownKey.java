package dev.codestrator.store;

import dev.codestrator.model.Config;
import dev.codestrator.model.Texts;
import dev.codestrator.model.shape.Field;
import dev.codestrator.model.shape.Kind;
import dev.codestrator.model.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A key in `config.yaml` that means nothing.
///
/// @param key with those above it, as in `agents.codx`
/// @param near the known one that is most like it, or that has its name elsewhere
public record UnknownKey(String key, Optional<String> near) {
  /// Those of all keys.
  static List<UnknownKey> in(Map<String, Object> values) {
    var unknown = new ArrayList<UnknownKey>();
    add(unknown, Config.class, "", values);
    return unknown;
  }

  private static void add(
      List<UnknownKey> unknown, Class<? extends Record> type, String above, Map<?, ?> values) {
    Shape<?> shape = Shape.of(type);
    values.forEach((name, value) -> {
      String key = String.valueOf(name);
      Optional<Field> field = shape.field(key);
      if (field.isEmpty()) {
        unknown.add(new UnknownKey(above + key, near(shape, above, key)));
      } else if (field.get().kind() instanceof Kind.Nested nested
          && value instanceof Map<?, ?> below) {
        add(unknown, nested.type(), above + key + ".", below);
      }
    });
  }

  private static Optional<String> near(Shape<?> shape, String above, String key) {
    List<String> names = shape.fields().stream().map(Field::name).toList();
    return Texts.nearest(key, names)
        .map(near -> above + near)
        .or(() -> paths(Config.class, "").stream().filter(p -> p.endsWith("." + key)).findFirst());
  }

  private static List<String> paths(Class<? extends Record> type, String above) {
    var paths = new ArrayList<String>();
    for (Field field : Shape.of(type).fields()) {
      paths.add(above + field.name());
      if (field.kind() instanceof Kind.Nested nested) {
        paths.addAll(paths(nested.type(), above + field.name() + "."));
      }
    }
    return paths;
  }

  /// What it is, for people.
  public String message() {
    return Settings.FILE + " has '" + Texts.excerpt(key, 80) + "', which means nothing" + hint();
  }

  private String hint() {
    return near.map(name -> "; did you mean '" + name + "'?").orElse("");
  }
}
