package dev.codestrator.io;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Waits for changes in folders: by the file system's watch service, or by looking again and again
/// when that can't be had (too many watches, a folder that doesn't exist yet).
///
/// Sees names come, go and change directly in the folders, not below them. Not for several threads.
public final class Watch implements AutoCloseable {
  private Eye eye;
  private final List<Path> folders;
  private final Predicate<String> matters;

  private Watch(List<Path> folders, Predicate<String> matters) {
    this.folders = folders;
    this.matters = matters;
    this.eye = open();
  }

  private Eye open() {
    Optional<NotifiedEye> notified = NotifiedEye.on(folders, matters);
    return notified.isPresent() ? notified.get() : new PollingEye(folders, matters);
  }

  /// Watches these folders from now on.
  public static Watch on(Collection<Path> folders) {
    return on(folders, _ -> true);
  }

  /// Watches these folders from now on, but for names that don't matter.
  public static Watch on(Collection<Path> folders, Predicate<String> matters) {
    return new Watch(List.copyOf(folders), name -> !Temporaries.isOne(name) && matters.test(name));
  }

  /// Waits until something has changed since the last call, or since the start; at most this long.
  ///
  /// @return whether something changed; when in doubt, true. False when the thread is interrupted.
  public boolean await(Duration limit) {
    Optional<Boolean> seen = eye.await(System.nanoTime() + limit.toNanos());
    if (seen.isEmpty()) {
      eye.close();
      eye = new PollingEye(folders, matters);
    }
    return seen.orElse(true);
  }

  @Override
  public void close() {
    eye.close();
  }

  /// One way to see.
  sealed interface Eye extends AutoCloseable permits NotifiedEye, PollingEye {
    /// Waits until the deadline (of `System.nanoTime`) for a change; empty when it went blind.
    Optional<Boolean> await(long deadline);

    @Override
    void close();
  }
}
