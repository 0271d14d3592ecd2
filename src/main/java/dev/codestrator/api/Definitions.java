package dev.codestrator.api;

import dev.codestrator.app.Call;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.BiFunction;

/// Gathers the definitions of methods, group by group.
final class Definitions {
  private final SequencedMap<String, Definition<?>> definitions = new LinkedHashMap<>();
  private Group group = Group.ORCH_SESSION;

  /// What is defined from here on belongs to this group.
  Definitions in(Group next) {
    group = next;
    return this;
  }

  /// Begins the definition of a method; the rest is said of what it gives.
  <P extends Record, R extends Record> Definition<P> add(
      Effect effect,
      String name,
      Class<P> params,
      Class<R> result,
      BiFunction<Call, P, R> handler) {
    var definition = new Definition<>(name, group, effect, params, result, handler);
    if (definitions.put(name, definition) != null) {
      throw new IllegalStateException(name + " is defined twice");
    }
    return definition;
  }

  /// All methods that were defined, by name.
  SequencedMap<String, Method<?>> all() {
    var methods = new LinkedHashMap<String, Method<?>>();
    definitions.forEach((name, definition) -> methods.put(name, definition.method()));
    return methods;
  }
}
