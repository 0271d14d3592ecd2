package dev.codestrator.io;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// Sees by looking at names and times again and again. A folder that doesn't exist is empty.
final class PollingEye implements Watch.Eye {
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final List<Path> folders;
  private Map<Path, Instant> last;

  PollingEye(List<Path> folders) {
    this.folders = folders;
    this.last = look();
  }

  @Override
  public Optional<Boolean> await(long deadline) {
    while (true) {
      Map<Path, Instant> now = look();
      if (!now.equals(last)) {
        last = now;
        return Optional.of(true);
      }
      long left = deadline - System.nanoTime();
      if (left <= 0 || Thread.currentThread().isInterrupted()) {
        return Optional.of(false);
      }
      LockSupport.parkNanos(Math.min(left, PAUSE.toNanos()));
    }
  }

  private Map<Path, Instant> look() {
    var seen = new HashMap<Path, Instant>();
    for (Path folder : folders) {
      for (String name : Disk.isFolder(folder) ? Disk.names(folder) : List.<String>of()) {
        Path file = folder.resolve(name);
        Disk.modified(file).ifPresent(time -> seen.put(file, time));
      }
    }
    return seen;
  }

  @Override
  public void close() {}
}
