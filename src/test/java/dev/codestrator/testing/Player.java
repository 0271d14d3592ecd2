package dev.codestrator.testing;

import static org.assertj.core.api.Assertions.catchThrowable;

import dev.codestrator.model.Caller;
import dev.codestrator.model.Rejection;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Somebody who calls methods.
///
/// @param folder where it stands
public record Player(Orchestra orchestra, Path folder, Caller caller) {
  /// The same, standing elsewhere.
  public Player at(Path elsewhere) {
    return new Player(orchestra, elsewhere, caller);
  }

  /// The same, a person at a terminal.
  public Player atTerminal() {
    var person =
        new Caller(
            caller.role(), caller.session(), caller.thread(), caller.owner(), "1 (a test)", true);
    return new Player(orchestra, folder, person);
  }

  /// Calls a method by a fresh dispatcher.
  ///
  /// @param pairs names and values of its parameters
  public Answer call(String method, Object... pairs) {
    return Answer.of(orchestra.dispatcher().call(folder, caller, method, values(pairs)));
  }

  /// Calls a method that must be refused.
  public Rejection refused(String method, Object... pairs) {
    Throwable thrown = catchThrowable(() -> call(method, pairs));
    if (thrown instanceof Rejection refusal) {
      return refusal;
    }
    throw new AssertionError(method + " was not refused", thrown);
  }

  private static Map<String, Object> values(Object... pairs) {
    var values = new LinkedHashMap<String, Object>();
    for (int i = 0; i < pairs.length; i += 2) {
      values.put(pairs[i].toString(), pairs[i + 1]);
    }
    return values;
  }
}
