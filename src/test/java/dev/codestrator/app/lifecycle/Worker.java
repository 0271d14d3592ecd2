package dev.codestrator.app.lifecycle;

import dev.codestrator.model.Role;
import dev.codestrator.testing.Player;
import dev.codestrator.testing.Scene;
import java.util.List;

/// Threads of workers that only their records know.
final class Worker {
  private Worker() {}

  /// A worker in the session's root worktree with this scope.
  static Player in(Scene scene, String id, List<String> scope) {
    String root = scene.git().read(".orchestrator/threads/" + scene.thread() + ".md").orElseThrow();
    String record =
        root.replace(scene.thread(), id)
            .replace("role: root", "role: worker")
            .replaceFirst(
                "(?s)(\n---\n.*)$", "\nscope:\n  - " + String.join("\n  - ", scope) + "$1");
    scene.git().write(".orchestrator/threads/" + id + ".md", record);
    return scene.child(Role.WORKER, id);
  }
}
