package dev.codestrator.testing;

import dev.codestrator.model.shape.Shape;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What a method answered, by the public names of its fields.
public record Answer(Map<String, Object> fields) {
  /// The record's fields.
  public static Answer of(Record record) {
    return new Answer(Shape.write(record));
  }

  /// Whether the field is there.
  public boolean has(String name) {
    return fields.containsKey(name);
  }

  /// The field, which must be there.
  public Object get(String name) {
    return Objects.requireNonNull(fields.get(name), () -> "no field " + name + " in " + fields);
  }

  /// The field as text.
  public String text(String name) {
    return get(name).toString();
  }

  /// The field, an object.
  public Answer at(String name) {
    return of(get(name));
  }

  /// The field, a list of objects.
  public List<Answer> list(String name) {
    return ((List<?>) get(name)).stream().map(Answer::of).toList();
  }

  /// The field, a list of texts.
  public List<String> texts(String name) {
    return ((List<?>) get(name)).stream().map(Object::toString).toList();
  }

  /// One field of every object in a list.
  public List<String> each(String list, String name) {
    return list(list).stream().map(one -> one.text(name)).toList();
  }

  @SuppressWarnings("unchecked")
  private static Answer of(Object value) {
    return new Answer((Map<String, Object>) value);
  }
}
