package dev.codestrator.app.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.Disk;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.testing.Answer;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Player;
import dev.codestrator.testing.Scene;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The methods `plan.*`: every call is answered by a dispatcher of its own.
class PlansTest {
  @TempDir Path temp;
  private Scene scene;
  private Player root;
  private String plan = "";

  @BeforeEach
  void bootstrap() {
    scene = Orchestra.in(temp).open("Checkout");
    root = scene.root();
    plan =
        root.call("plan.bootstrap", "initiative_title", "Pay", "plan_title", "Cards first")
            .text("plan_node_id");
  }

  private Path file(String id) {
    return scene.path().resolve(".orchestrator/plan").resolve(id + ".md");
  }

  private void edit(String id, String before, String after) {
    String text = Disk.text(file(id));
    assertThat(text).contains(before);
    Disk.replace(file(id), text.replace(before, after).getBytes(StandardCharsets.UTF_8));
  }

  private Answer slices(List<Map<String, Object>> specs) {
    return root.call("plan.slice.generate", "plan_node_id", plan, "slice_specs", specs);
  }

  private Rejection noSlices(Map<String, Object> spec) {
    return root.refused("plan.slice.generate", "plan_node_id", plan, "slice_specs", List.of(spec));
  }

  private String slice(String title) {
    return slices(List.of(Map.of("title", title))).list("slices").getFirst().text("id");
  }

  private Answer listed(String id) {
    return root.call("graph.node.list").list("nodes").stream()
        .filter(node -> node.text("id").equals(id))
        .findFirst()
        .orElseThrow();
  }

  private String group() {
    String aCase = scene.aCase("Before");
    return root.call("task.get", "task_id", aCase).text("parent_id");
  }

  private Rejection notMade(String id) {
    return root.refused("plan.materialize", "plan_node_id", id, "parent_id", group());
  }

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

  @Test
  void slicesBecomeCasesWithDependenciesAndFilesOnce() {
    List<String> ids =
        slices(
                List.of(
                    Map.of("title", "Refunds", "depends_on", List.of("Cards"), "priority", 4),
                    Map.of(
                        "title",
                        "Cards",
                        "summary",
                        "All of them.",
                        "affected_files",
                        List.of("src/pay/**"))))
            .each("slices", "id");
    String cards = ids.getLast();
    root.call("graph.checklist.upsert", "node_id", cards, "item_text", "Check the date");
    root.call(
        "graph.checklist.upsert", "node_id", cards, "item_text", "402", "facet", "acceptance");
    String group = group();
    Answer made = root.call("plan.materialize", "plan_node_id", plan, "parent_id", group);

    assertThat(made.each("cases", "node_id")).containsExactly(cards, ids.getFirst());
    List<String> cases = made.each("cases", "case_id");
    Answer first = root.call("task.get", "task_id", cases.getFirst());
    assertThat(Disk.text(Path.of(first.text("path"))))
        .contains("title: Cards\n", "files:\n  - src/pay/**\n", "# Cards\n\nAll of them.\n")
        .contains("## Acceptance criteria\n\n- [ ] 402", "- [ ] Check the date ^");
    Answer second = root.call("task.get", "task_id", cases.getLast());
    assertThat(second.texts("depends_on")).containsExactly(cases.getFirst());
    assertThat(second.text("priority") + second.text("parent_id")).isEqualTo("4" + group);
    assertThat(Disk.text(file(cards))).contains("task: " + cases.getFirst() + "\n");

    Answer again = root.call("plan.materialize", "plan_node_id", plan, "parent_id", group);
    assertThat(again.list("cases")).isEmpty();
    assertThat(again.texts("already")).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(root.call("task.list", "parent_id", group).list("tasks")).hasSize(3);
  }

  @Test
  void aSliceThatComesLaterWaitsForTheCaseThatThereIs() {
    slice("Cards");
    String group = group();
    Answer first = root.call("plan.materialize", "plan_node_id", plan, "parent_id", group);
    slices(List.of(Map.of("title", "Refunds", "depends_on", List.of("Cards"))));
    Answer second = root.call("plan.materialize", "plan_node_id", plan, "parent_id", group);
    assertThat(second.list("cases").getFirst().texts("depends_on"))
        .isEqualTo(first.each("cases", "case_id"));
    String id = first.each("cases", "case_id").getFirst();
    Disk.delete(Path.of(root.call("task.get", "task_id", id).text("path")));
    assertThat(
            root.call("plan.materialize", "plan_node_id", plan, "parent_id", group)
                .each("cases", "title"))
        .containsExactly("Cards");
  }

  @Test
  void dependenciesOfPlansAndBlockersAreKeptToo() {
    slice("Cards");
    String other =
        root.call("plan.bootstrap", "initiative_title", "I", "plan_title", "Later")
            .text("plan_node_id");
    root.call(
        "plan.slice.generate",
        "plan_node_id",
        other,
        "slice_specs",
        List.of(Map.of("title", "Refunds")));
    root.call(
        "graph.edge.create", "from_node_id", plan, "to_node_id", other, "edge_type", "blocks");
    assertThat(notMade(other).code()).isEqualTo("dependency_without_case");
    assertThat(root.call("task.list", "text", "Refunds").list("tasks")).isEmpty();
    String group = group();
    Answer cards = root.call("plan.materialize", "plan_node_id", plan, "parent_id", group);
    Answer refunds = root.call("plan.materialize", "plan_node_id", other, "parent_id", group);
    assertThat(refunds.list("cases").getFirst().texts("depends_on"))
        .isEqualTo(cards.each("cases", "case_id"));
  }

  @Test
  void aSliceWithPartsIsOneCaseAndItsPartsAreNone() {
    String slice = slice("Cards");
    root.call("graph.node.create", "node_type", "task", "title", "Part", "parent_id", slice);
    Answer made = root.call("plan.materialize", "plan_node_id", plan, "parent_id", group());
    assertThat(made.each("cases", "title")).containsExactly("Cards");
  }

  @Test
  void overTheBudgetNothingIsMade() {
    slices(List.of(Map.of("title", "Small"), Map.of("title", "Large", "token_estimate", 60_001)));
    Rejection refusal = notMade(plan);
    assertThat(refusal).isInstanceOf(Rejection.Conflict.class);
    assertThat(refusal.code()).isEqualTo("over_budget");
    assertThat(refusal.message()).contains("\"Large\"", "60001 tokens").doesNotContain("Small");
    assertThat(root.call("task.list", "text", "Small").list("tasks")).isEmpty();
    scene.git().write(".orchestrator/config.yaml", "planning:\n  max_tokens_per_slice: 60001\n");
    assertThat(
            root.call("plan.materialize", "plan_node_id", plan, "parent_id", group()).list("cases"))
        .hasSize(2);
  }

  @Test
  void aPlanThatCantBeMadeCasesIsRefused() {
    assertThat(notMade(plan).code()).isEqualTo("no_slices");
    String slice = slice("Cards");
    root.call("plan.rollup.submit", "node_id", plan, "summary", "x");
    assertThat(notMade(plan).code()).isEqualTo("not_approved");
    root.call("plan.rollup.reject", "node_id", plan);
    assertThat(notMade(plan).hint()).contains("orch plan replan");
    root.call("plan.slice.replan", "node_id", plan, "reason", "x");
    edit(slice, "depends_on: []", "depends_on: [" + slice + "]");
    Rejection cycle = notMade(plan);
    assertThat(cycle.code()).isEqualTo("cycle");
    assertThat(cycle.message()).endsWith(slice + " -> " + slice);
    edit(slice, "depends_on: [" + slice + "]", "depends_on: []");
    String epic = root.call("task.list", "level", "epic").list("tasks").getFirst().text("id");
    assertThat(root.refused("plan.materialize", "plan_node_id", plan, "parent_id", epic).code())
        .isEqualTo("wrong_parent_level");
    assertThat(listed(slice).has("task")).isFalse();
    edit(slice, "status: todo", "status: cancelled");
    assertThat(
            root.call("plan.materialize", "plan_node_id", plan, "parent_id", group()).list("cases"))
        .isEmpty();
  }
}
