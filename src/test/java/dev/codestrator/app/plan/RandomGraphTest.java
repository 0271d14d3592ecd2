package dev.codestrator.app.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.model.Id;
import dev.codestrator.model.PlanEdge;
import dev.codestrator.model.PlanNode;
import dev.codestrator.model.TaskStatus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Random graphs: what the graph says is what a naive search through all of it says.
class RandomGraphTest {
  private static final String[] FILES = {"src/**", "src/a", "src/b/*", "docs", "docs/x", "lib"};

  static IntStream seeds() {
    return IntStream.range(0, 400);
  }

  private static Nodes random(Random random) {
    var nodes = new Nodes();
    int size = 1 + random.nextInt(9);
    boolean cyclic = random.nextInt(3) == 0;
    for (int i = 0; i < size; i++) {
      Nodes.One one = nodes.add("k" + i).tokens(random.nextInt(5)).priority(random.nextInt(3));
      if (random.nextInt(4) == 0) {
        one.with(TaskStatus.DONE);
      }
      for (int j = 0; j < (cyclic ? size : i); j++) {
        if (random.nextInt(5) == 0) {
          one.dependsOn("k" + j);
        }
        if (cyclic && random.nextInt(12) == 0) {
          one.waitedForBy("k" + j);
        }
      }
      if (random.nextInt(3) == 0) {
        one.in("k" + random.nextInt(cyclic ? size : i + 1));
      }
      if (random.nextBoolean()) {
        one.files(FILES[random.nextInt(FILES.length)]);
      }
    }
    return nodes;
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theGraphSaysWhatANaiveSearchSays(int seed) {
    var random = new Random(seed);
    List<PlanNode> nodes = random(random).all();
    var graph = new PlanGraph(nodes, Map.of());
    var naive = new NaiveGraph(nodes);
    Set<Id> all = new HashSet<>(nodes.stream().map(PlanNode::id).toList());

    assertThat(graph.cycles().isEmpty()).isEqualTo(!naive.hasCycle());
    graph.cycles().forEach(cycle -> assertThat(naive.isCycle(cycle)).as("%s", cycle).isTrue());
    assertThat(graph.ready()).containsExactlyInAnyOrderElementsOf(naive.ready());
    if (!naive.hasCycle()) {
      CriticalPath path = CriticalPath.of(graph, all);
      assertThat(List.of(path.tokens(), (long) path.nodes().size())).isEqualTo(naive.longest());
      assertThat(naive.isChain(path.nodes())).as("%s", path).isTrue();
      assertThat(Overlap.of(graph, all).stream().map(each -> Set.of(each.first(), each.second())))
          .containsExactlyInAnyOrderElementsOf(naive.overlaps());
    }
    closing(graph, naive, nodes);
  }

  private static void closing(PlanGraph graph, NaiveGraph naive, List<PlanNode> nodes) {
    for (PlanNode from : nodes) {
      for (PlanNode to : nodes) {
        for (var type : List.of(PlanEdge.Type.DEPENDS_ON, PlanEdge.Type.CONTAINS)) {
          var edge = new PlanEdge(from.id(), to.id(), type);
          Optional<List<Id>> cycle = graph.closedBy(edge);
          assertThat(cycle.isPresent()).as("%s", edge).isEqualTo(naive.closes(edge));
          cycle.ifPresent(path -> {
            assertThat(path.getFirst()).isEqualTo(from.id());
            var steps = new ArrayList<>(path);
            steps.add(from.id());
            assertThat(steps.get(1)).isEqualTo(to.id());
            for (int i = 1; i + 1 < steps.size(); i++) {
              assertThat(naive.has(new PlanEdge(steps.get(i), steps.get(i + 1), type))).isTrue();
            }
          });
        }
      }
    }
  }
}
