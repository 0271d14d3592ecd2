package dev.codestrator.app.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.Disk;
import dev.codestrator.model.Rejection;
import dev.codestrator.testing.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// How slices become Cases.
class MaterializingTest extends Planned {

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
