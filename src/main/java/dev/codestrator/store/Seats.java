package dev.codestrator.store;

import dev.codestrator.model.Checkout;
import dev.codestrator.model.Clone;
import dev.codestrator.model.Id;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where a session's own records are: in its root worktree; once that is gone, in the main
/// worktree, where they landed.
///
/// @param repository the clone
public record Seats(Clone repository) {
  /// The folder of this session's records.
  public Path of(Id session) {
    return repository.rootOf(session).orElse(repository.main()).seat();
  }

  /// The folder of the task tree that a caller sees: its session's, else that of the worktree it
  /// stands in.
  public Path of(Optional<Id> session) {
    return session.map(this::of).orElse(repository.here().seat());
  }

  /// Every folder that can own records of sessions.
  public List<Path> all() {
    return repository.checkouts().stream()
        .filter(checkout -> checkout.main() || repository.isSessionRoot(checkout))
        .map(Checkout::seat)
        .toList();
  }
}
