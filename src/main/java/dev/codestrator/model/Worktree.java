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
    @Sorted List<Id> tasks) {
  /// How it stands. Only an active one owns its Cases.
  public enum Status {
    CREATING,
    ACTIVE,
    MERGED,
    REMOVED
  }

  /// The same with another status.
  public Worktree with(Status newStatus) {
    return new Worktree(
        newStatus, id, thread, session, slug, parent, branch, base, folder, createdAt, tasks);
  }

  /// The same, active since this commit.
  public Worktree activeAt(String commit) {
    return new Worktree(
        Status.ACTIVE, id, thread, session, slug, parent, branch, commit, folder, createdAt, tasks);
  }

  /// The same, owner of these Cases too.
  public Worktree owning(List<Id> more) {
    List<Id> all = Stream.concat(tasks.stream(), more.stream()).distinct().sorted().toList();
    return new Worktree(
        status, id, thread, session, slug, parent, branch, base, folder, createdAt, all);
  }

  /// The same without a thread.
  public Worktree ofNobody() {
    return new Worktree(
        status,
        id,
        Optional.empty(),
        session,
        slug,
        parent,
        branch,
        base,
        folder,
        createdAt,
        tasks);
  }

  /// The same for a thread with these Cases.
  public Worktree assigned(Id toThread, List<Id> cases) {
    return new Worktree(
        status,
        id,
        Optional.of(toThread),
        session,
        slug,
        parent,
        branch,
        base,
        folder,
        createdAt,
        cases);
  }
}
