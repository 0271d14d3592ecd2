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
    add(new Method<>(name, group, Effect.READS, Set.of(callers), params, result, handler, text));
  }

  /// Defines a method that changes something each time.
  <P extends Record, R extends Record> void write(
      String name,
      Class<P> params,
      Class<R> result,
      BiFunction<Call, P, R> handler,
      String text,
      Role... callers) {
    add(new Method<>(name, group, Effect.ADDS, Set.of(callers), params, result, handler, text));
  }

  /// Defines a method that changes something; called again, nothing more.
  <P extends Record, R extends Record> void set(
      String name,
      Class<P> params,
      Class<R> result,
      BiFunction<Call, P, R> handler,
      String text,
      Role... callers) {
    add(new Method<>(name, group, Effect.SETS, Set.of(callers), params, result, handler, text));
  }

  /// Defines a method that ends somebody's work or moves the target.
  <P extends Record, R extends Record> void end(
      String name,
      Class<P> params,
      Class<R> result,
      BiFunction<Call, P, R> handler,
      String text,
      Role... callers) {
    add(new Method<>(name, group, Effect.ENDS, Set.of(callers), params, result, handler, text));
  }

  private void add(Method<?> method) {
    Method<?> other = methods.put(method.name(), method);
    if (other != null) {
      throw new IllegalStateException(method.name() + " is defined twice");
    }
  }

  /// All that were defined, by name.
  SequencedMap<String, Method<?>> all() {
    return methods;
  }
}
