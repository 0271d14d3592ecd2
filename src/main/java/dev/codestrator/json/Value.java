package dev.codestrator.json;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A value of JSON that somebody else wrote, and a way into it that never fails: what isn't there
/// is the value that is nothing.
///
/// @param plain a map, list, text, number or truth value; null for nothing
public record Value(@Nullable Object plain) implements Iterable<Value> {
  private static final Value NOTHING = new Value(null);

  /// The value that this text stands for; empty when it is no JSON.
  public static Optional<Value> of(String text) {
    try (JsonParser parser = Json.FACTORY.createParser(text)) {
      return Optional.of(new Value(new Reading(parser).whole()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// The field of this name.
  public Value path(String field) {
    return plain instanceof Map<?, ?> map ? new Value(map.get(field)) : NOTHING;
  }

  /// The item of a list.
  public Value path(int index) {
    return plain instanceof List<?> list && index < list.size()
        ? new Value(list.get(index))
        : NOTHING;
  }

  /// Whether it has fields.
  public boolean isObject() {
    return plain instanceof Map<?, ?>;
  }

  /// Whether it is a text.
  public boolean isText() {
    return plain instanceof String;
  }

  /// It as text; empty for nothing, objects and lists.
  public String asText() {
    return plain == null || plain instanceof Map<?, ?> || plain instanceof List<?>
        ? ""
        : plain.toString();
  }

  /// The text; empty when it is none.
  public Optional<String> text() {
    return plain instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /// The whole number; empty when it is no number.
  public Optional<Long> number() {
    return plain instanceof Number number ? Optional.of(number.longValue()) : Optional.empty();
  }

  /// It as a number; 0 when it is none.
  public double asDouble() {
    return plain instanceof Number number ? number.doubleValue() : 0;
  }

  /// Whether it is true.
  public boolean isTrue() {
    return Boolean.TRUE.equals(plain);
  }

  /// It as JSON.
  @Override
  public String toString() {
    return Json.of(plain);
  }

  /// The names of its fields.
  @SuppressWarnings("unchecked") // JSON has no others
  public Set<String> names() {
    return plain instanceof Map<?, ?> map ? ((Map<String, ?>) map).keySet() : Set.of();
  }

  /// The items of a list, or the values of an object's fields.
  @Override
  public Iterator<Value> iterator() {
    Iterable<?> values =
        plain instanceof Map<?, ?> map
            ? map.values()
            : plain instanceof List<?> list ? list : List.of();
    Iterator<?> each = values.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return each.hasNext();
      }

      @Override
      public Value next() {
        return new Value(each.next());
      }
    };
  }
}
