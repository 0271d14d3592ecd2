package dev.codestrator.app.workspace;

import dev.codestrator.model.Clone;
import dev.codestrator.model.Id;
import dev.codestrator.model.Worktree;
import dev.codestrator.store.Checkpoints;
import dev.codestrator.store.References;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which records a child worktree brings along when it is merged: the Cases that it claimed, with
/// their checkpoints, and its thread's reference. So do the worktrees that were merged into it.
final class Ownership {
  private final Set<Id> tasks = new HashSet<>();
  private final Set<Id> threads = new HashSet<>();

  private Ownership() {}

  /// What `child` owns, given the worktrees of its session that are merged.
  static Ownership of(Worktree child, List<Worktree> merged) {
    var ownership = new Ownership();
    ownership.add(child, merged);
    return ownership;
  }

  private void add(Worktree worktree, List<Worktree> merged) {
    tasks.addAll(worktree.tasks());
    worktree.thread().ifPresent(threads::add);
    merged.stream()
        .filter(each -> each.parent().equals(Optional.of(worktree.id())))
        .forEach(each -> add(each, merged));
  }

  /// The Cases that it brings along.
  Set<Id> tasks() {
    return Set.copyOf(tasks);
  }

  /// Whether the child's version of this file counts.
  ///
  /// @param path from the worktree's root
  boolean owns(String path) {
    String prefix = Clone.STATE_FOLDER + "/";
    if (!path.startsWith(prefix)) {
      return false;
    }
    String inside = path.substring(prefix.length());
    String name = path.substring(path.lastIndexOf('/') + 1);
    return Id.leading(name).filter(tasks::contains).isPresent()
        || tasks.stream().anyMatch(id -> inside.startsWith(Checkpoints.folderOf(id) + "/"))
        || threads.stream().anyMatch(id -> inside.equals(References.fileOf(id)));
  }
}
