package dev.codestrator.api;

import dev.codestrator.app.Call;
import dev.codestrator.app.Calls;
import dev.codestrator.app.session.Handoffs;
import dev.codestrator.model.Caller;
import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Session;
import dev.codestrator.store.RecordType;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// The way of every call, from whichever side it comes: role, parameters, session, method.
public final class Dispatcher {
  /// The field that every method takes besides its own.
  public static final String SESSION_FIELD = "session_id";

  private final Registry registry;
  private final Calls calls;

  /// @param registry the methods
  /// @param calls begins each call
  public Dispatcher(Registry registry, Calls calls) {
    this.registry = registry;
    this.calls = calls;
  }

  /// The methods.
  public Registry registry() {
    return registry;
  }

  /// Calls a method.
  ///
  /// @param folder where the caller stands
  /// @param values the parameters, as plain values by name
  /// @return the method's result
  /// @throws Rejection when it is refused
  public Record call(Path folder, Caller caller, String name, Map<String, ?> values) {
    return run(allowed(name, caller), folder, caller, values, Dispatcher::heard);
  }

  /// Calls a method for somebody who only looks on: that is no sign of life of the session's root.
  /// Which methods change nothing when they are called so, the caller knows.
  ///
  /// @throws Rejection when it is refused
  public Record watch(Path folder, Caller caller, String name, Map<String, ?> values) {
    return run(allowed(name, caller), folder, caller, values, (_, call, _) -> call);
  }

  private Method<?> allowed(String name, Caller caller) {
    Method<?> method = registry.get(name);
    if (!method.allows(caller.role())) {
      throw new Rejection.Forbidden(
          "not_your_method",
          "a " + caller.role().dashed() + " may not call " + name,
          "root does that; ask it: orch inbox send root \"...\"");
    }
    return method;
  }

  /// What is noted of a call.
  @FunctionalInterface
  private interface Notice {
    /// Notes it, and gives the call on.
    Call of(Method<?> method, Call call, Optional<Session> session);
  }

  /// Looks at records without a method; the caller decides what may be shown.
  ///
  /// @throws Rejection as a method would be refused
  public <R> R look(Path folder, Caller caller, Function<Call, R> work) {
    return work.apply(calls.begin(folder, caller));
  }

  private <P extends Record> Record run(
      Method<P> method, Path folder, Caller caller, Map<String, ?> values, Notice notice) {
    var own = new LinkedHashMap<String, Object>(values);
    Optional<String> session = Optional.ofNullable(own.remove(SESSION_FIELD)).map(Object::toString);
    Call call =
        settled(
            method,
            session.isEmpty() ? calls.begin(folder, caller) : begin(folder, caller, session.get()),
            notice);
    P params = method.shape().readStrictly(new WholeIds(call).in(method.shape(), own));
    BiFunction<Call, P, ? extends Record> handler = method.handler();
    return handler.apply(call, params);
  }

  /// A root that handed its session off acts for the one that it went on with.
  private Call settled(Method<?> method, Call call, Notice notice) {
    Optional<Session> session = Handoffs.session(call);
    Optional<Id> next = session.flatMap(Session::attachedTo);
    if (next.isPresent() && method.belonging() != Belonging.EXACTLY) {
      Call settled = calls.in(call, call.caller().in(next.get()));
      return notice.of(method, settled, Handoffs.session(settled));
    }
    return notice.of(method, call, session);
  }

  /// Every call of a root is a sign of life of its session, unless it only looks for one.
  private static Call heard(Method<?> method, Call call, Optional<Session> session) {
    if (method.belonging() != Belonging.SEEKING) {
      session.ifPresent(known -> Handoffs.heard(call, known));
    }
    return call;
  }

  private Call begin(Path folder, Caller caller, String session) {
    Call call = calls.begin(folder, caller);
    Session found = call.view().get(RecordType.SESSION, session).value();
    boolean foreign = caller.session().filter(own -> !own.equals(found.id())).isPresent();
    if (foreign && caller.thread().isPresent()) {
      throw new Rejection.Forbidden(
          "other_session",
          "a child called for session " + found.id(),
          "it acts for its own session only");
    }
    return calls.as(call, caller.in(found.id()));
  }
}
