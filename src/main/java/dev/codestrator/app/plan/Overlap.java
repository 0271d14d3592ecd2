package dev.codestrator.app.plan;

import dev.codestrator.model.Id;
import dev.codestrator.model.PathScope;
import dev.codestrator.model.PlanNode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/// Two leaves that may be worked on at the same time and touch the same files.
///
/// @param files what they both touch, as the first says it
public record Overlap(Id first, Id second, List<String> files) {
  /// The overlaps among these nodes, by their IDs.
  static List<Overlap> of(PlanGraph graph, Set<Id> among) {
    Precedence precedence = graph.precedence();
    List<PlanNode> leaves =
        graph.live().stream()
            .filter(among::contains)
            .flatMap(id -> graph.find(id).stream())
            .filter(node -> !node.affectedFiles().isEmpty())
            .toList();
    List<BitSet> before =
        leaves.stream().map(leaf -> precedence.allBefore(precedence.start(leaf.id()))).toList();
    var overlaps = new ArrayList<Overlap>();
    for (int i = 0; i < leaves.size(); i++) {
      for (int j = i + 1; j < leaves.size(); j++) {
        PlanNode a = leaves.get(i);
        PlanNode b = leaves.get(j);
        boolean apart =
            before.get(i).get(precedence.finish(b.id()))
                || before.get(j).get(precedence.finish(a.id()));
        List<String> shared = apart ? List.of() : shared(a, b);
        if (!shared.isEmpty()) {
          overlaps.add(new Overlap(a.id(), b.id(), shared));
        }
      }
    }
    return overlaps;
  }

  private static List<String> shared(PlanNode a, PlanNode b) {
    return a.affectedFiles().stream()
        .filter(
            file -> b.affectedFiles().stream().anyMatch(other -> PathScope.overlap(file, other)))
        .toList();
  }
}
