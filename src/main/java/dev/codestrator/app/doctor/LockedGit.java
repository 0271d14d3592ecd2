package dev.codestrator.app.doctor;

import dev.codestrator.git.LockFile;
import dev.codestrator.io.Disk;
import dev.codestrator.model.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Locks of git's that are older than git holds one. Whoever needs such a lock waits for it in
/// vain.
final class LockedGit implements Check {
  private static final Duration YOUNG = Duration.ofMinutes(1);

  @Override
  public List<Found> look(Scene scene) {
    Instant now = scene.call().now();
    return LockFile.list(scene.view().repository()).stream()
        .flatMap(lock -> found(lock, now).stream())
        .toList();
  }

  private static Optional<Found> found(LockFile lock, Instant now) {
    return Disk.modified(lock.file())
        .map(made -> Duration.between(made, now).abs())
        .filter(age -> age.compareTo(YOUNG) > 0)
        .map(age -> found(lock, "this lock of git's has been there for " + Texts.span(age)));
  }

  private static Found found(LockFile lock, String message) {
    String where = lock.file().toString();
    return lock.holder()
        .map(holder ->
            Found.of(
                "git_locked",
                where,
                message,
                holder
                    + " may hold it: wait for its end; when it isn't that, delete the lock: rm '"
                    + where
                    + "'"))
        .orElseGet(() ->
            Found.of(
                "git_locked",
                where,
                message + ", and no git runs there",
                "delete it",
                draft -> draft.remove(lock.file())));
  }
}
