package dev.codestrator.app.plan;

import dev.codestrator.model.Id;
import dev.codestrator.model.PlanNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The longest chain of leaves on which work is left, each waiting for the one before it: the most
/// tokens in all, of those the most leaves.
///
/// @param nodes in the order of the work; none while nodes wait for each other
/// @param tokens what they are estimated at together; nodes without an estimate count nothing
public record CriticalPath(List<Id> nodes, long tokens) {
  /// The chain that ends with an event.
  ///
  /// @param last the event of the last leaf on it, or none
  private record Chain(long tokens, int length, int last) {
    static final int NONE = -1;
    static final Chain EMPTY = new Chain(0, 0, NONE);

    boolean isLongerThan(Chain other) {
      return tokens != other.tokens ? tokens > other.tokens : length > other.length;
    }
  }

  /// The critical path among these nodes.
  static CriticalPath of(PlanGraph graph, Set<Id> among) {
    Precedence precedence = graph.precedence();
    List<Integer> order = precedence.order();
    int events = 2 * graph.nodes().size();
    if (order.size() < events) {
      return new CriticalPath(List.of(), 0);
    }
    Set<Id> counted = new HashSet<>(graph.live());
    counted.retainAll(among);
    Chain[] until = new Chain[events];
    Chain[] leading = new Chain[events];
    Chain longest = Chain.EMPTY;
    for (int event : order) {
      Chain before = Chain.EMPTY;
      for (int earlier : precedence.before(event)) {
        before = until[earlier].isLongerThan(before) ? until[earlier] : before;
      }
      Id id = precedence.node(event);
      boolean works = Precedence.isFinish(event) && counted.contains(id);
      leading[event] = before;
      until[event] = works ? longer(before, graph.find(id).orElseThrow(), event) : before;
      longest = until[event].isLongerThan(longest) ? until[event] : longest;
    }
    return new CriticalPath(back(longest, leading, precedence), longest.tokens);
  }

  private static Chain longer(Chain before, PlanNode node, int event) {
    return new Chain(before.tokens + node.tokenEstimate().orElse(0), before.length + 1, event);
  }

  private static List<Id> back(Chain chain, Chain[] before, Precedence precedence) {
    var path = new ArrayList<Id>();
    for (int event = chain.last; event != Chain.NONE; event = before[event].last) {
      path.add(precedence.node(event));
    }
    return path.reversed();
  }
}
