package dev.codestrator.app.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.Disk;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.testing.Answer;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The methods `graph.*`: every call is answered by a dispatcher of its own.
class GraphTest {
  @TempDir Path temp;
  private Scene scene;

  @BeforeEach
  void open() {
    scene = Orchestra.in(temp).open("Checkout");
  }

  private Answer node(String title, Object... more) {
    Object[] pairs = new Object[more.length + 4];
    System.arraycopy(new Object[] {"node_type", "slice", "title", title}, 0, pairs, 0, 4);
    System.arraycopy(more, 0, pairs, 4, more.length);
    return scene.root().call("graph.node.create", pairs);
  }

  private String id(String title) {
    return node(title).text("id");
  }

  private Path file(String id) {
    return scene.path().resolve(".orchestrator/plan").resolve(id + ".md");
  }

  private String text(String id) {
    return Disk.text(file(id));
  }

  private void put(String id, String text) {
    Disk.replace(file(id), text.getBytes(StandardCharsets.UTF_8));
  }

  private Answer listed(String id) {
    return scene.root().call("graph.node.list").list("nodes").stream()
        .filter(node -> node.text("id").equals(id))
        .findFirst()
        .orElseThrow();
  }

  private Answer edge(String from, String type, String to) {
    return scene
        .root()
        .call("graph.edge.create", "from_node_id", from, "to_node_id", to, "edge_type", type);
  }

  private Rejection noEdge(String from, String type, String to) {
    return scene
        .root()
        .refused("graph.edge.create", "from_node_id", from, "to_node_id", to, "edge_type", type);
  }

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

  private Answer item(String id, String text, Object... more) {
    Object[] pairs = new Object[more.length + 4];
    System.arraycopy(new Object[] {"node_id", id, "item_text", text}, 0, pairs, 0, 4);
    System.arraycopy(more, 0, pairs, 4, more.length);
    return scene.root().call("graph.checklist.upsert", pairs);
  }

  @Test
  void anItemIsMadeOnceAndTicked() {
    String a = id("A");
    Answer made = item(a, "Ask the bank");
    assertThat(made.get("created")).isEqualTo(true);
    assertThat(text(a))
        .contains("## Checklist\n\n- [ ] Ask the bank ^" + made.text("item_id") + "\n");
    Answer ticked = item(a, "ask the BANK", "status", "done");
    assertThat(ticked.get("created")).isEqualTo(false);
    assertThat(ticked.text("item_id")).isEqualTo(made.text("item_id"));
    assertThat(text(a)).contains("- [x] Ask the bank ^").containsOnlyOnce("bank");
    assertThat(listed(a).text("items_done") + listed(a).text("items_total")).isEqualTo("11");
    item(a, "Ask the bank", "status", "todo");
    assertThat(text(a)).contains("- [ ] Ask the bank ^");
  }

  @Test
  void aBoxKnowsTwoStatesAndANoteTheOthers() {
    String a = id("A");
    assertThat(item(a, "Ask", "status", "blocked").text("status")).isEqualTo("blocked");
    assertThat(text(a)).containsPattern("- \\[ ] Ask \\^....\n {2}- status: blocked\n");
    assertThat(item(a, "Ask").text("status")).isEqualTo("blocked");
    assertThat(item(a, "Ask", "status", "done").text("status")).isEqualTo("done");
    assertThat(item(a, "Ask", "status", "todo").text("status")).isEqualTo("todo");
    assertThat(item(a, "Ask").text("status")).isEqualTo("todo");
    assertThat(item(a, "Drop", "status", "cancelled").text("status")).isEqualTo("cancelled");
    assertThat(listed(a).text("items_done")).isEqualTo("1");
  }

  @Test
  void itemsComeLastOrWhereTheyAreOrdered() {
    String a = id("A");
    item(a, "two");
    item(a, "four");
    assertThat(item(a, "three", "order_no", 2).text("order_no")).isEqualTo("2");
    assertThat(item(a, "one", "order_no", 1).text("order_no")).isEqualTo("1");
    assertThat(item(a, "five", "order_no", 99).text("order_no")).isEqualTo("5");
    assertThat(text(a).replaceAll(" \\^....", ""))
        .endsWith(
            "## Checklist\n\n- [ ] one\n\n- [ ] two\n\n- [ ] three\n\n- [ ] four\n\n- [ ] five\n\n## Snapshots\n");
  }

  @Test
  void aFacetHasAChecklistOfItsOwn() {
    String a = id("A");
    item(a, "Ask");
    Answer other = item(a, "Ask", "facet", "testing");
    assertThat(other.get("created")).isEqualTo(true);
    assertThat(other.text("facet") + other.text("order_no")).isEqualTo("testing1");
    assertThat(text(a)).contains("## Checklist: testing\n\n- [ ] Ask ^");
    item(a, "Ask", "facet", "testing", "status", "done");
    assertThat(text(a)).containsPattern("Checklist\n\n- \\[ ] Ask").contains("- [x] Ask");
  }

  @Test
  void itemsThatCantBeAreRefused() {
    String a = id("A");
    var root = scene.root();
    assertThat(root.refused("graph.checklist.upsert", "node_id", a, "item_text", " ").code())
        .isEqualTo("empty_text");
    assertThat(
            root.refused("graph.checklist.upsert", "node_id", "n-0000000", "item_text", "x").code())
        .isEqualTo("unknown_id");
    var reviewer = scene.orchestra().child(Role.MERGE_REVIEWER, scene.session(), scene.thread());
    Object[] pairs = {"node_id", a, "item_text", "Look"};
    assertThat(reviewer.refused("graph.checklist.upsert", pairs).code())
        .isEqualTo("main_lock_needed");
    root.call("merge.main.acquire_lock");
    reviewer.call("graph.checklist.upsert", pairs);
    assertThat(text(a)).contains("- [ ] Look");
  }

  @Test
  void aSnapshotIsWrittenOnceAndCantBreakOut() {
    String a = id("A");
    item(a, "Ask");
    String hostile = "# Title\n## Checklist\n- [ ] fake\n```\nopen\n<!-- open\n---";
    Answer made =
        scene
            .root()
            .call(
                "graph.snapshot.create",
                "node_id",
                a,
                "snapshot_type",
                "review",
                "summary",
                hostile,
                "affected_files",
                List.of("src/a b", "docs"),
                "next_action",
                "Ask\nagain");
    scene.root().call("graph.snapshot.create", "node_id", a, "snapshot_type", "later");
    assertThat(made.text("summary")).isEqualTo(hostile);
    assertThat(text(a))
        .contains("next_action: Ask again\n")
        .contains("## Snapshots\n\n### 2026-11-21T02:12:00Z review\n\n> # Title\n> ## Checklist\n")
        .contains("> ---\n\n- file: `docs`\n- file: `src/a b`\n- next: Ask again\n\n### ")
        .endsWith("Z later\n");
    assertThat(listed(a).text("items_total")).isEqualTo("1");
    item(a, "More");
    assertThat(text(a)).containsPattern("- \\[ ] Ask \\^....\n\n- \\[ ] More \\^....\n\n## Snap");
    Rejection refusal =
        scene.root().refused("graph.snapshot.create", "node_id", a, "snapshot_type", "");
    assertThat(refusal.code()).isEqualTo("empty_text");
    assertThat(
            scene
                .root()
                .refused("graph.snapshot.create", "node_id", "n-0", "snapshot_type", "x")
                .code())
        .isEqualTo("unknown_id");
  }

  @Test
  void whatPeopleWroteSurvivesByteForByte() {
    String a = id("A");
    String b = id("B");
    String mine =
        text(a)
            .replace("priority: 0", "priority: 0   # mine")
            .replace("title: A", "title:  'A'\nowner: Ada")
            .replace("# A\n", "# A\n\nMy words  \n\n* a list\n")
            .replace("\n", "\r\n");
    put(a, mine.stripTrailing());
    edge(a, "blocks", b);
    item(a, "Ask", "status", "done");
    for (int i = 0; i < 2; i++) {
      scene
          .root()
          .call("graph.snapshot.create", "node_id", a, "snapshot_type", "x", "summary", "y");
    }
    String after = text(a);
    assertThat(after.replace("\r\n", "")).doesNotContain("\n");
    assertThat(
            after
                .replace("blocks:\r\n  - " + b, "blocks: []")
                .replaceAll("- \\[x] Ask \\^....\r\n\r\n", "")
                .replaceAll("(\r\n\r\n### .*Z x\r\n\r\n> y)+\\s*$", ""))
        .isEqualTo(mine.stripTrailing());
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
