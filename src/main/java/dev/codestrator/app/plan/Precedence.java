package dev.codestrator.app.plan;

import dev.codestrator.model.Id;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/// What must come before what: each node has a start and a finish. A node starts after its parent
/// has started and after what it waits for has finished; it finishes after all that it contains.
///
/// The start of node `i` is the event `2i`, its finish `2i + 1`.
final class Precedence {
  private final List<Id> ids;
  private final Map<Id, Integer> places;
  private final List<List<Integer>> before = new ArrayList<>();

  /// @param ids the nodes, in the order that counts when nothing else does
  /// @param places where each is in that order
  Precedence(List<Id> ids, Map<Id, Integer> places) {
    this.ids = ids;
    this.places = places;
    for (int i = 0; i < ids.size(); i++) {
      before.add(new ArrayList<>());
      before.add(new ArrayList<>(List.of(2 * i)));
    }
  }

  /// This node waits for those.
  void waits(Id node, Set<Id> needed) {
    needed.forEach(each -> before.get(start(node)).add(finish(each)));
  }

  /// This node is part of that one.
  void contained(Id node, Id parent) {
    before.get(start(node)).add(start(parent));
    before.get(finish(parent)).add(finish(node));
  }

  int start(Id node) {
    return 2 * places.getOrDefault(node, 0);
  }

  int finish(Id node) {
    return start(node) + 1;
  }

  /// The node of an event.
  Id node(int event) {
    return ids.get(event / 2);
  }

  /// Whether an event is a finish.
  static boolean isFinish(int event) {
    return event % 2 == 1;
  }

  /// The events right before this one.
  List<Integer> before(int event) {
    return before.get(event);
  }

  /// All events, each after those before it; those of a cycle and what comes after it are missing.
  List<Integer> order() {
    return order(new BitSet());
  }

  private List<Integer> order(BitSet without) {
    int[] open = new int[before.size()];
    List<List<Integer>> after = new ArrayList<>();
    before.forEach(_ -> after.add(new ArrayList<>()));
    var next = new PriorityQueue<Integer>();
    for (int event = 0; event < open.length; event++) {
      for (int earlier : before.get(event)) {
        if (!without.get(earlier)) {
          open[event]++;
          after.get(earlier).add(event);
        }
      }
      if (open[event] == 0 && !without.get(event)) {
        next.add(event);
      }
    }
    var order = new ArrayList<Integer>();
    while (!next.isEmpty()) {
      int event = next.remove();
      order.add(event);
      for (int later : after.get(event)) {
        if (--open[later] == 0 && !without.get(later)) {
          next.add(later);
        }
      }
    }
    return order;
  }

  /// Cycles that have no event in common, until what is left has none. Each node waits for the one
  /// after it, and the last for the first.
  List<List<Id>> cycles() {
    var cycles = new ArrayList<List<Id>>();
    var gone = new BitSet();
    while (true) {
      var left = new BitSet();
      left.set(0, before.size());
      left.andNot(gone);
      order(gone).forEach(left::clear);
      if (left.isEmpty()) {
        return cycles;
      }
      List<Integer> cycle = cycle(left);
      cycle.forEach(gone::set);
      cycles.add(nodes(cycle));
    }
  }

  /// Goes back from the first event that is left until one comes again: each has one before it.
  private List<Integer> cycle(BitSet left) {
    var path = new ArrayList<Integer>();
    int event = left.nextSetBit(0);
    while (!path.contains(event)) {
      path.add(event);
      event = before.get(event).stream().filter(left::get).findFirst().orElseThrow();
    }
    return path.subList(path.indexOf(event), path.size());
  }

  private List<Id> nodes(List<Integer> events) {
    var nodes = new ArrayList<Id>();
    for (int event : events) {
      if (nodes.isEmpty() || !nodes.getLast().equals(node(event))) {
        nodes.add(node(event));
      }
    }
    if (nodes.size() > 1 && nodes.getFirst().equals(nodes.getLast())) {
      nodes.removeLast();
    }
    return Paths.beginningWithLeast(nodes);
  }

  /// All events before this one.
  BitSet allBefore(int event) {
    var seen = new BitSet();
    var open = new ArrayDeque<>(before.get(event));
    while (!open.isEmpty()) {
      int each = open.remove();
      if (!seen.get(each)) {
        seen.set(each);
        open.addAll(before.get(each));
      }
    }
    return seen;
  }
}
