package dev.codestrator.app.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.testing.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The methods `graph.*`: every call is answered by a dispatcher of its own.
class GraphTest extends Graphed {

  @Test
  void aNodeIsAFileWithPlacesForWhatComesLater() {
    String plan =
        scene.root().call("graph.node.create", "node_type", "plan", "title", "P").text("id");
    Answer made =
        node(
            "Reject \"old\" cards",
            "parent_id",
            plan.substring(0, 8),
            "priority",
            2,
            "token_estimate",
            4000,
            "risk_level",
            "high",
            "affected_files",
            List.of("src/pay/**", "./src/pay/**", "docs"),
            "summary",
            "Old cards\n\nare refused.");
    String id = made.text("id");

    assertThat(text(id))
        .startsWith("---\nstatus: todo\nid: " + id + "\ndepends_on: []\nnode_type: slice\n")
        .contains("priority: 2\nsession: " + scene.session() + "\napproval_state: none\n")
        .contains("blocks: []\ncreated_at: 2026-11-21T02:12:00Z\nrelates_to: []\n")
        .contains("parent: " + plan + "\nrisk_level: high\ntoken_estimate: 4000\n")
        .contains("affected_files:\n  - docs\n  - src/pay/**\n---\n")
        .endsWith(
            "# Reject \"old\" cards\n\nOld cards\n\nare refused.\n\n## Checklist\n\n## Snapshots\n");
    assertThat(listed(id).fields())
        .containsAllEntriesOf(made.fields())
        .containsEntry("summary", "Old cards are refused.")
        .containsEntry("path", file(id).toString());
  }

  @Test
  void nodesAreListedByTypeFacetStatusParentAndPage() {
    String a = id("A");
    node("B", "facet", "testing", "status", "done", "priority", 5, "parent_id", a);
    var root = scene.root();
    assertThat(root.call("graph.node.list").each("nodes", "title")).containsExactly("B", "A");
    assertThat(root.call("graph.node.list", "facet", "testing").each("nodes", "title"))
        .containsExactly("B");
    assertThat(root.call("graph.node.list", "status", "todo").each("nodes", "title"))
        .containsExactly("A");
    assertThat(root.call("graph.node.list", "parent_id", a).each("nodes", "title"))
        .containsExactly("B");
    assertThat(root.call("graph.node.list", "node_type", "plan").list("nodes")).isEmpty();
    Answer page = root.call("graph.node.list", "limit", 1);
    assertThat(page.each("nodes", "title")).containsExactly("B");
    assertThat(page.text("total")).isEqualTo("2");
    assertThat(root.call("graph.node.list", "cursor", page.text("cursor")).each("nodes", "title"))
        .containsExactly("A");
  }

  @ParameterizedTest
  @CsvSource({
    "title, ' ', empty_text",
    "node_type, '', empty_text",
    "status, later, wrong_type",
    "parent_id, n-0000000, unknown_id",
    "worktree_id, w-0000000, unknown_id",
    "owner_session_id, s-0000000, unknown_id",
    "token_estimate, -1, negative_estimate",
    "affected_files, ../x, path_outside",
    "summary, '```\ncode', open_block",
    "approval_state, perhaps, wrong_type"
  })
  void aNodeThatMakesNoSenseIsRefused(String field, String value, String code) {
    Object[] pairs = {"node_type", "slice", "title", "T", field, value};
    assertThat(scene.root().refused("graph.node.create", pairs).code()).isEqualTo(code);
    assertThat(scene.root().call("graph.node.list").list("nodes")).isEmpty();
  }

  @Test
  void aChildNeitherApprovesItsOwnNodeNorPlansForOthers() {
    var architect = scene.child(Role.PLAN_ARCHITECT, scene.thread());
    Object[] approved = {"node_type", "x", "title", "T", "approval_state", "approved"};
    assertThat(architect.refused("graph.node.create", approved).code()).isEqualTo("own_approval");
    String other = scene.orchestra().open("Another").session();
    Object[] foreign = {"node_type", "x", "title", "T", "owner_session_id", other};
    assertThat(architect.refused("graph.node.create", foreign).code()).isEqualTo("other_session");
    architect.call("graph.node.create", "node_type", "x", "title", "T");
  }

  @Test
  void withoutASessionNothingIsPlanned() {
    Object[] pairs = {"node_type", "x", "title", "T"};
    assertThat(scene.orchestra().root().refused("graph.node.create", pairs).code())
        .isEqualTo("no_session");
    id("A");
    assertThat(scene.orchestra().root().call("graph.node.list").each("nodes", "title"))
        .containsExactly("A");
  }

  @ParameterizedTest
  @ValueSource(strings = {"depends_on", "blocks", "relates_to"})
  void anEdgeIsALineOfTheNodeThatItComesFrom(String type) {
    String a = id("A");
    String b = id("B");
    String before = text(a);
    Answer made = edge(a, type, b.substring(0, 8));
    assertThat(made.get("created")).isEqualTo(true);
    assertThat(text(a)).isEqualTo(before.replace(type + ": []", type + ":\n  - " + b));
    assertThat(listed(a).texts(type)).containsExactly(b);
    String after = text(a);
    assertThat(edge(a, type, b).get("created")).isEqualTo(false);
    assertThat(text(a)).isEqualTo(after);
  }

  @Test
  void whatANodeContainsNamesItAsItsParent() {
    String a = id("A");
    String b = id("B");
    Answer made = edge(a, "contains", b);
    assertThat(made.text("path")).isEqualTo(file(b).toString());
    assertThat(text(b)).contains("\nparent: " + a + "\n");
    assertThat(listed(b).text("parent")).isEqualTo(a);
    assertThat(edge(a, "contains", b).get("created")).isEqualTo(false);
    Rejection second = noEdge(id("C"), "contains", b);
    assertThat(second.code()).isEqualTo("other_parent");
    assertThat(second.message()).contains(a);
  }

  @ParameterizedTest
  @ValueSource(strings = {"depends_on", "contains"})
  void aCycleIsRefusedAndShownAndNothingIsWritten(String type) {
    String a = id("A");
    String b = id("B");
    String c = id("C");
    edge(a, type, b);
    edge(b, type, c);
    String before = text(a) + text(b) + text(c);
    Rejection refusal = noEdge(c, type, a);
    assertThat(refusal).isInstanceOf(Rejection.Conflict.class);
    assertThat(refusal.code()).isEqualTo("cycle");
    assertThat(refusal.message()).endsWith(": " + c + " -> " + a + " -> " + b + " -> " + c);
    assertThat(noEdge(a, type, a).message()).endsWith(a + " -> " + a);
    assertThat(text(a) + text(b) + text(c)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"blocks", "relates_to"})
  void noOtherEdgeLeadsToItsBeginning(String type) {
    String a = id("A");
    assertThat(noEdge(a, type, a).code()).isEqualTo("self_edge");
    assertThat(noEdge(a, type, "n-0000000").code()).isEqualTo("unknown_id");
    assertThat(noEdge(a, "needs", a).code()).isEqualTo("wrong_type");
    assertThat(noEdge("c-0000000", type, a).code()).isEqualTo("wrong_kind");
  }

  @Test
  void validatingTellsAllThatIsWrongAndWhatIsReady() {
    String a = node("A", "token_estimate", 60_001, "affected_files", List.of("src/**")).text("id");
    String b = node("B", "affected_files", List.of("src/b")).text("id");
    String c = node("C", "token_estimate", 5).text("id");
    edge(c, "depends_on", a);
    Answer said = scene.root().call("graph.validate");
    assertThat(said.get("valid")).isEqualTo(false);
    assertThat(said.each("over_budget", "node_id")).containsExactly(a);
    assertThat(said.list("overlaps")).hasSize(1);
    assertThat(said.texts("critical_path")).containsExactly(a, c);
    assertThat(said.text("critical_tokens")).isEqualTo("60006");
    assertThat(said.texts("ready")).containsExactlyInAnyOrder(a, b);
    put(b, text(b).replace("blocks: []", "blocks:\n  - n-0000000\n  - " + b));
    Answer broken = scene.root().call("graph.validate");
    assertThat(broken.texts("cycles")).containsExactly(b + " -> " + b);
    assertThat(broken.each("dangling", "missing")).containsExactly("n-0000000");
    assertThat(broken.text("text")).contains("cycle: " + b, "dangling: " + b, "over budget: " + a);
    Answer part = scene.root().call("graph.validate", "node_id", c);
    assertThat(part.get("valid")).isEqualTo(true);
    assertThat(part.text("nodes")).isEqualTo("1");
    assertThat(scene.root().refused("graph.validate", "node_id", "n-0000000").code())
        .isEqualTo("unknown_id");
  }

  @Test
  void theBudgetIsThatOfTheSettings() {
    scene.git().write(".orchestrator/config.yaml", "planning:\n  max_files_per_slice: 1\n");
    node("A", "affected_files", List.of("a", "b"));
    assertThat(scene.root().call("graph.validate").list("over_budget").getFirst().text("message"))
        .contains("2 files; a slice may have 60000 tokens and 1 files");
  }
}
