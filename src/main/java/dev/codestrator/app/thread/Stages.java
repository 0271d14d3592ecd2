package dev.codestrator.app.thread;

import dev.codestrator.app.Narration;
import dev.codestrator.model.Rejection;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Steps of which each can be taken back: when one fails, those before it are, last first.
final class Stages {
  private final String whole;
  private final Deque<Runnable> undo = new ArrayDeque<>();

  /// @param whole what the steps are steps of
  Stages(String whole) {
    this.whole = whole;
  }

  /// Runs a step.
  ///
  /// @param takeBack given what the step made
  /// @throws Rejection the step's own, naming the step, after all is taken back
  <R> R run(String name, Supplier<R> step, Consumer<R> takeBack) {
    Narration.say(whole + ": " + name);
    try {
      R made = step.get();
      undo.push(() -> takeBack.accept(made));
      return made;
    } catch (Rejection e) {
      throw takeAllBack(e.during(whole + " failed at stage '" + name + "'"));
    } catch (RuntimeException e) {
      throw takeAllBack(e);
    }
  }

  private <E extends RuntimeException> E takeAllBack(E error) {
    while (!undo.isEmpty()) {
      try {
        undo.pop().run();
      } catch (RuntimeException e) {
        error.addSuppressed(e);
      }
    }
    return error;
  }
}
