package dev.codestrator.store;

import dev.codestrator.io.Disk;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Clone;
import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where a session's own records are: in its root worktree; once that is gone, in the main
/// worktree, where they landed. Those of jobs are in the local folder of the clone.
///
/// @param repository the clone
public record Seats(Clone repository) {
  /// The folder of this session's records.
  public Path of(Id session) {
    if (session.equals(Session.JOBS)) {
      return jobs();
    }
    return repository.rootOf(session).orElse(repository.main()).seat();
  }

  /// The folder of the task tree that a caller sees: its session's, else that of the worktree it
  /// stands in.
  public Path of(Optional<Id> session) {
    return session.map(this::of).orElse(repository.here().seat());
  }

  /// The folder of the records of jobs: on this machine only, like the jobs themselves.
  public Path jobs() {
    return repository.localDir().resolve("jobs");
  }

  /// Whether records may be kept in this folder: it is one, or is still to be made. A link may lead
  /// anywhere, as the one who made the repository wants.
  public static boolean isReal(Path seat) {
    return Disk.isFolder(seat) || !Disk.exists(seat);
  }

  /// Refuses a folder of records that is a link.
  ///
  /// @throws Rejection.Invalid `symlink`
  public static void requireReal(Path seat) {
    if (!isReal(seat)) {
      throw new Rejection.Invalid(
          "symlink", seat + " is a symbolic link", "put a real folder in its place");
    }
  }

  /// Every folder that can own records of sessions.
  public List<Path> all() {
    Stream<Path> roots =
        repository.checkouts().stream()
            .filter(checkout -> checkout.main() || repository.isSessionRoot(checkout))
            .map(Checkout::seat);
    return Stream.concat(roots, Stream.of(jobs())).toList();
  }
}
