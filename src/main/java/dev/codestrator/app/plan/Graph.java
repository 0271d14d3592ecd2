package dev.codestrator.app.plan;

import dev.codestrator.app.Call;
import dev.codestrator.app.Page;
import dev.codestrator.app.merge.MainLock;
import dev.codestrator.model.Budget;
import dev.codestrator.model.Id;
import dev.codestrator.model.PlanEdge;
import dev.codestrator.model.PlanItem;
import dev.codestrator.model.PlanNode;
import dev.codestrator.model.PlanSnapshot;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.model.TaskStatus;
import dev.codestrator.model.shape.Kind;
import dev.codestrator.store.Draft;
import dev.codestrator.store.NodeFile;
import dev.codestrator.store.View;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The methods `graph.*`.
public final class Graph {
  /// `graph.node.create`.
  public NodeView create(Call call, CreateNode request) {
    return call.write(
        "graph.node.create", draft -> NodeView.of(new NodeMaking(call, draft).make(request)));
  }

  /// `graph.node.list`: those of the caller's session; without one, all of the clone.
  public NodeList list(Call call, ListNodes request) {
    View view = call.view();
    Optional<Id> parent = request.parentId().map(prefix -> NodeFile.get(view, prefix).node().id());
    List<NodeView> all =
        Reading.files(call, view).stream()
            .map(NodeView::of)
            .filter(node -> passes(node, request, parent))
            .sorted(
                Comparator.<NodeView>comparingInt(node -> -node.priority())
                    .thenComparing(NodeView::createdAt)
                    .thenComparing(NodeView::id))
            .toList();
    Page page = Page.of(all.size(), request.limit(), request.cursor());
    return new NodeList(
        all.subList(page.from(), page.to()),
        all.size(),
        page.next(),
        drawing(request, Reading.files(call, view), all));
  }

  private static boolean passes(NodeView node, ListNodes request, Optional<Id> parent) {
    return request.nodeType().map(node.nodeType()::equals).orElse(true)
        && request.facet().map(node.facet()::equals).orElse(true)
        && request.status().map(status -> status == node.status()).orElse(true)
        && (parent.isEmpty() || node.parent().equals(parent));
  }

  private static Optional<String> drawing(
      ListNodes request, List<NodeFile> files, List<NodeView> shown) {
    if (!request.mermaid() && !request.dot()) {
      return Optional.empty();
    }
    Set<Id> ids = new HashSet<>(shown.stream().map(NodeView::id).toList());
    List<PlanNode> nodes =
        files.stream().map(NodeFile::node).filter(node -> ids.contains(node.id())).toList();
    var drawing = new Drawing(nodes);
    return Optional.of(request.dot() ? drawing.dot() : drawing.mermaid());
  }

  /// `graph.edge.create`: an edge that is there already is no error.
  ///
  /// @throws Rejection.Conflict `cycle` with its path, `other_parent`
  /// @throws Rejection.Invalid `self_edge`
  public EdgeView connect(Call call, CreateEdge request) {
    return call.write("graph.edge.create", draft -> connect(call, draft, request));
  }

  private static EdgeView connect(Call call, Draft draft, CreateEdge request) {
    NodeFile from = NodeFile.get(draft, request.fromNodeId());
    NodeFile to = NodeFile.get(draft, request.toNodeId());
    var edge = new PlanEdge(from.node().id(), to.node().id(), request.edgeType());
    refuseCycle(Reading.graph(call, draft), edge);
    NodeFile keeper = edge.type() == PlanEdge.Type.CONTAINS ? to : from;
    NodeFile after =
        edge.type() == PlanEdge.Type.CONTAINS
            ? contained(to, edge.from())
            : from.withEdge(edge.type(), edge.to());
    boolean created = !after.document().equals(keeper.document());
    if (created) {
      after.save(draft);
    }
    return new EdgeView(edge.from(), edge.to(), edge.type(), created, keeper.file().toString());
  }

  static void refuseCycle(PlanGraph graph, PlanEdge edge) {
    Optional<List<Id>> cycle = graph.closedBy(edge);
    String word = Kind.word(edge.type());
    if (cycle.isPresent()) {
      throw new Rejection.Conflict(
          "cycle",
          "%s %s %s would close a cycle: %s"
              .formatted(edge.from(), word, edge.to(), Paths.shown(cycle.get())),
          "take one of the other edges out first, in the front matter of its node");
    } else if (edge.from().equals(edge.to())) {
      throw new Rejection.Invalid(
          "self_edge", edge.from() + " was given at both ends", "name two nodes");
    }
  }

  private static NodeFile contained(NodeFile file, Id parent) {
    Optional<Id> other = file.node().parent().filter(id -> !id.equals(parent));
    if (other.isPresent()) {
      throw new Rejection.Conflict(
          "other_parent",
          file.node().id() + " is part of " + other.get() + " already",
          "a node is part of one other: change the key parent in " + file.file());
    }
    return file.in(parent);
  }

  /// `graph.checklist.upsert`: the item with this text is changed, or made.
  ///
  /// @throws Rejection.Conflict `main_lock_needed` when a reviewer writes without the main lock
  public ItemView upsert(Call call, UpsertItem request) {
    String text = NodeMaking.line("item_text", request.itemText());
    String facet = request.facet().map(given -> NodeMaking.line("facet", given)).orElse("");
    return call.write(
        "graph.checklist.upsert",
        draft -> {
          if (call.caller().role() == Role.MERGE_REVIEWER) {
            MainLock.require(call, draft);
          }
          return upsert(draft, request, text, facet);
        });
  }

  private static ItemView upsert(Draft draft, UpsertItem request, String text, String facet) {
    NodeFile before = NodeFile.get(draft, request.nodeId());
    boolean isNew = before.findItem(text, facet).isEmpty();
    NodeFile there =
        isNew ? before.withItem(text, facet, request.orderNo(), draft::newMark) : before;
    Optional<TaskStatus> status = request.status();
    NodeFile after =
        status.map(asked -> there.withItem(text, facet, asked)).orElse(there).save(draft);
    PlanItem item = after.findItem(text, facet).orElseThrow();
    List<PlanItem> list =
        after.items().stream().filter(each -> each.facet().equals(item.facet())).toList();
    return new ItemView(
        after.node().id(),
        item.id(),
        item.text(),
        item.status(),
        list.indexOf(item) + 1,
        item.facet(),
        isNew,
        after.file().toString());
  }

  /// `graph.snapshot.create`.
  public SnapshotView snapshot(Call call, CreateSnapshot request) {
    var snapshot =
        new PlanSnapshot(
            call.now(),
            NodeMaking.line("snapshot_type", request.snapshotType()),
            request.summary().orElse("").strip(),
            NodeMaking.files(request.affectedFiles()),
            request.nextAction().map(next -> NodeMaking.line("next_action", next)));
    return call.write(
        "graph.snapshot.create",
        draft -> {
          NodeFile file = NodeFile.get(draft, request.nodeId());
          return SnapshotView.of(
              file.with(snapshot).withNext(snapshot.nextAction()).save(draft), snapshot);
        });
  }

  /// `graph.validate`.
  public Validation validate(Call call, ValidateGraph request) {
    View view = call.view();
    PlanGraph graph = Reading.graph(call, view);
    Set<Id> among =
        request
            .nodeId()
            .<Set<Id>>map(prefix -> graph.within(NodeFile.get(view, prefix).node().id()))
            .orElseGet(() ->
                new HashSet<>(
                    Reading.files(call, view).stream().map(file -> file.node().id()).toList()));
    return Validation.of(graph, among, new Budget(call.config().planning()));
  }
}
