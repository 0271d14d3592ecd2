package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.Disk;
import dev.codestrator.io.Outcome;
import dev.codestrator.testing.GitFixture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Git alone, without our driver, merges what two branches did to one node of a plan.
class PlanMergeTest {
  @TempDir Path temp;
  private Desk desk;
  private GitFixture git;
  private final List<String> ids = new ArrayList<>();

  @BeforeEach
  void prepare() {
    desk = Desk.in(temp).open();
    git = desk.root();
    for (int i = 0; i < 6; i++) {
      ids.add(
          Desk.text(
              desk.call("graph.node.create", "node_type", "slice", "title", "Node " + i), "id"));
    }
    ids.sort(String::compareTo);
    item("First");
    item("Second");
    edge("depends_on", 1);
    edge("depends_on", 3);
    edge("depends_on", 5);
    git.commit("Plan");
    git.git("branch", "begin");
    git.git("config", "--remove-section", "merge.orchestrator");
  }

  private void edge(String type, int to) {
    desk.call(
        "graph.edge.create",
        "from_node_id",
        ids.getFirst(),
        "to_node_id",
        ids.get(to),
        "edge_type",
        type);
  }

  private void item(String text, Object... more) {
    var pairs = new ArrayList<Object>(List.of("node_id", ids.getFirst(), "item_text", text));
    pairs.addAll(List.of(more));
    desk.call("graph.checklist.upsert", pairs.toArray());
  }

  /// What a branch does.
  private interface Work {
    void run(PlanMergeTest test);
  }

  private static final Map<String, Work> WORKS =
      Map.ofEntries(
          Map.entry("depends on the third", t -> t.edge("depends_on", 2)),
          Map.entry("depends on the fifth", t -> t.edge("depends_on", 4)),
          Map.entry("blocks", t -> t.edge("blocks", 2)),
          Map.entry("relates", t -> t.edge("relates_to", 2)),
          Map.entry("adds an item in front", t -> t.item("Zeroth", "order_no", 1)),
          Map.entry("adds an item between", t -> t.item("Between", "order_no", 2)),
          Map.entry("ticks the first item", t -> t.item("First", "status", "done")),
          Map.entry("adds an item at the end", t -> t.item("Last")),
          Map.entry(
              "adds a snapshot",
              t ->
                  t.desk.call(
                      "graph.snapshot.create", "node_id", t.ids.getFirst(), "snapshot_type", "x")),
          Map.entry("sets the status", t -> t.edit("status: todo", "status: done")),
          Map.entry("sets the priority", t -> t.edit("priority: 0", "priority: 7")),
          Map.entry(
              "adds a node",
              t -> t.desk.call("graph.node.create", "node_type", "slice", "title", "More")));

  /// Git can't tell a new line right before another from a change of that one.
  private static final Set<String> SAME = Set.of("adds an item in front", "ticks the first item");

  @TestFactory
  Stream<DynamicTest> differentThingsMerge() {
    return WORKS.keySet().stream()
        .sorted()
        .flatMap(a ->
            WORKS.keySet().stream()
                .filter(b -> a.compareTo(b) < 0 && !SAME.containsAll(List.of(a, b)))
                .map(b -> DynamicTest.dynamicTest(a + " / " + b, () -> merges(a, b))));
  }

  private void merges(String a, String b) {
    branch("a", a);
    branch("b", b);
    Outcome merge = git.tryGit("merge", "-q", "--no-edit", "a");
    String diff = git.tryGit("diff").out();
    git.tryGit("merge", "--abort");
    assertThat(merge.exit()).as(a + " / " + b + merge.err() + diff).isZero();
    assertThat(Desk.rows(desk.call("graph.node.list"), "nodes")).hasSizeGreaterThan(5);
  }

  @Test
  void twoItemsAtOneEndConflict() {
    branch("a", "adds an item at the end");
    git.git("switch", "-q", "-C", "b", "begin");
    item("Another");
    git.commit("b");
    assertThat(git.tryGit("merge", "-q", "--no-edit", "a").exit()).isEqualTo(1);
  }

  private void branch(String name, String work) {
    git.git("switch", "-q", "-C", name, "begin");
    Objects.requireNonNull(WORKS.get(work)).run(this);
    git.commit(work);
  }

  private void edit(String before, String after) {
    Path file = git.root().resolve(".orchestrator/plan/" + ids.getFirst() + ".md");
    String text = Disk.text(file);
    assertThat(text).contains(before);
    Disk.replace(file, text.replace(before, after).getBytes(StandardCharsets.UTF_8));
  }
}
