package dev.codestrator.app.thread;

import dev.codestrator.app.Call;
import dev.codestrator.app.Templates;
import dev.codestrator.app.lifecycle.Pointers;
import dev.codestrator.io.Disk;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Id;
import dev.codestrator.model.PathScope;
import dev.codestrator.model.PlanNode;
import dev.codestrator.model.Role;
import dev.codestrator.model.Step;
import dev.codestrator.model.Task;
import dev.codestrator.store.Node;
import dev.codestrator.store.NodeFile;
import dev.codestrator.store.References;
import dev.codestrator.store.TaskFile;
import dev.codestrator.store.TaskTree;
import dev.codestrator.store.View;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The first prompt of a child: guide, objective, facts of the task, scope, where it stands, how to
/// report.
final class Prompts {
  private static final String BACK =
      "Lost, or after compaction: `orch here` says what comes next.\n";

  /// Where it is said how orch is called besides: a login shell has a PATH of its own.
  private static final String REPORT =
      """
      Report: `orch inbox send root "..."`; stuck: the same with `--kind blocker`.
      No `orch` in your shell? `"$ORCH_BIN"` is the same.
      """;

  private Prompts() {}

  static String write(Call call, SpawnChild request, AgentThread thread, Path worktree) {
    var text = new StringBuilder();
    text.append(guide(call, request, thread).strip()).append("\n\n");
    request.agentOverride().ifPresent(more -> text.append(more.strip()).append("\n\n"));
    text.append("# Your task\n\n").append(thread.objective().text().strip()).append("\n\n");
    text.append("- thread: ").append(thread.id()).append("\n- session: ").append(thread.session());
    text.append("\n- worktree: ").append(worktree).append('\n');
    View view = call.view();
    TaskTree tree = call.tasks(view);
    text.append(facts(request.taskSpec().isEmpty() ? facts(tree, thread) : request.taskSpec()));
    for (Id id : thread.scope()) {
      text.append(scope(tree, tree.get(id.value())));
    }
    for (Id id : thread.scopeNodes()) {
      text.append(node(NodeFile.get(view, id.value())));
    }
    text.append("\n## Now\n\n").append(now(view, thread));
    text.append(report(thread.role()));
    request.initialPrompt().ifPresent(more -> text.append('\n').append(more.strip()).append('\n'));
    return text.toString();
  }

  /// How a child finds its way back and reports, by what its role may call.
  static String report(Role role) {
    return switch (role) {
      case WORKER -> BACK + REPORT;
      case MERGE_REVIEWER -> REPORT;
      case PLAN_ARCHITECT, DOC_MIRROR_MANAGER ->
          "Report: root reads the last thing that you say.\n";
      case ROOT, JOB -> "";
    };
  }

  /// The guide that the request names, else the repository's, else ours.
  private static String guide(Call call, SpawnChild request, AgentThread thread) {
    String name = Templates.guide(thread.role());
    Path seat = call.view().seats().of(Optional.of(thread.session()));
    return request
        .agentGuidePath()
        .map(path -> call.repository().here().root().resolve(PathScope.normalise(path)))
        .or(() -> Optional.of(seat.resolve(name)).filter(Disk::isFile))
        .map(Disk::text)
        .orElseGet(() -> Templates.text(name));
  }

  private static String facts(Map<String, Object> spec) {
    return spec.entrySet().stream()
        .map(entry -> "- " + entry.getKey() + ": " + entry.getValue() + "\n")
        .collect(Collectors.joining());
  }

  /// What a Case says of itself, for a prompt that brings no facts of its own.
  private static Map<String, Object> facts(TaskTree tree, AgentThread thread) {
    if (thread.scope().size() != 1) {
      return Map.of(); // each Case has its own section
    }
    TaskFile file = tree.read(tree.get(thread.scope().getFirst().value()));
    var facts = new LinkedHashMap<String, Object>();
    facts.put("case_id", file.id());
    facts.put("description", file.task().title());
    facts.put("files", String.join(", ", file.task().files()));
    facts.put(
        "acceptance_criteria",
        file.acceptance().stream().map(Step::title).collect(Collectors.joining("; ")));
    facts.values().removeIf(value -> value.toString().isEmpty());
    return facts;
  }

  private static String node(NodeFile file) {
    PlanNode node = file.node();
    return "\n## Plan node "
        + node.id()
        + ": "
        + node.title()
        + "\n\n- type: "
        + node.nodeType()
        + "\n"
        + (node.affectedFiles().isEmpty()
            ? ""
            : "- touches: " + String.join(", ", node.affectedFiles()) + "\n")
        + "\n"
        + file.summary()
        + "\n";
  }

  /// Its current reference, which is written by now.
  static String now(View view, AgentThread thread) {
    return Pointers.seat(view, thread)
        .flatMap(seat -> References.find(view, seat, thread.id()))
        .map(reference -> reference.nextAction() + " (" + reference.id() + ").\n")
        .orElse("");
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
