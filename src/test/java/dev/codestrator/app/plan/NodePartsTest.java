package dev.codestrator.app.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.testing.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Checklists and snapshots of nodes, and what people write beside them.
class NodePartsTest extends Graphed {

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
  void aChecklistsNameMayEndAsMarkdownEndsHeadings() {
    String a = id("A");
    List<String> names = List.of("C #", "C#", "#", "##", "a \\#", "a\\##", "a\t#");
    for (String name : names) {
      Answer made = item(a, "Ask", "facet", name);
      Answer again = item(a, "Ask", "facet", name, "status", "done");
      assertThat(made.text("facet")).isEqualTo(name.replace('\t', ' '));
      assertThat(again.text("item_id")).isEqualTo(made.text("item_id"));
    }
    assertThat(text(a)).contains("## Checklist: C \\#\n", "## Checklist: C#\n");
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
                .refused("graph.snapshot.create", "node_id", "n-0000000", "snapshot_type", "x")
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
}
