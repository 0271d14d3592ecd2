package dev.codestrator.api;

import dev.codestrator.app.Call;
import dev.codestrator.model.Role;
import java.util.Set;
import java.util.function.BiFunction;

/// A method that is being defined: `add(READS, "task.get", ...).says("...").openTo(WORKER)`. What
/// is not said of it is as with most: root alone may call it, within its session.
final class Definition<P extends Record> {
  private final String name;
  private final Group group;
  private final Effect effect;
  private final Class<P> params;
  private final Class<? extends Record> result;
  private final BiFunction<Call, P, ? extends Record> handler;
  private String description = "";
  private Set<Role> callers = Set.of();
  private Belonging belonging = Belonging.WITHIN;
  private String refusals = "";

  Definition(
      String name,
      Group group,
      Effect effect,
      Class<P> params,
      Class<? extends Record> result,
      BiFunction<Call, P, ? extends Record> handler) {
    this.name = name;
    this.group = group;
    this.effect = effect;
    this.params = params;
    this.result = result;
    this.handler = handler;
  }

  /// What it does, in a sentence for people and agents.
  Definition<P> says(String sentence) {
    description = sentence;
    return this;
  }

  /// Who may call it besides root.
  Definition<P> openTo(Role... roles) {
    callers = Set.of(roles);
    return this;
  }

  /// How its calls stand to the caller's session.
  Definition<P> belongs(Belonging how) {
    belonging = how;
    return this;
  }

  /// The codes with which it refuses, besides those that are common to all methods; [Refusals] says
  /// what they mean.
  Definition<P> refuses(String codes) {
    refusals = (refusals + " " + codes).strip();
    return this;
  }

  Method<P> method() {
    return new Method<>(
        name, group, effect, belonging, callers, params, result, handler, description, refusals);
  }
}
