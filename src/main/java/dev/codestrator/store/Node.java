package dev.codestrator.store;

import dev.codestrator.model.Id;
import dev.codestrator.model.Level;
import java.nio.file.Path;
import java.util.Optional;

/// A task's place: what the names of files and folders tell, without reading any.
///
/// @param parent the task whose folder it is in
/// @param folder the folder of its file, in the worktree that owns it; for all but a Case also the
///   one that the level below goes into
/// @param name its file's name there: of thousands of tasks few are asked for their whole path
/// @param claim the worktree that owns it, when that isn't the one whose tree this is
public record Node(
    Id id,
    Level level,
    Optional<Id> parent,
    Path folder,
    String name,
    Optional<Claims.Claim> claim) {
  Node(Id id, Level level, Optional<Id> parent, Path file, Optional<Claims.Claim> claim) {
    this(
        id,
        level,
        parent,
        Optional.ofNullable(file.getParent()).orElseThrow(),
        file.getFileName().toString(),
        claim);
  }

  /// Its file, in the worktree that owns it.
  public Path file() {
    return folder.resolve(name);
  }

  Node ownedBy(Claims.Claim owner, Path ownedFile) {
    return new Node(id, level, parent, ownedFile, Optional.of(owner));
  }

  /// Whether the worktree that owns it is not on this machine. What is shown then is the version of
  /// its branch.
  public boolean isStale() {
    return claim.filter(owner -> owner.checkout().isEmpty()).isPresent();
  }
}
