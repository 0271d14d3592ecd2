package dev.codestrator.app.plan;

import dev.codestrator.app.Call;
import dev.codestrator.model.Id;
import dev.codestrator.model.PathScope;
import dev.codestrator.model.PlanNode;
import dev.codestrator.model.Prose;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Texts;
import dev.codestrator.store.Draft;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.View;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The methods `graph.*`.
public final class Graph {
  private static final int TITLE = 200;

  /// Nodes, most important first.
  public record NodeList(List<PlanNode> nodes) {}

  /// `graph.node.create`.
  public PlanNode create(Call call, CreateNode request) {
    String title = line("title", request.title());
    String type = line("node_type", request.nodeType());
    return call.write("graph.node.create", draft -> create(call, draft, request, type, title));
  }

  private static PlanNode create(
      Call call, Draft draft, CreateNode request, String type, String title) {
    var node =
        new PlanNode(
            request.status(),
            draft.newId(Id.Kind.NODE),
            request.priority(),
            type,
            request.approvalState(),
            request.ownerSessionId().orElseGet(call::session),
            request.worktreeId(),
            request.parentId().map(prefix -> draft.get(RecordType.PLAN_NODE, prefix).value().id()),
            request.facet(),
            request.riskLevel(),
            request.tokenEstimate(),
            title,
            call.now(),
            request.affectedFiles().stream().map(PathScope::normalise).distinct().sorted().toList(),
            new Prose(request.summary().orElse("").strip()));
    return draft.add(RecordType.PLAN_NODE, node).value();
  }

  /// `graph.node.list`: those of the caller's session.
  public NodeList list(Call call, ListNodes request) {
    View view = call.view();
    Optional<Id> parent =
        request.parentId().map(prefix -> view.get(RecordType.PLAN_NODE, prefix).value().id());
    return new NodeList(
        view.list(RecordType.PLAN_NODE, call.session()).stream()
            .map(Stored::value)
            .filter(node -> request.nodeType().map(node.nodeType()::equals).orElse(true))
            .filter(node -> request.facet().map(node.facet()::equals).orElse(true))
            .filter(node -> request.status().map(status -> status == node.status()).orElse(true))
            .filter(node -> parent.isEmpty() || node.parent().equals(parent))
            .sorted(
                Comparator.<PlanNode>comparingInt(node -> -node.priority())
                    .thenComparing(PlanNode::createdAt))
            .toList());
  }

  private static String line(String field, String given) {
    String line = Texts.excerpt(given, TITLE);
    if (line.isEmpty()) {
      throw new Rejection.Invalid(
          "empty_text", "field '" + field + "' is empty", "say what it is about");
    }
    return line;
  }
}
