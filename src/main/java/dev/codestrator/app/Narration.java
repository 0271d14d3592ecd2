package dev.codestrator.app;

import java.util.function.Consumer;
import java.util.function.Supplier;

/// What a long call tells about itself while it runs, to whoever listens; nobody has to.
public final class Narration {
  private static final ScopedValue<Consumer<String>> LISTENER = ScopedValue.newInstance();

  private Narration() {}

  /// Runs work whose words go to this listener, on the thread that says them.
  public static <R> R to(Consumer<String> listener, Supplier<R> work) {
    return ScopedValue.where(LISTENER, listener).call(work::get);
  }

  /// Says what the call is doing now, in a few words.
  public static void say(String words) {
    if (LISTENER.isBound()) {
      LISTENER.get().accept(words);
    }
  }
}
