package dev.codestrator.app.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.Disk;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.testing.Answer;
import dev.codestrator.testing.Player;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The methods `plan.*`: every call is answered by a dispatcher of its own.
class PlansTest extends Planned {

  @Test
  void aPlanBeginsInAnInitiative() {
    Answer made =
        root.call(
            "plan.bootstrap",
            "initiative_title",
            "Ship",
            "plan_title",
            "Parcels",
            "priority",
            3,
            "summary",
            "By post.");
    String initiative = made.text("initiative_node_id");
    String id = made.text("plan_node_id");
    assertThat(Disk.text(file(initiative))).contains("node_type: initiative\n", "title: Ship\n");
    assertThat(Disk.text(file(id)))
        .contains("node_type: plan\n", "priority: 3\n", "parent: " + initiative + "\n")
        .contains("# Parcels\n\nBy post.\n");
    assertThat(listed(id).fields()).containsAllEntriesOf(made.at("plan").fields());
    int before = root.call("graph.node.list").list("nodes").size();
    assertThat(root.refused("plan.bootstrap", "initiative_title", "X", "plan_title", " ").code())
        .isEqualTo("empty_text");
    assertThat(root.call("graph.node.list").list("nodes")).hasSize(before);
  }

  @Test
  void slicesNameEachOtherByTitleAndOldOnesById() {
    String old = slice("Ask the bank");
    Answer made =
        slices(
            List.of(
                Map.of("title", "Refunds", "depends_on", List.of("cards", "Ask the bank")),
                Map.of(
                    "title",
                    "Cards",
                    "priority",
                    2,
                    "token_estimate",
                    70_000,
                    "affected_files",
                    List.of("src/pay/**"),
                    "summary",
                    "All of them.",
                    "depends_on",
                    List.of(old.substring(0, 8)))));
    List<String> ids = made.each("slices", "id");
    assertThat(Disk.text(file(ids.getFirst())))
        .contains("parent: " + plan + "\n", "node_type: slice\n");
    assertThat(listed(ids.getFirst()).texts("depends_on"))
        .containsExactlyInAnyOrder(ids.getLast(), old);
    assertThat(Disk.text(file(ids.getLast())))
        .contains("depends_on:\n  - " + old + "\nnode_type", "token_estimate: 70000\n")
        .contains("affected_files:\n  - src/pay/**\n", "\nAll of them.\n");
    assertThat(made.each("over_budget", "node_id")).containsExactly(ids.getLast());
  }

  @Test
  void slicesThatCantBeAreRefusedAllTogether() {
    assertThat(noSlices(Map.of("title", " ")).code()).isEqualTo("empty_text");
    assertThat(noSlices(Map.of("name", "A")).code()).isEqualTo("unknown_field");
    Rejection unknown = noSlices(Map.of("title", "Cards", "depends_on", List.of("Card")));
    assertThat(unknown.code()).isEqualTo("unknown_slice");
    assertThat(unknown.hint()).contains("'Cards'");
    assertThat(noSlices(Map.of("title", "A", "depends_on", List.of("n-0000000"))).code())
        .isEqualTo("unknown_id");
    Rejection self = noSlices(Map.of("title", "A", "depends_on", List.of("A")));
    assertThat(self.code()).isEqualTo("cycle");
    assertThat(self.message()).containsPattern("(n-.{7}) -> \\1$");
    List<Map<String, Object>> twins = List.of(Map.of("title", "A"), Map.of("title", "a"));
    slices(twins);
    assertThat(noSlices(Map.of("title", "B", "depends_on", List.of("A"))).code())
        .isEqualTo("ambiguous_title");
    assertThat(
            root.refused("plan.slice.generate", "plan_node_id", plan, "slice_specs", List.of())
                .code())
        .isEqualTo("empty_list");
    String slice = listed(plan).text("id");
    edit(slice, "node_type: plan", "node_type: slice");
    assertThat(noSlices(Map.of("title", "C")).code()).isEqualTo("wrong_node_type");
    assertThat(root.call("graph.node.list").list("nodes")).hasSize(4);
  }

  @Test
  void aCycleAmongNewSlicesIsShown() {
    Rejection refusal =
        root.refused(
            "plan.slice.generate",
            "plan_node_id",
            plan,
            "slice_specs",
            List.of(
                Map.of("title", "A", "depends_on", List.of("B")),
                Map.of("title", "B", "depends_on", List.of("A"))));
    assertThat(refusal.message()).containsPattern("(n-.{7}) -> n-.{7} -> \\1$");
    assertThat(root.call("graph.node.list").list("nodes")).hasSize(2);
  }

  @Test
  void replanningTakesTheApprovalBackAndKeepsTheReason() {
    String slice = slice("Cards");
    root.call("plan.rollup.submit", "node_id", slice, "summary", "Done");
    root.call("plan.rollup.reject", "node_id", slice, "reason", "Not tested");
    edit(slice, "status: todo", "status: blocked");
    root.call(
        "plan.slice.replan",
        "node_id",
        slice,
        "reason",
        "Another bank",
        "affected_files",
        List.of("src/bank"),
        "next_action",
        "Ask it");
    assertThat(Disk.text(file(slice)))
        .contains("status: todo\n", "approval_state: none\n", "next_action: Ask it\n")
        .contains("affected_files:\n  - src/bank\n")
        .contains(
            "Z rejected\n\n> Not tested\n", "Z replan\n\n> Another bank\n\n- file: `src/bank`")
        .endsWith("- next: Ask it\n");
    assertThat(listed(slice).texts("affected_files")).containsExactly("src/bank");
    root.call("plan.slice.replan", "node_id", slice, "reason", "Again");
    assertThat(listed(slice).texts("affected_files")).containsExactly("src/bank");
    edit(slice, "status: todo", "status: cancelled");
    assertThat(root.refused("plan.slice.replan", "node_id", slice, "reason", "x").code())
        .isEqualTo("node_cancelled");
    assertThat(root.refused("plan.slice.replan", "node_id", slice, "reason", " ").code())
        .isEqualTo("empty_text");
  }

  @Test
  void aPreviewSumsUpWhatANodeContains() {
    List<String> ids =
        slices(
                List.of(
                    Map.of("title", "A", "token_estimate", 5, "affected_files", List.of("b", "a")),
                    Map.of("title", "B", "token_estimate", 7, "affected_files", List.of("a"))))
            .each("slices", "id");
    edit(ids.getFirst(), "status: todo", "status: done");
    root.call("graph.checklist.upsert", "node_id", ids.getLast(), "item_text", "Ask");
    Answer said = root.call("plan.rollup.preview", "parent_node_id", plan);
    assertThat(said.text("done") + "/" + said.text("total")).isEqualTo("1/2");
    assertThat(said.text("status")).isEqualTo("in_progress");
    assertThat(said.text("token_estimate")).isEqualTo("12");
    assertThat(said.texts("affected_files")).containsExactly("a", "b");
    assertThat(said.text("next_action")).isEqualTo("begin " + ids.getLast() + " B");
    assertThat(said.list("children"))
        .anySatisfy(child -> assertThat(child.texts("open_items")).containsExactly("Ask"));
    assertThat(root.refused("plan.rollup.preview", "parent_node_id", "n-0000000").code())
        .isEqualTo("unknown_id");
  }

  @Test
  void anArchitectSubmitsAndRootApproves() {
    slices(List.of(Map.of("title", "A", "affected_files", List.of("src"))));
    Player architect = scene.child(Role.PLAN_ARCHITECT, scene.thread());
    architect.call(
        "plan.rollup.submit", "node_id", plan, "summary", "One slice", "next_action", "Begin A");
    assertThat(Disk.text(file(plan)))
        .contains("approval_state: pending\n", "next_action: Begin A\n")
        .contains("Z rollup\n\n> One slice\n\n- file: `src`\n- next: Begin A\n");
    for (String judge : List.of("plan.rollup.approve", "plan.rollup.reject")) {
      assertThat(architect.refused(judge, "node_id", plan)).isInstanceOf(Rejection.Forbidden.class);
    }
    assertThat(architect.refused("plan.materialize", "plan_node_id", plan, "parent_id", "g-1"))
        .isInstanceOf(Rejection.Forbidden.class);
    assertThat(listed(plan).text("approval_state")).isEqualTo("pending");
    root.call("plan.rollup.approve", "node_id", plan);
    assertThat(Disk.text(file(plan))).contains("approval_state: approved\n", "Z approved\n");
    assertThat(listed(plan).text("approval_state")).isEqualTo("approved");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan.rollup.approve", "plan.rollup.reject"})
  void onlyWhatWasSubmittedIsJudgedAndOnce(String judge) {
    assertThat(root.refused(judge, "node_id", plan).code()).isEqualTo("not_pending");
    assertThat(root.refused(judge, "node_id", "n-0000000").code()).isEqualTo("unknown_id");
    assertThat(root.refused("plan.rollup.submit", "node_id", plan, "summary", "").code())
        .isEqualTo("empty_text");
    root.call("plan.rollup.submit", "node_id", plan, "summary", "x");
    root.call(judge, "node_id", plan);
    assertThat(root.refused(judge, "node_id", plan).code()).isEqualTo("not_pending");
  }
}
