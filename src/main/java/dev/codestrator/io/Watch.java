package dev.codestrator.io;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Waits for changes in folders: by the file system's watch service, or by looking again and again
/// when that can't be had (too many watches, a folder that doesn't exist yet).
///
/// Sees names come, go and change directly in the folders, not below them. Not for several threads.
public final class Watch implements AutoCloseable {
  private Eye eye;
  private final List<Path> folders;

  private Watch(List<Path> folders) {
    this.folders = folders;
    this.eye = open(folders);
  }

  private static Eye open(List<Path> folders) {
    Optional<NotifiedEye> eye = NotifiedEye.on(folders);
    return eye.isPresent() ? eye.get() : new PollingEye(folders);
  }

  /// Watches these folders from now on.
  public static Watch on(Collection<Path> folders) {
    return new Watch(List.copyOf(folders));
  }

  /// Waits until something has changed since the last call, or since the start; at most this long.
  ///
  /// @return whether something changed; when in doubt, true. False when the thread is interrupted.
  public boolean await(Duration limit) {
    Optional<Boolean> seen = eye.await(System.nanoTime() + limit.toNanos());
    if (seen.isEmpty()) {
      eye.close();
      eye = new PollingEye(folders);
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
