package dev.codestrator.store;

import dev.codestrator.model.Id;
import java.nio.file.Path;
import java.util.List;

/// Brings Cases to the worktree that is to own them, as they are now: with their checkpoints, and
/// with the tasks above them that it lacks.
///
/// @param from where they are
/// @param to the tree of that worktree
/// @param seat its folder of records
record HandOver(Draft draft, TaskTree from, TaskTree to, Path seat) {
  void bring(List<Id> cases) {
    for (Id id : cases) {
      from.find(id).ifPresent(this::bring);
    }
  }

  private void bring(Node owned) {
    Path target = place(from.named(owned.id()).orElseThrow());
    copy(owned.file(), target);
    for (Path checkpoint : Checkpoints.list(draft, owned)) {
      Path folder = seat.resolve(Checkpoints.folderOf(owned.id()));
      copy(checkpoint, folder.resolve(checkpoint.getFileName()));
    }
  }

  /// Where a task is there, or is to be: below its parent, which is brought when it is missing.
  private Path place(Node node) {
    return to.named(node.id())
        .map(Node::file)
        .orElseGet(() ->
            node.parent()
                .flatMap(from::named)
                .map(parent -> above(parent).resolve(parent.folder().relativize(node.file())))
                .orElseGet(() -> to.root().resolve(from.root().relativize(node.file()))));
  }

  private Path above(Node parent) {
    Path file = place(parent);
    if (to.named(parent.id()).isEmpty()) {
      copy(parent.file(), file);
    }
    return file.resolveSibling("");
  }

  private void copy(Path file, Path target) {
    if (!file.equals(target)) {
      draft.tree().read(file).ifPresent(bytes -> draft.put(target, bytes));
    }
  }
}
