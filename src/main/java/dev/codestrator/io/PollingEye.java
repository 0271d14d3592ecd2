package dev.codestrator.io;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/// Sees by looking at the entries again and again. A folder that doesn't exist is empty.
final class PollingEye implements Watch.Eye {
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final List<Path> folders;
  private final Predicate<String> matters;
  private Map<Path, Entry> last;

  PollingEye(List<Path> folders, Predicate<String> matters) {
    this.folders = folders;
    this.matters = matters;
    this.last = look();
  }

  @Override
  public Optional<Boolean> await(long deadline) {
    while (true) {
      Map<Path, Entry> now = look();
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

  private Map<Path, Entry> look() {
    var seen = new HashMap<Path, Entry>();
    for (Path folder : folders) {
      for (String name : Disk.isFolder(folder) ? Disk.names(folder) : List.<String>of()) {
        Path path = folder.resolve(name);
        if (matters.test(name)) {
          Disk.attributes(path).ifPresent(a -> seen.put(path, Entry.of(a)));
        }
      }
    }
    return seen;
  }

  @Override
  public void close() {}

  /// What tells one state of an entry from the next; the key is another after a rename.
  private record Entry(FileTime modified, long size, String key) {
    static Entry of(BasicFileAttributes a) {
      return new Entry(a.lastModifiedTime(), a.size(), String.valueOf(a.fileKey()));
    }
  }
}
