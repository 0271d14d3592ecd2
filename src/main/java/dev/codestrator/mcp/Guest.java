package dev.codestrator.mcp;

import dev.codestrator.api.Dispatcher;
import dev.codestrator.api.Registry;
import dev.codestrator.app.Call;
import dev.codestrator.model.Caller;
import dev.codestrator.model.Role;
import dev.codestrator.model.shape.Shape;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/// A client that is served: where it stands, who it is, which session is its home.
final class Guest {
  private final Dispatcher dispatcher;
  private final Path folder;
  private final Caller caller;
  private final Consumer<String> called;
  private final HomeSession home = new HomeSession();

  Guest(Dispatcher dispatcher, Path folder, Caller caller) {
    this(dispatcher, folder, caller, method -> {});
  }

  /// @param called is told of each method that was called
  Guest(Dispatcher dispatcher, Path folder, Caller caller, Consumer<String> called) {
    this.dispatcher = dispatcher;
    this.folder = folder;
    this.caller = caller;
    this.called = called;
  }

  Role role() {
    return caller.role();
  }

  /// Who calls, in its home session unless it named another.
  Caller caller() {
    return home.of(caller);
  }

  Registry registry() {
    return dispatcher.registry();
  }

  /// Whether it may call the method; false too when there is none of this name.
  boolean may(String method) {
    return registry().methods().stream()
        .anyMatch(each -> each.name().equals(method) && each.allows(role()));
  }

  /// Calls a method for it.
  Map<String, Object> call(String method, Map<String, ?> params) {
    Map<String, Object> result = Shape.write(dispatcher.call(folder, caller(), method, params));
    home.learn(method, result);
    called.accept(method);
    return result;
  }

  /// Looks at the records for it.
  <R> R look(Function<Call, R> work) {
    return dispatcher.look(folder, caller(), work);
  }
}
