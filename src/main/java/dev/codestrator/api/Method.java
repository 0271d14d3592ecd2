package dev.codestrator.api;

import dev.codestrator.app.Call;
import dev.codestrator.model.Role;
import dev.codestrator.model.shape.Shape;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/// A method, wholly: the only place where its name, parameters, callers and meaning are said.
///
/// @param name as in `task.create`
/// @param group the tool it belongs to
/// @param effect what a call does to the world
/// @param belonging how a call stands to the caller's session
/// @param callers the roles that may call it; root always may
/// @param params its parameters
/// @param result what it gives
/// @param handler what it does
/// @param description a sentence for people and agents
/// @param refusalCodes with which it refuses, besides those of all methods; words
public record Method<P extends Record>(
    String name,
    Group group,
    Effect effect,
    Belonging belonging,
    Set<Role> callers,
    Class<P> params,
    Class<? extends Record> result,
    BiFunction<Call, P, ? extends Record> handler,
    String description,
    String refusalCodes) {
  public Method {
    callers = Set.copyOf(callers);
  }

  /// Whether this role may call it.
  public boolean allows(Role role) {
    return role == Role.ROOT || callers.contains(role);
  }

  /// Whether it changes anything.
  public boolean writes() {
    return effect.writes();
  }

  /// The codes with which it refuses, besides those of all methods, and when it does.
  public Map<String, String> refusals() {
    return Refusals.of(List.of(refusalCodes.split("\\s+")));
  }

  /// Its parameters by name.
  public Shape<P> shape() {
    return Shape.of(params);
  }
}
