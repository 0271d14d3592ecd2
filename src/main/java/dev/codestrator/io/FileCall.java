package dev.codestrator.io;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;

/// A call of the file system that may be repeated. An interrupt of the thread doesn't break it off
/// (it stays set for whoever asks next), and a failure becomes one of ours.
@FunctionalInterface
interface FileCall<T> {
  /// Calls it once.
  T call() throws IOException;

  /// The same without a result.
  @FunctionalInterface
  interface Action {
    /// Calls it once.
    void call() throws IOException;
  }

  /// Calls to the end; `verb` and `path` are for the message when it fails.
  static <T> T get(String verb, Path path, FileCall<T> call) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return call.call();
        } catch (ClosedByInterruptException e) {
          interrupted |= Thread.interrupted();
        }
      }
    } catch (IOException e) {
      throw IoFailure.of(verb, path, e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// The same without a result.
  static void run(String verb, Path path, Action action) {
    boolean done =
        get(
            verb,
            path,
            () -> {
              action.call();
              return true;
            });
    assert done;
  }
}
