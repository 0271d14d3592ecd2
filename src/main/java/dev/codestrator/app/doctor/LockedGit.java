package dev.codestrator.app.doctor;

import dev.codestrator.git.LockFiles;
import dev.codestrator.io.Disk;
import dev.codestrator.model.Texts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Locks of git's that are older than git holds one. Whoever needs such a lock waits for it in
/// vain; only a person knows that no git runs, so none is removed here.
final class LockedGit implements Check {
  private static final Duration YOUNG = Duration.ofMinutes(1);

  @Override
  public List<Found> look(Scene scene) {
    Instant now = scene.call().now();
    return LockFiles.list(scene.view().repository()).stream()
        .flatMap(file -> found(file, now).stream())
        .toList();
  }

  private static Optional<Found> found(Path file, Instant now) {
    return Disk.modified(file)
        .map(made -> Duration.between(made, now).abs())
        .filter(age -> age.compareTo(YOUNG) > 0)
        .map(age ->
            Found.of(
                "git_locked",
                file.toString(),
                "this lock of git's has been there for " + Texts.span(age),
                "when no git runs in this repository (an editor may run one), delete it: rm '"
                    + file
                    + "'"));
  }
}
