package dev.codestrator.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Sees by the file system's watch service.
final class NotifiedEye implements Watch.Eye {
  private final WatchService service;
  private final Predicate<String> matters;

  private NotifiedEye(WatchService service, Predicate<String> matters) {
    this.service = service;
    this.matters = matters;
  }

  /// Empty when the service isn't to be had for all of these folders.
  static Optional<NotifiedEye> on(List<Path> folders, Predicate<String> matters) {
    if (folders.isEmpty()) {
      return Optional.empty();
    }
    try {
      WatchService service = folders.getFirst().getFileSystem().newWatchService();
      return register(service, folders)
          ? Optional.of(new NotifiedEye(service, matters))
          : Optional.empty();
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  private static boolean register(WatchService service, List<Path> folders) throws IOException {
    try {
      for (Path folder : folders) {
        folder.register(
            service,
            StandardWatchEventKinds.ENTRY_CREATE,
            StandardWatchEventKinds.ENTRY_MODIFY,
            StandardWatchEventKinds.ENTRY_DELETE);
      }
      return true;
    } catch (IOException e) {
      service.close();
      return false;
    }
  }

  @Override
  public Optional<Boolean> await(long deadline) {
    boolean seen = false;
    WatchKey key = next(deadline);
    while (key != null) {
      seen |= key.pollEvents().stream().anyMatch(this::matters);
      if (!key.reset()) {
        return Optional.empty();
      }
      key = seen ? service.poll() : next(deadline);
    }
    return Optional.of(seen);
  }

  private @Nullable WatchKey next(long deadline) {
    try {
      return service.poll(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  private boolean matters(WatchEvent<?> event) {
    return !(event.context() instanceof Path name) || matters.test(name.toString());
  }

  @Override
  public void close() {
    try {
      service.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
