package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.Disk;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the doctor says of the planning graph.
class PlanDoctorTest extends Examined {
  private String a = "";
  private String b = "";

  @BeforeEach
  void plan() {
    a = node("A");
    b = node("B");
  }

  private String node(String title) {
    return Desk.text(desk.call("graph.node.create", "node_type", "slice", "title", title), "id");
  }

  private Path file(String id) {
    return records("plan").resolve(id + ".md");
  }

  @Test
  void nothingIsWrongWithWhatTheMethodsWrite() {
    desk.call("graph.edge.create", "from_node_id", a, "to_node_id", b, "edge_type", "depends_on");
    desk.call("graph.edge.create", "from_node_id", a, "to_node_id", b, "edge_type", "relates_to");
    desk.call("plan.slice.replan", "node_id", a, "reason", "x");
    desk.call("plan.materialize", "plan_node_id", b, "parent_id", group);
    nothing();
  }

  @Test
  void aDependencyOrParentThatIsGoneIsExplained() {
    edit(file(a), "depends_on: []", "depends_on:\n  - n-0000000");
    explained("dangling_reference", "its depends_on n-0000000 is not there");
    edit(file(a), "depends_on:\n  - n-0000000", "depends_on: []");
    edit(file(a), "title: A", "title: A\nparent: n-0000000");
    explained("dangling_reference", "its parent n-0000000 is not there");
    edit(file(a), "\nparent: n-0000000", "");
    nothing();
  }

  @Test
  void whatBlocksOrRelatesToNothingIsForgotten() {
    edit(file(a), "blocks: []", "blocks:\n  - n-0000000\n  - " + b);
    mended("dangling_reference", "-  - n-0000000");
    assertThat(Disk.text(file(a))).contains("blocks:\n  - " + b + "\n");
    edit(file(a), "relates_to: []", "relates_to: [n-0000000]");
    mended("dangling_reference", "+relates_to: []");
  }

  @Test
  void twoDeadEdgesOfOneNodeAreForgottenAtOnce() {
    edit(file(a), "blocks: []", "blocks: [n-0000000]", "relates_to: []", "relates_to: [n-0000000]");
    assertThat(codes(doctor(true))).hasSize(2);
    nothing();
  }

  @Test
  void cyclesMadeByHandAreShownAsPaths() {
    edit(file(a), "depends_on: []", "depends_on: [" + b + "]");
    nothing();
    edit(file(a), "blocks: []", "blocks: [" + b + "]");
    String least = a.compareTo(b) < 0 ? a : b;
    String other = least.equals(a) ? b : a;
    explained("plan_cycle", least + " -> " + other + " -> " + least);
    edit(file(a), "blocks: [" + b + "]", "blocks: []", "depends_on: [" + b + "]", "depends_on: []");
    edit(file(a), "title: A", "title: A\nparent: " + b);
    edit(file(b), "title: B", "title: B\nparent: " + a);
    explained("plan_cycle", least + " -> " + other + " -> " + least);
  }

  @Test
  void aCaseThatIsGoneIsExplained() {
    edit(file(a), "title: A", "title: A\ntask: c-0000000");
    explained("dangling_reference", "its task c-0000000 is not there");
    edit(file(a), "task: c-0000000", "task: " + one.id());
    nothing();
  }

  @Test
  void aBrokenNodeAndASecondOneAreFound() {
    Path copy = file(a).resolveSibling(a + "-copy.md");
    put(copy, Disk.text(file(a)));
    mended("duplicate_id", "--- a/.orchestrator");
    a = Disk.exists(file(a)) ? a : node("A");
    edit(file(a), "priority: 0", "priority: [0");
    explained("unreadable", "plan/" + a + ".md:");
    assertThat(Desk.rows(desk.call("graph.node.list"), "nodes")).isNotEmpty();
  }
}
