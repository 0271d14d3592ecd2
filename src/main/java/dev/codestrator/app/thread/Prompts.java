package dev.codestrator.app.thread;

import dev.codestrator.app.Call;
import dev.codestrator.app.Templates;
import dev.codestrator.io.Disk;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.PathScope;
import dev.codestrator.model.Role;
import dev.codestrator.model.Task;
import dev.codestrator.store.Node;
import dev.codestrator.store.TaskFile;
import dev.codestrator.store.TaskTree;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/// The first prompt of a child: guide, objective, facts of the task, scope, where it stands, how to
/// report.
final class Prompts {
  private Prompts() {}

  static String write(Call call, SpawnChild request, AgentThread thread, Path worktree) {
    var text = new StringBuilder();
    text.append(guide(call, request, thread.role()).strip()).append("\n\n");
    request.agentOverride().ifPresent(more -> text.append(more.strip()).append("\n\n"));
    text.append("# Your task\n\n").append(thread.objective().text().strip()).append("\n\n");
    text.append("- thread: ").append(thread.id()).append("\n- session: ").append(thread.session());
    text.append("\n- worktree: ").append(worktree).append('\n');
    if (!request.taskSpec().isEmpty()) {
      text.append(facts(request.taskSpec()));
    }
    TaskTree tree = call.tasks(call.view());
    for (var id : thread.scope()) {
      text.append(scope(tree, tree.get(id.value())));
    }
    request.initialPrompt().ifPresent(more -> text.append('\n').append(more.strip()).append('\n'));
    return text.toString();
  }

  private static String guide(Call call, SpawnChild request, Role role) {
    return request
        .agentGuidePath()
        .map(path -> Disk.text(call.repository().here().root().resolve(PathScope.normalise(path))))
        .orElseGet(() -> Templates.text("guides/" + role.dashed() + ".md"));
  }

  private static String facts(Map<String, Object> spec) {
    return spec.entrySet().stream()
        .map(entry -> "- " + entry.getKey() + ": " + entry.getValue() + "\n")
        .collect(Collectors.joining());
  }

  private static String scope(TaskTree tree, Node node) {
    TaskFile file = tree.read(node);
    Task task = file.task();
    return "\n## Case "
        + task.id()
        + ": "
        + task.title()
        + "\n\n- file: "
        + node.file()
        + "\n"
        + (task.files().isEmpty() ? "" : "- may touch: " + String.join(", ", task.files()) + "\n")
        + "\n"
        + file.document().body().strip()
        + "\n";
  }
}
