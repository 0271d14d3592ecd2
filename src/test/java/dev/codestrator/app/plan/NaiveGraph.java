package dev.codestrator.app.plan;

import dev.codestrator.model.Id;
import dev.codestrator.model.PathScope;
import dev.codestrator.model.PlanEdge;
import dev.codestrator.model.PlanNode;
import dev.codestrator.model.TaskStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The planning graph as one would write it without a thought about speed: it follows definitions.
final class NaiveGraph {
  private final List<PlanNode> nodes;

  NaiveGraph(List<PlanNode> nodes) {
    this.nodes = nodes;
  }

  private PlanNode get(Id id) {
    return nodes.stream().filter(node -> node.id().equals(id)).findFirst().orElseThrow();
  }

  boolean has(PlanEdge edge) {
    return edge.type() == PlanEdge.Type.CONTAINS
        ? get(edge.to()).parent().equals(Optional.of(edge.from()))
        : get(edge.from()).dependsOn().contains(edge.to());
  }

  /// Whether one can walk from the edge's end back to its beginning.
  boolean closes(PlanEdge edge) {
    Set<Id> reached = new HashSet<>(Set.of(edge.to()));
    for (int round = 0; round < nodes.size(); round++) {
      for (PlanNode a : nodes) {
        for (PlanNode b : nodes) {
          if (reached.contains(a.id()) && has(new PlanEdge(a.id(), b.id(), edge.type()))) {
            reached.add(b.id());
          }
        }
      }
    }
    return reached.contains(edge.from());
  }

  private boolean waits(PlanNode a, PlanNode b) {
    return a.dependsOn().contains(b.id()) || b.blocks().contains(a.id());
  }

  private boolean contains(Id outer, Id inner) {
    Set<Id> seen = new HashSet<>();
    Optional<Id> at = Optional.of(inner);
    while (at.isPresent() && seen.add(at.get())) {
      if (at.get().equals(outer)) {
        return true;
      }
      at = get(at.get()).parent();
    }
    return false;
  }

  /// Whether these nodes contain each other.
  private boolean ring(Id id) {
    return get(id).parent().filter(parent -> contains(id, parent)).isPresent();
  }

  /// The least node of a ring, as a set of one; nothing for others.
  private boolean inside(Id inner, Id outer) {
    return inner.equals(outer) || (!ring(inner) && contains(outer, inner));
  }

  /// Whether `a` can't be finished before something that `b` needs to begin: a step of deadlock.
  private boolean holds(PlanNode a, PlanNode b) {
    return nodes.stream()
        .anyMatch(x ->
            inside(a.id(), x.id())
                && nodes.stream().anyMatch(y -> waits(x, y) && inside(b.id(), y.id())));
  }

  private boolean isWaitCycle() {
    boolean[][] reach = new boolean[nodes.size()][nodes.size()];
    for (int i = 0; i < nodes.size(); i++) {
      for (int j = 0; j < nodes.size(); j++) {
        reach[i][j] = holds(nodes.get(i), nodes.get(j));
      }
    }
    for (int k = 0; k < nodes.size(); k++) {
      for (int i = 0; i < nodes.size(); i++) {
        for (int j = 0; j < nodes.size(); j++) {
          reach[i][j] |= reach[i][k] && reach[k][j];
        }
      }
    }
    for (int i = 0; i < nodes.size(); i++) {
      if (reach[i][i]) {
        return true;
      }
    }
    return false;
  }

  boolean hasCycle() {
    return nodes.stream().anyMatch(node -> ring(node.id())) || isWaitCycle();
  }

  /// Whether each of these waits for, is in, or contains the next one, around.
  boolean isCycle(List<Id> cycle) {
    for (int i = 0; i < cycle.size(); i++) {
      PlanNode a = get(cycle.get(i));
      PlanNode b = get(cycle.get((i + 1) % cycle.size()));
      boolean kin =
          a.parent().equals(Optional.of(b.id())) || b.parent().equals(Optional.of(a.id()));
      if (!waits(a, b) && !kin) {
        return false;
      }
    }
    return !cycle.isEmpty();
  }

  private boolean isLeaf(PlanNode node) {
    return nodes.stream().noneMatch(each -> each.parent().equals(Optional.of(node.id())));
  }

  private boolean isDone(PlanNode node, Set<Id> seen) {
    if (node.status() == TaskStatus.DONE) {
      return true;
    }
    return !isLeaf(node)
        && seen.add(node.id())
        && nodes.stream()
            .filter(each -> each.parent().equals(Optional.of(node.id())))
            .allMatch(each -> isDone(each, seen));
  }

  private boolean isLive(PlanNode node) {
    return isLeaf(node)
        && nodes.stream()
            .filter(up -> contains(up.id(), node.id()))
            .noneMatch(up -> up.status() == TaskStatus.DONE);
  }

  List<Id> ready() {
    return nodes.stream()
        .filter(this::isLive)
        .filter(node ->
            nodes.stream()
                .filter(up -> contains(up.id(), node.id()))
                .allMatch(up ->
                    nodes.stream()
                        .filter(needed -> waits(up, needed))
                        .allMatch(needed -> isDone(needed, new HashSet<>()))))
        .map(PlanNode::id)
        .toList();
  }

  /// Whether `a` begins after `b` is finished, directly or not.
  private boolean after(PlanNode a, PlanNode b, Set<Id> seen) {
    return seen.add(a.id())
        && nodes.stream()
            .filter(each -> holds(a, each))
            .anyMatch(each -> each.equals(b) || after(each, b, seen));
  }

  private boolean after(PlanNode a, PlanNode b) {
    return after(a, b, new HashSet<>());
  }

  boolean isChain(List<Id> path) {
    for (int i = 0; i + 1 < path.size(); i++) {
      if (!after(get(path.get(i + 1)), get(path.get(i)))) {
        return false;
      }
    }
    return path.stream().allMatch(id -> isLive(get(id)));
  }

  /// Tokens and length of the longest chain, by trying all.
  List<Long> longest() {
    List<Long> best = List.of(0L, 0L);
    for (PlanNode node : nodes.stream().filter(this::isLive).toList()) {
      best = better(best, from(node));
    }
    return best;
  }

  private List<Long> from(PlanNode first) {
    List<Long> best = List.of(0L, 0L);
    for (PlanNode next : nodes.stream().filter(this::isLive).toList()) {
      if (after(next, first)) {
        best = better(best, from(next));
      }
    }
    return List.of(best.getFirst() + first.tokenEstimate().orElse(0), best.getLast() + 1);
  }

  private static List<Long> better(List<Long> a, List<Long> b) {
    boolean more =
        a.getFirst().equals(b.getFirst()) ? b.getLast() > a.getLast() : b.getFirst() > a.getFirst();
    return more ? b : a;
  }

  Collection<Set<Id>> overlaps() {
    var found = new ArrayList<Set<Id>>();
    for (PlanNode a : nodes) {
      for (PlanNode b : nodes) {
        boolean touch =
            a.affectedFiles().stream()
                .anyMatch(x -> b.affectedFiles().stream().anyMatch(y -> PathScope.overlap(x, y)));
        if (a.id().compareTo(b.id()) < 0
            && isLive(a)
            && isLive(b)
            && touch
            && !after(a, b)
            && !after(b, a)) {
          found.add(Set.of(a.id(), b.id()));
        }
      }
    }
    return found;
  }
}
