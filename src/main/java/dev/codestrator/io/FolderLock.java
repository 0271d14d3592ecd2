package dev.codestrator.io;

import dev.codestrator.model.Rejection;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A lock that is a folder: who makes it has it. Programs written in JavaScript lock their files
/// so. While one is held its time is renewed every few seconds; one whose time stands still is left
/// over.
public final class FolderLock {
  private static final Duration LOOK = Duration.ofMillis(50);

  private FolderLock() {}

  /// Does something while the lock is held, after waiting for whoever has it. One that shows no
  /// life in that time is taken over.
  ///
  /// @param patience longer than its holders let pass without renewing it
  /// @throws Rejection.Busy `file_locked` when it is held all the time
  public static void during(Path folder, Duration patience, Runnable action) {
    take(folder, patience);
    try {
      action.run();
    } finally {
      Disk.deleteEmpty(folder);
    }
  }

  private static void take(Path folder, Duration patience) {
    Path above = Disk.folderOf(folder);
    Disk.createFolders(above);
    Optional<Instant> found = Disk.modified(folder);
    long end = System.nanoTime() + patience.toNanos();
    try (Watch watch = Watch.on(List.of(above))) {
      while (!made(folder)) {
        if (System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted()) {
          takeOver(folder, found);
          break;
        }
        watch.await(LOOK);
      }
    }
  }

  private static void takeOver(Path folder, Optional<Instant> found) {
    boolean still = found.isPresent() && found.equals(Disk.modified(folder));
    if (!still || !Disk.deleteEmpty(folder) || !made(folder)) {
      throw new Rejection.Busy(
          "file_locked",
          folder + " is held by another program",
          "try again; when no program uses it, delete that folder");
    }
  }

  private static boolean made(Path folder) {
    return FileCall.get(
        "create",
        folder,
        () -> {
          try {
            Files.createDirectory(folder);
            return true;
          } catch (FileAlreadyExistsException e) {
            return false;
          }
        });
  }
}
