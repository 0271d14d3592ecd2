package dev.codestrator.api;

import dev.codestrator.app.Call;
import dev.codestrator.model.Role;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.BiFunction;

/// Gathers the definitions of methods, group by group.
final class Definitions {
  private final SequencedMap<String, Method<?>> methods = new LinkedHashMap<>();
  private Group group = Group.ORCH_SESSION;

  /// What is defined from here on belongs to this group.
  Definitions in(Group next) {
    group = next;
    return this;
  }

  /// Defines a method that changes nothing.
  <P extends Record, R extends Record> void read(
      String name,
      Class<P> params,
      Class<R> result,
      BiFunction<Call, P, R> handler,
      String text,
      Role... callers) {
    add(Effect.READS, name, params, result, handler, text, callers);
  }

  /// Defines a method that changes something each time.
  <P extends Record, R extends Record> void write(
      String name,
      Class<P> params,
      Class<R> result,
      BiFunction<Call, P, R> handler,
      String text,
      Role... callers) {
    add(Effect.ADDS, name, params, result, handler, text, callers);
  }

  /// Defines a method that changes something; called again, nothing more.
  <P extends Record, R extends Record> void set(
      String name,
      Class<P> params,
      Class<R> result,
      BiFunction<Call, P, R> handler,
      String text,
      Role... callers) {
    add(Effect.SETS, name, params, result, handler, text, callers);
  }

  /// Defines a method that ends somebody's work or moves the target.
  <P extends Record, R extends Record> void end(
      String name,
      Class<P> params,
      Class<R> result,
      BiFunction<Call, P, R> handler,
      String text,
      Role... callers) {
    add(Effect.ENDS, name, params, result, handler, text, callers);
  }

  private <P extends Record, R extends Record> void add(
      Effect effect,
      String name,
      Class<P> params,
      Class<R> result,
      BiFunction<Call, P, R> handler,
      String text,
      Role... callers) {
    var method = new Method<>(name, group, effect, Set.of(callers), params, result, handler, text);
    if (methods.put(name, method) != null) {
      throw new IllegalStateException(name + " is defined twice");
    }
  }

  /// All that were defined, by name.
  SequencedMap<String, Method<?>> all() {
    return methods;
  }
}
