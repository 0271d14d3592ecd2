package dev.codestrator.app.plan;

import dev.codestrator.model.Id;
import dev.codestrator.model.PlanEdge;
import dev.codestrator.model.PlanNode;
import dev.codestrator.model.TaskStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The planning graph as it is: what contains what, what waits for what, how far everything is.
/// Edges to nodes that aren't there lead nowhere.
///
/// A node waits for what it depends on and for what blocks it. A leaf is a node that contains none.
public final class PlanGraph {
  private final TreeMap<Id, PlanNode> nodes = new TreeMap<>();
  private final Map<Id, List<Id>> children = new HashMap<>();
  private final Map<Id, Set<Id>> waits = new HashMap<>();
  private final Map<Id, TaskStatus> work;
  private final List<List<Id>> parentCycles = new ArrayList<>();

  /// @param all the nodes
  /// @param work the status of the Cases that were made of nodes, by the Case
  public PlanGraph(Collection<PlanNode> all, Map<Id, TaskStatus> work) {
    this.work = Map.copyOf(work);
    all.forEach(node -> nodes.putIfAbsent(node.id(), node));
    for (PlanNode node : nodes.values()) {
      parent(node).ifPresent(parent -> children(parent).add(node.id()));
      node.dependsOn().forEach(needed -> addWait(node.id(), needed));
      node.blocks().forEach(blocked -> addWait(blocked, node.id()));
    }
    findParentCycles();
  }

  private List<Id> children(Id id) {
    return children.computeIfAbsent(id, _ -> new ArrayList<>());
  }

  private void addWait(Id node, Id needed) {
    if (nodes.containsKey(node) && nodes.containsKey(needed)) {
      waits.computeIfAbsent(node, _ -> new TreeSet<>()).add(needed);
    }
  }

  private Optional<Id> parent(PlanNode node) {
    return node.parent().filter(nodes::containsKey);
  }

  private Optional<Id> parent(Id id) {
    return find(id).flatMap(this::parent);
  }

  /// The node with this ID.
  public Optional<PlanNode> find(Id id) {
    return Optional.ofNullable(nodes.get(id));
  }

  private PlanNode get(Id id) {
    return find(id).orElseThrow();
  }

  /// All nodes, by ID.
  public List<PlanNode> nodes() {
    return List.copyOf(nodes.values());
  }

  /// The nodes right below this one, by ID.
  public List<PlanNode> below(Id id) {
    return children.getOrDefault(id, List.of()).stream().map(this::get).toList();
  }

  /// This node and all that it contains.
  public SequencedSet<Id> within(Id top) {
    var found = new LinkedHashSet<Id>();
    var open = new ArrayList<>(List.of(top));
    while (!open.isEmpty()) {
      Id id = open.removeLast();
      if (nodes.containsKey(id) && found.add(id)) {
        open.addAll(children.getOrDefault(id, List.of()).reversed());
      }
    }
    return found;
  }

  /// The nodes that this one waits for.
  public Set<Id> waits(Id id) {
    return waits.getOrDefault(id, Set.of());
  }

  /// Whether this node contains none.
  boolean isLeaf(Id id) {
    return children.getOrDefault(id, List.of()).isEmpty();
  }

  /// The cycle that an edge would close: its nodes, each once, from the edge's beginning on.
  public Optional<List<Id>> closedBy(PlanEdge edge) {
    return switch (edge.type()) {
      case CONTAINS ->
          Paths.shortest(edge.to(), edge.from(), id -> children.getOrDefault(id, List.of()))
              .map(path -> cycle(edge, path));
      case DEPENDS_ON ->
          Paths.shortest(
                  edge.to(), edge.from(), id -> find(id).map(PlanNode::dependsOn).orElse(List.of()))
              .map(path -> cycle(edge, path));
      case BLOCKS, RELATES_TO -> Optional.empty();
    };
  }

  private static List<Id> cycle(PlanEdge edge, List<Id> back) {
    var cycle = new ArrayList<>(List.of(edge.from()));
    cycle.addAll(back.subList(0, back.size() - 1));
    return cycle;
  }

  /// The cycles there are, made by hand or by edges of different types: of nodes that contain each
  /// other, and of nodes that wait for each other.
  public List<List<Id>> cycles() {
    var all = new ArrayList<>(parentCycles);
    all.addAll(precedence().cycles());
    return all;
  }

  private void findParentCycles() {
    var known = new TreeSet<Id>();
    for (Id id : nodes.keySet()) {
      var path = new ArrayList<Id>();
      Optional<Id> at = Optional.of(id);
      while (at.isPresent() && !path.contains(at.get()) && known.add(at.get())) {
        path.add(at.get());
        at = parent(at.get());
      }
      if (at.isPresent() && path.contains(at.get())) {
        List<Id> cycle = path.subList(path.indexOf(at.get()), path.size()).reversed();
        parentCycles.add(Paths.beginningWithLeast(cycle));
      }
    }
  }

  /// What must come before what. Nodes that contain each other are taken as apart.
  Precedence precedence() {
    var places = new HashMap<Id, Integer>();
    nodes.keySet().forEach(id -> places.put(id, places.size()));
    var precedence = new Precedence(List.copyOf(nodes.keySet()), places);
    for (Id id : nodes.keySet()) {
      precedence.waits(id, waits(id));
    }
    for (Id id : nodes.keySet()) {
      boolean cyclic = parentCycles.stream().anyMatch(cycle -> cycle.contains(id));
      parent(id).filter(_ -> !cyclic).ifPresent(parent -> precedence.contained(id, parent));
    }
    return precedence;
  }

  /// How far a node is: over when it says so itself; else as its Case says; else as what it
  /// contains; else as it says.
  public TaskStatus status(Id id) {
    return status(id, new TreeSet<>());
  }

  private TaskStatus status(Id id, Set<Id> seen) {
    PlanNode node = get(id);
    if (node.status().isOver() || !seen.add(id)) {
      return node.status();
    }
    Optional<TaskStatus> work = node.task().flatMap(this::workOn);
    if (work.isPresent() || isLeaf(id)) {
      return work.orElse(node.status());
    }
    return TaskStatus.derive(below(id).stream().map(each -> status(each.id(), seen)).toList());
  }

  private Optional<TaskStatus> workOn(Id task) {
    return Optional.ofNullable(work.get(task));
  }

  /// Whether the Case that was made of a node is there.
  boolean isMade(PlanNode node) {
    return node.task().filter(work::containsKey).isPresent();
  }

  /// The leaves on which work is left.
  List<Id> live() {
    return nodes.keySet().stream().filter(this::isLeaf).filter(id -> !isOver(id)).toList();
  }

  /// Whether nothing is left to do on a node, by itself or by what contains it.
  boolean isOver(Id id) {
    return status(id).isOver() || above(id).stream().anyMatch(up -> get(up).status().isOver());
  }

  /// What contains this node, the nearest first.
  private Set<Id> above(Id id) {
    var above = new LinkedHashSet<Id>();
    Optional<Id> at = parent(id);
    while (at.isPresent() && above.add(at.get())) {
      at = parent(at.get());
    }
    return above;
  }

  /// This node and what contains it, the nearest first.
  List<Id> upward(Id id) {
    var all = new ArrayList<>(List.of(id));
    all.addAll(above(id));
    return all;
  }

  /// Whether a Case is made of this node: of a slice that contains no others.
  boolean isUnit(Id id) {
    return get(id).isSlice()
        && within(id).stream().noneMatch(each -> !each.equals(id) && get(each).isSlice());
  }

  /// What has to be done for this node to be done: the slices in it, and leaves that are in none.
  List<Id> units(Id id) {
    var units = new ArrayList<Id>();
    addUnits(id, units, new TreeSet<>());
    return units;
  }

  private void addUnits(Id id, List<Id> units, Set<Id> seen) {
    if (!seen.add(id)) {
      return;
    }
    if (isLeaf(id) || isUnit(id)) {
      units.add(id);
    } else {
      below(id).forEach(each -> addUnits(each.id(), units, seen));
    }
  }

  /// The leaves that can be begun: to do, and all that they or what contains them wait for is done;
  /// the most important first.
  public List<Id> ready() {
    return live().stream()
        .filter(id -> status(id) == TaskStatus.TODO)
        .filter(id -> isFree(id) && above(id).stream().allMatch(this::isFreeAbove))
        .map(this::get)
        .sorted((a, b) -> Integer.compare(b.priority(), a.priority()))
        .map(PlanNode::id)
        .toList();
  }

  private boolean isFreeAbove(Id id) {
    return get(id).status() != TaskStatus.BLOCKED && isFree(id);
  }

  private boolean isFree(Id id) {
    return nodes.keySet().containsAll(get(id).dependsOn())
        && waits(id).stream().allMatch(needed -> status(needed) == TaskStatus.DONE);
  }
}
