package dev.codestrator.app.plan;

import dev.codestrator.app.Call;
import dev.codestrator.model.Budget;
import dev.codestrator.model.Id;
import dev.codestrator.model.PlanEdge;
import dev.codestrator.model.PlanNode;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Texts;
import dev.codestrator.store.Draft;
import dev.codestrator.store.NodeFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes slices of a plan in a draft: first all of them, then what they wait for, so that one may
/// wait for another that comes after it.
///
/// @param call who makes them
/// @param draft where
record SliceMaking(Call call, Draft draft) {
  GenerateSlices.Made make(GenerateSlices request) {
    PlanNode plan = NodeFile.get(draft, request.planNodeId()).node();
    refuse(plan, request);
    List<PlanNode> before = slices(plan);
    List<NodeFile> made = request.sliceSpecs().stream().map(spec -> slice(plan, spec)).toList();
    List<PlanNode> fresh = made.stream().map(NodeFile::node).toList();
    var edges = new ArrayList<PlanEdge>();
    var done = new ArrayList<NodeFile>();
    for (int i = 0; i < made.size(); i++) {
      NodeFile file = made.get(i);
      for (String name : request.sliceSpecs().get(i).dependsOn()) {
        var edge = waits(file.node().id(), find(name, fresh, before));
        file = file.withEdge(edge.type(), edge.to());
        edges.add(edge);
      }
      done.add(file.save(draft));
    }
    PlanGraph graph = Reading.graph(call, draft);
    edges.forEach(edge -> Graph.refuseCycle(graph, edge));
    return answer(graph, done);
  }

  private static PlanEdge waits(Id from, Id to) {
    return new PlanEdge(from, to, PlanEdge.Type.DEPENDS_ON);
  }

  private static void refuse(PlanNode plan, GenerateSlices request) {
    if (plan.isSlice()) {
      throw new Rejection.Invalid(
          "wrong_node_type",
          plan.id() + " is a slice itself",
          "give the plan that it is part of: orch graph");
    }
    if (request.sliceSpecs().isEmpty()) {
      throw new Rejection.Invalid(
          "empty_list", "slice_specs is empty", "give at least one: [{\"title\": \"...\"}]");
    }
  }

  private List<PlanNode> slices(PlanNode plan) {
    PlanGraph graph = Reading.graph(call, draft);
    return graph.within(plan.id()).stream()
        .flatMap(id -> graph.find(id).stream())
        .filter(PlanNode::isSlice)
        .toList();
  }

  private NodeFile slice(PlanNode plan, GenerateSlices.Spec spec) {
    return new NodeMaking(call, draft)
        .make(
            CreateNode.of(PlanNode.SLICE, spec.title())
                .in(Optional.of(plan.id()), Optional.of(plan.session()))
                .told(spec.priority(), spec.summary(), spec.tokenEstimate(), spec.affectedFiles()));
  }

  /// The slice that is meant: one of these by its title, else one that was there, else any node by
  /// its ID.
  private Id find(String name, List<PlanNode> fresh, List<PlanNode> before) {
    List<Id> found = titled(name, fresh);
    if (found.isEmpty()) {
      found = titled(name, before);
    }
    if (found.size() > 1) {
      throw new Rejection.Invalid(
          "ambiguous_title",
          "several slices have the title '" + Texts.excerpt(name, 60) + "'",
          "give them different titles, or add the edge by ID: orch graph edge");
    }
    return found.isEmpty() ? byId(name, fresh) : found.getFirst();
  }

  private static List<Id> titled(String title, List<PlanNode> among) {
    return among.stream()
        .filter(node -> node.title().equalsIgnoreCase(title.strip()))
        .map(PlanNode::id)
        .toList();
  }

  private Id byId(String name, List<PlanNode> fresh) {
    if (Id.isPrefix(name) && name.startsWith("n-")) {
      return NodeFile.get(draft, name).node().id();
    }
    throw new Rejection.NotFound(
        "unknown_slice",
        "no slice of this plan has the title '" + Texts.excerpt(name, 60) + "'",
        Texts.nearest(name, fresh.stream().map(PlanNode::title).toList())
            .map(near -> "did you mean '" + near + "'?")
            .orElse("give a title of this call, or the ID of a node"));
  }

  private GenerateSlices.Made answer(PlanGraph graph, List<NodeFile> made) {
    Set<Id> ids = new HashSet<>(made.stream().map(file -> file.node().id()).toList());
    return new GenerateSlices.Made(
        made.stream().map(NodeView::of).toList(),
        new Budget(call.config().planning()).excesses(made.stream().map(NodeFile::node).toList()),
        Overlap.of(graph, ids));
  }
}
