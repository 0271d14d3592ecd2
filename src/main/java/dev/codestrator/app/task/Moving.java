package dev.codestrator.app.task;

import dev.codestrator.model.Level;
import dev.codestrator.model.Rejection;
import dev.codestrator.store.Draft;
import dev.codestrator.store.Node;
import dev.codestrator.store.TaskTree;
import java.nio.file.Path;
import java.util.Objects;

/// Moves a task below another parent: its file, or its folder with all that is in it. What is noted
/// about a Case goes by its ID and stays where it is.
final class Moving {
  private Moving() {}

  /// The parent that is meant.
  ///
  /// @throws Rejection.Conflict `own_descendant`
  /// @throws Rejection.Invalid `wrong_parent_level`
  static Node parent(TaskTree tree, Node node, String prefix) {
    Node parent = tree.get(prefix);
    if (tree.below(node).contains(parent)) {
      throw new Rejection.Conflict(
          "own_descendant",
          parent.id() + " is " + node.id() + " itself or below it",
          "name another parent");
    }
    return TaskMaking.fitting(node.level(), parent);
  }

  /// Moves it.
  ///
  /// @return where it was
  /// @throws Rejection.Conflict `case_claimed` while a worktree works on one of its Cases
  static Path move(Draft draft, TaskTree tree, Node node, Node parent) {
    tree.below(node).forEach(Moving::refuseClaimed);
    Path from = node.level() == Level.CASE ? node.file() : node.folder();
    draft.move(from, parent.folder().resolve(Objects.requireNonNull(from.getFileName())));
    return from;
  }

  private static void refuseClaimed(Node node) {
    node.claim()
        .ifPresent(claim -> {
          throw new Rejection.Conflict(
              "case_claimed",
              "case " + node.id() + " is worked on in " + claim.worktree().id(),
              "merge that first: orch worktree merge " + claim.worktree().id());
        });
  }
}
