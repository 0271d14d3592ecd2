package dev.codestrator.api;

import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.model.Texts;
import java.util.List;
import java.util.SequencedMap;

/// All methods.
public final class Registry {
  private final SequencedMap<String, Method<?>> methods;

  /// @param app the services that the methods call
  public Registry(Services app) {
    var definitions = new Definitions();
    SessionMethods.define(definitions.in(Group.ORCH_SESSION), app.sessions());
    TaskMethods.define(definitions.in(Group.ORCH_TASK), app.tasks());
    TaskMethods.resuming(definitions, app.sessions());
    GraphMethods.define(definitions.in(Group.ORCH_GRAPH), app.graph());
    WorkspaceMethods.define(definitions.in(Group.ORCH_WORKSPACE), app.workspace());
    ThreadMethods.define(definitions.in(Group.ORCH_THREAD), app.threads());
    LifecycleMethods.define(definitions.in(Group.ORCH_LIFECYCLE), app.lifecycle());
    MergeMethods.define(definitions.in(Group.ORCH_MERGE), app.merge());
    InboxMethods.define(definitions.in(Group.ORCH_INBOX), app.inbox());
    SystemMethods.define(definitions.in(Group.ORCH_SYSTEM), app.system());
    PlanMethods.define(definitions.in(Group.ORCH_SYSTEM), app.plans());
    methods = definitions.all();
  }

  /// All methods, group by group.
  public List<Method<?>> methods() {
    return List.copyOf(methods.values());
  }

  /// The methods of a group that a role may call.
  public List<Method<?>> methods(Group wanted, Role role) {
    return methods.values().stream()
        .filter(method -> method.group() == wanted && method.allows(role))
        .<Method<?>>map(method -> method)
        .toList();
  }

  /// The method of this name.
  ///
  /// @throws Rejection.Invalid `unknown_method` with the nearest name
  public Method<?> get(String name) {
    Method<?> method = methods.get(name);
    if (method == null) {
      String hint =
          Texts.nearest(name, methods.keySet())
              .map(near -> "did you mean '" + near + "'?")
              .orElse("orch call --list names all methods");
      throw new Rejection.Invalid(
          "unknown_method", "there is no method '" + Texts.excerpt(name, 60) + "'", hint);
    }
    return method;
  }
}
