package dev.codestrator.app.plan;

import dev.codestrator.app.Call;
import dev.codestrator.app.task.CreateTask;
import dev.codestrator.app.task.CreatedTask;
import dev.codestrator.app.task.TaskMaking;
import dev.codestrator.model.Budget;
import dev.codestrator.model.Id;
import dev.codestrator.model.Level;
import dev.codestrator.model.PlanItem;
import dev.codestrator.model.PlanNode;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.TaskStatus;
import dev.codestrator.model.shape.Kind;
import dev.codestrator.store.Draft;
import dev.codestrator.store.NodeFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The method `plan.materialize`.
public final class Materializing {
  /// The facet whose items become acceptance criteria; all other items become steps.
  private static final String ACCEPTANCE = "acceptance";

  /// `plan.materialize`: makes a Case of every slice that has none and isn't over, all or none. The
  /// slice keeps the Case's ID, so that a second call makes nothing again.
  ///
  /// @throws Rejection.Conflict `not_approved`, `cycle`, `over_budget`, `dependency_without_case`
  public Materialize.Made materialize(Call call, Materialize request) {
    return call.write("plan.materialize", draft -> new Run(call, draft).run(request));
  }

  /// One materialization in a draft.
  private static final class Run {
    private final Call call;
    private final Draft draft;
    private final PlanGraph graph;
    private final Map<Id, Materialize.Pair> made = new LinkedHashMap<>();

    Run(Call call, Draft draft) {
      this.call = call;
      this.draft = draft;
      this.graph = Reading.graph(call, draft);
    }

    Materialize.Made run(Materialize request) {
      PlanNode plan = NodeFile.get(draft, request.planNodeId()).node();
      Set<Id> within = graph.within(plan.id());
      List<PlanNode> slices =
          within.stream().flatMap(id -> graph.find(id).stream()).filter(PlanNode::isSlice).toList();
      List<PlanNode> open =
          slices.stream()
              .filter(slice -> graph.isUnit(slice.id()) && !graph.isOver(slice.id()))
              .filter(slice -> !graph.isMade(slice))
              .toList();
      refuse(plan, within, slices, open);
      inOrder(open).forEach(layer -> layer(layer, request.parentId()));
      return new Materialize.Made(
          List.copyOf(made.values()),
          slices.stream().filter(graph::isMade).map(PlanNode::id).toList(),
          Overlap.of(graph, new HashSet<>(open.stream().map(PlanNode::id).toList())));
    }

    private void refuse(PlanNode plan, Set<Id> within, List<PlanNode> slices, List<PlanNode> open) {
      if (slices.isEmpty()) {
        throw new Rejection.Conflict(
            "no_slices",
            plan.id() + " has no slices",
            "make some: orch plan slice " + plan.id() + " --slices '[...]'");
      }
      approved(plan);
      open.forEach(Run::approved);
      List<List<Id>> cycles =
          graph.cycles().stream()
              .filter(cycle -> cycle.stream().anyMatch(within::contains))
              .toList();
      if (!cycles.isEmpty()) {
        throw new Rejection.Conflict(
            "cycle",
            "the plan has a cycle: "
                + cycles.stream().map(Paths::shown).collect(Collectors.joining("; ")),
            "take one of the edges out, in the front matter of its node");
      }
      new Budget(call.config().planning()).require(open);
    }

    private static void approved(PlanNode node) {
      PlanNode.Approval state = node.approvalState();
      if (state == PlanNode.Approval.PENDING || state == PlanNode.Approval.REJECTED) {
        throw new Rejection.Conflict(
            "not_approved",
            "the rollup of " + node.id() + " is " + Kind.word(state),
            state == PlanNode.Approval.PENDING
                ? "approve it first: orch plan rollup approve " + node.id()
                : "plan it anew and submit it again: orch plan replan " + node.id());
      }
    }

    /// The slices in layers, each waiting for those before it only.
    private List<List<PlanNode>> inOrder(List<PlanNode> open) {
      Precedence precedence = graph.precedence();
      var layers = new ArrayList<List<PlanNode>>();
      var layerOf = new LinkedHashMap<Id, Integer>();
      Set<Id> wanted = new HashSet<>(open.stream().map(PlanNode::id).toList());
      for (int event : precedence.order()) {
        Id id = precedence.node(event);
        if (!Precedence.isFinish(event) || !wanted.contains(id)) {
          continue;
        }
        int layer =
            needed(id).stream()
                .mapToInt(each -> layerOf.getOrDefault(each, -1) + 1)
                .max()
                .orElse(0);
        layerOf.put(id, layer);
        if (layer == layers.size()) {
          layers.add(new ArrayList<>());
        }
        layers.get(layer).add(graph.find(id).orElseThrow());
      }
      return layers;
    }

    /// What a slice waits for, by itself, by what contains it or by what it contains.
    private Set<Id> needed(Id slice) {
      var waiting = new HashSet<>(graph.upward(slice));
      waiting.addAll(graph.within(slice));
      var needed = new TreeSet<Id>();
      for (Id id : waiting) {
        graph.waits(id).forEach(target -> needed.addAll(graph.units(target)));
      }
      needed.remove(slice);
      return needed;
    }

    private void layer(List<PlanNode> layer, String parent) {
      var making = new TaskMaking(call, draft);
      for (PlanNode slice : layer) {
        NodeFile file = NodeFile.get(draft, slice.id().value());
        CreatedTask task = making.make(request(file, slice, parent));
        file.made(task.id()).save(draft);
        made.put(
            slice.id(),
            new Materialize.Pair(
                slice.id(),
                task.id(),
                task.title(),
                cases(slice.id()).stream().map(Id::new).toList(),
                slice.affectedFiles(),
                task.path()));
      }
    }

    private CreateTask request(NodeFile file, PlanNode slice, String parent) {
      return new CreateTask(
          Level.CASE,
          slice.title(),
          Optional.of(parent),
          slice.priority(),
          Optional.of(file.summary()).filter(text -> !text.isEmpty()),
          items(file, true),
          items(file, false),
          slice.affectedFiles(),
          cases(slice.id()),
          Optional.empty(),
          List.of());
    }

    private static List<String> items(NodeFile file, boolean acceptance) {
      return file.items().stream()
          .filter(item -> item.facet().equalsIgnoreCase(ACCEPTANCE) == acceptance)
          .filter(item -> !item.status().isOver())
          .map(PlanItem::text)
          .toList();
    }

    /// The Cases of what a slice waits for; what is done without one is waited for no more.
    private List<String> cases(Id slice) {
      return needed(slice).stream()
          .flatMap(id -> caseOf(slice, graph.find(id).orElseThrow()).stream())
          .map(Id::value)
          .toList();
    }

    private Optional<Id> caseOf(Id slice, PlanNode needed) {
      Materialize.Pair pair = made.get(needed.id());
      if (pair != null) {
        return Optional.of(pair.caseId());
      } else if (graph.isMade(needed)) {
        return needed.task();
      } else if (graph.status(needed.id()) == TaskStatus.DONE) {
        return Optional.empty();
      }
      throw new Rejection.Conflict(
          "dependency_without_case",
          slice + " depends on " + needed.id() + ", which is not done and has no case",
          "materialize the plan of " + needed.id() + " first, or take the edge out");
    }
  }
}
