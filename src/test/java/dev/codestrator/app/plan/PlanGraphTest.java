package dev.codestrator.app.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.model.Budget;
import dev.codestrator.model.Config;
import dev.codestrator.model.Id;
import dev.codestrator.model.PlanEdge;
import dev.codestrator.model.PlanNode;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.TaskStatus;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Decisions on small graphs that one can see through.
class PlanGraphTest {
  private final Nodes nodes = new Nodes();

  private PlanGraph graph() {
    return new PlanGraph(nodes.all(), Map.of());
  }

  private Set<Id> all() {
    return Set.copyOf(nodes.all().stream().map(PlanNode::id).toList());
  }

  @Test
  void aCycleOfDependenciesIsShownFromTheNewEdgeOn() {
    nodes.add("a");
    nodes.add("b").dependsOn("c");
    nodes.add("c").dependsOn("a");
    var edge = new PlanEdge(Nodes.id("a"), Nodes.id("b"), PlanEdge.Type.DEPENDS_ON);
    assertThat(Paths.shown(graph().closedBy(edge).orElseThrow()))
        .isEqualTo("n-aaaaaaa -> n-bbbbbbb -> n-ccccccc -> n-aaaaaaa");
    assertThat(graph().cycles()).isEmpty();
  }

  @Test
  void aCycleOfContainersIsShownFromTheOutsideIn() {
    nodes.add("a").in("b");
    nodes.add("b").in("c");
    nodes.add("c");
    var edge = new PlanEdge(Nodes.id("a"), Nodes.id("c"), PlanEdge.Type.CONTAINS);
    assertThat(Paths.shown(graph().closedBy(edge).orElseThrow()))
        .isEqualTo("n-aaaaaaa -> n-ccccccc -> n-bbbbbbb -> n-aaaaaaa");
  }

  @ParameterizedTest
  @EnumSource(
      value = PlanEdge.Type.class,
      names = {"BLOCKS", "RELATES_TO"})
  void otherEdgesCloseNoCycle(PlanEdge.Type type) {
    nodes.add("a").dependsOn("b");
    nodes.add("b");
    assertThat(graph().closedBy(new PlanEdge(Nodes.id("b"), Nodes.id("a"), type))).isEmpty();
  }

  @Test
  void cyclesThroughContainersAndBlockersAreFound() {
    nodes.add("a").dependsOn("p");
    nodes.add("b").in("p").dependsOn("c");
    nodes.add("c").waitedForBy("d");
    nodes.add("d").waitedForBy("c");
    nodes.add("p");
    nodes.add("s").in("p").dependsOn("p");
    assertThat(graph().cycles().stream().map(Paths::shown))
        .containsExactly(
            "n-ccccccc -> n-ddddddd -> n-ccccccc", "n-ppppppp -> n-sssssss -> n-ppppppp");
    assertThat(CriticalPath.of(graph(), all()).nodes()).isEmpty();
    assertThat(graph().ready()).isEmpty();
  }

  @Test
  void nodesThatContainEachOtherAreACycleAndNothingElseSuffers() {
    nodes.add("a").in("b");
    nodes.add("b").in("a");
    nodes.add("c");
    assertThat(graph().cycles().stream().map(Paths::shown))
        .containsExactly("n-aaaaaaa -> n-bbbbbbb -> n-aaaaaaa");
    assertThat(graph().ready()).containsExactly(Nodes.id("c"));
    assertThat(graph().within(Nodes.id("a"))).hasSize(2);
    assertThat(graph().status(Nodes.id("a"))).isEqualTo(TaskStatus.TODO);
  }

  @Test
  void theCriticalPathHasTheMostTokensAndLeavesOutWhatIsDone() {
    nodes.add("a").tokens(5).with(TaskStatus.DONE);
    nodes.add("b").tokens(10).dependsOn("a");
    nodes.add("c").tokens(1).dependsOn("b");
    nodes.add("d").tokens(10);
    nodes.add("e").tokens(10).dependsOn("d");
    CriticalPath path = CriticalPath.of(graph(), all());
    assertThat(path.nodes()).containsExactly(Nodes.id("d"), Nodes.id("e"));
    assertThat(path.tokens()).isEqualTo(20);
  }

  @Test
  void withoutEstimatesTheLongestChainIsCritical() {
    nodes.add("a");
    nodes.add("b").dependsOn("a");
    nodes.add("c").dependsOn("b");
    nodes.add("d");
    assertThat(CriticalPath.of(graph(), all()).nodes())
        .containsExactly(Nodes.id("a"), Nodes.id("b"), Nodes.id("c"));
  }

  @Test
  void aLeafIsReadyWhenAllThatItAndItsContainersWaitForIsDone() {
    nodes.add("a").in("p").with(TaskStatus.DONE);
    nodes.add("b").in("p");
    nodes.add("c").in("q");
    nodes.add("d").dependsOn("a");
    nodes.add("e").dependsOn("zzz");
    nodes.add("f").priority(3);
    nodes.add("p");
    nodes.add("q").dependsOn("p");
    assertThat(graph().ready()).containsExactly(Nodes.id("f"), Nodes.id("b"), Nodes.id("d"));
  }

  @Test
  void aCaseSaysHowFarItsSliceIs() {
    Id task = new Id("c-0000001");
    nodes.add("a").task(task);
    nodes.add("b").dependsOn("a");
    nodes.add("c").in("d").task(new Id("c-0000009"));
    nodes.add("d");
    var graph = new PlanGraph(nodes.all(), Map.of(task, TaskStatus.DONE));
    assertThat(graph.status(Nodes.id("a"))).isEqualTo(TaskStatus.DONE);
    assertThat(graph.status(Nodes.id("d"))).isEqualTo(TaskStatus.TODO);
    assertThat(graph.ready()).containsExactly(Nodes.id("b"), Nodes.id("c"));
  }

  @Test
  void onlyWhatMayRunAtOnceOverlaps() {
    nodes.add("a").files("src/**");
    nodes.add("b").files("src/pay/Card.java", "docs").dependsOn("a");
    nodes.add("c").files("docs/cards.md");
    nodes.add("d").files("docs/**").with(TaskStatus.DONE);
    nodes.add("e").files("srcs");
    assertThat(Overlap.of(graph(), all()))
        .containsExactly(new Overlap(Nodes.id("b"), Nodes.id("c"), List.of("docs")));
  }

  @Test
  void aSliceMayBeAsLargeAsTheBudgetAndNoLarger() {
    var budget = new Budget(new Config.Planning(100, 2));
    PlanNode fits = nodes.add("a").tokens(100).files("x", "y").node();
    PlanNode much = nodes.add("b").tokens(101).node();
    PlanNode many = nodes.add("c").files("x", "y", "z").node();
    PlanNode other = nodes.add("d").type("plan").tokens(101).node();
    budget.require(List.of(fits, other));
    assertThat(budget.excesses(List.of(fits, much, many, other)))
        .extracting(Budget.Excess::nodeId)
        .containsExactly(much.id(), many.id());
    Assertions.assertThatThrownBy(() -> budget.require(List.of(much)))
        .isInstanceOf(Rejection.Conflict.class)
        .hasMessageContaining("101 tokens; a slice may have 100 tokens and 2 files");
  }
}
