package dev.codestrator.api;

import dev.codestrator.app.Call;
import dev.codestrator.model.Id;
import dev.codestrator.model.shape.Field;
import dev.codestrator.model.shape.Kind;
import dev.codestrator.model.shape.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Completes the IDs among a method's parameters: wherever one is taken, any unique beginning of it
/// will do.
final class WholeIds {
  private final Call call;

  /// @param call whose records are looked through
  WholeIds(Call call) {
    this.call = call;
  }

  /// The same values with whole IDs; what is no beginning of an ID stays, for the method to refuse.
  Map<String, Object> in(Shape<?> shape, Map<String, ?> values) {
    var whole = new LinkedHashMap<String, Object>(values);
    for (Map.Entry<String, Object> entry : whole.entrySet()) {
      Optional<Field> field = shape.field(entry.getKey());
      field.ifPresent(known -> entry.setValue(of(known.kind(), entry.getValue())));
    }
    return whole;
  }

  private Object of(Kind kind, Object value) {
    if (kind == Kind.Scalar.ID) {
      return id(value);
    } else if (kind instanceof Kind.Items items) {
      return items(items.of(), value);
    }
    return kind instanceof Kind.Nested nested && value instanceof Map<?, ?> map
        ? in(Shape.of(nested.type()), named(map))
        : value;
  }

  private Object items(Kind kind, Object value) {
    return value instanceof List<?> list
        ? list.stream().map(each -> of(kind, each)).toList()
        : of(kind, value);
  }

  private Object id(Object value) {
    return value instanceof String text && Id.isPrefix(text) && !Id.isValid(text)
        ? call.view().whole(text, call.caller().session()).value()
        : value;
  }

  private static Map<String, Object> named(Map<?, ?> map) {
    var named = new LinkedHashMap<String, Object>();
    map.forEach((key, value) -> named.put(String.valueOf(key), value));
    return named;
  }
}
