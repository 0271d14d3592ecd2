package dev.codestrator.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A git worktree that belongs to a session.
///
/// While it is active it owns the Cases in `tasks`: they are read and written there.
///
/// @param thread whose work it holds
/// @param parent the worktree it was spawned from; none for a session's root
/// @param base the commit it began at
/// @param folder where it was made, relative to the main worktree; git knows where it is now
public record Worktree(
    Status status,
    Id id,
    Optional<Id> thread,
    Id session,
    String slug,
    Optional<Id> parent,
    String branch,
    String base,
    String folder,
    Instant createdAt,
    @Param(sorted = true) List<Id> tasks) {
  /// How it stands. Only an active one owns its Cases.
  public enum Status {
    CREATING,
    ACTIVE,
    MERGED,
    REMOVED
  }

  /// The same with another status.
  public Worktree with(Status newStatus) {
    return changed(newStatus, thread, base, tasks);
  }

  /// The same, active since this commit.
  public Worktree activeAt(String commit) {
    return changed(Status.ACTIVE, thread, commit, tasks);
  }

  /// The same, owner of these Cases too.
  public Worktree owning(List<Id> more) {
    return changed(
        status,
        thread,
        base,
        Stream.concat(tasks.stream(), more.stream()).distinct().sorted().toList());
  }

  /// The same without a thread.
  public Worktree ofNobody() {
    return changed(status, Optional.empty(), base, tasks);
  }

  /// The same for a thread with these Cases.
  public Worktree assigned(Id toThread, List<Id> cases) {
    return changed(status, Optional.of(toThread), base, cases);
  }

  private Worktree changed(
      Status newStatus, Optional<Id> newThread, String newBase, List<Id> newTasks) {
    return new Worktree(
        newStatus, id, newThread, session, slug, parent, branch, newBase, folder, createdAt,
        newTasks);
  }
}
