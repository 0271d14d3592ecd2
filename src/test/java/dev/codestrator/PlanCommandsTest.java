package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `orch plan` and `orch graph`, as people use them.
class PlanCommandsTest {
  @TempDir Path temp;
  private Cli cli;

  @BeforeEach
  void open() {
    Cli first = Cli.initialised(temp);
    String session = first.id("open", "pay by card");
    cli = first.with("ORCH_SESSION", session);
  }

  @Test
  void aPlanGoesFromAnIdeaToCases() {
    String plan = cli.id("plan", "bootstrap", "Pay by card", "Cards first");
    String specs =
        "[{\"title\": \"Refunds\", \"depends_on\": [\"Cards\"]}, {\"title\": \"Cards\"}]";
    String[] slices = cli.id("plan", "slice", plan, "--slices", specs).split("\n");
    assertThat(slices).hasSize(2).allMatch(id -> id.startsWith("n-"));
    assertThat(cli.done("graph").out())
        .contains("(initiative)\n  [ ] " + plan + "  Cards first  (plan)\n    [ ] n-")
        .contains(slices[0] + "  Refunds  (slice)  after " + slices[1] + "\n");
    cli.done("graph", "checklist", slices[1], "Ask the bank", "--status", "done");
    cli.done("graph", "snapshot", slices[1], "note", "--summary", "Asked", "--file", "src");
    String more = cli.id("graph", "node", "slice", "More", "--parent", plan, "--tokens", "5");
    cli.done("graph", "edge", more, "depends_on", slices[0]);
    Cli.Ran cycle = cli.run("graph", "edge", slices[1], "depends_on", more);
    assertThat(cycle.exit()).isEqualTo(4);
    assertThat(cycle.err())
        .contains(String.join(" -> ", slices[1], more, slices[0], slices[1]) + "\n");
    cli.done("plan", "replan", more, "Smaller");
    assertThat(cli.done("plan", "validate", plan).out())
        .contains("ready: " + slices[1] + " Cards\n", "nothing is wrong");
    cli.done("plan", "rollup", "submit", plan, "Three slices");
    assertThat(cli.done("plan", "rollup", "preview", plan).out()).contains("total: 3");
    cli.done("plan", "rollup", "reject", plan, "--reason", "Too many");
    cli.done("plan", "rollup", "submit", plan, "Still three");
    assertThat(cli.done("plan", "rollup", "approve", plan).out()).contains("approved");
    assertThat(cli.done("graph").out()).contains("(plan, approved)");
    String epic = cli.id("task", "add", "epic", "Checkout");
    String feature = cli.id("task", "add", "feature", "Cards", "--parent", epic);
    String group = cli.id("task", "add", "test_group", "Unit", "--parent", feature);
    String[] cases = cli.id("plan", "materialize", plan, group).split("\n");
    assertThat(cases).hasSize(3).allMatch(id -> id.startsWith("c-"));
    assertThat(cli.id("task", "list", "--ready")).isEqualTo(cases[0]);
    assertThat(cli.done("plan", "materialize", plan, group).out()).isEqualTo("(none)\n");
  }

  @Test
  void theGraphIsDrawn() {
    String a = cli.id("graph", "node", "slice", "say \"no\"\nend");
    assertThat(cli.done("graph", "--mermaid").out())
        .isEqualTo(
            "flowchart TD\n  " + a.replace('-', '_') + "[\"slice: say #34;no#34; end (todo)\"]\n");
    assertThat(cli.done("graph", "--dot").out())
        .contains("\"" + a + "\" [label=\"say \\\"no\\\" end\\nslice (todo)\"];\n}\n");
    assertThat(cli.done("graph", "--type", "x").out()).isEqualTo("(none)\n");
  }

  @Test
  void aGraphThatIsNotValidIsAnsweredWithNo() {
    cli.done("graph", "node", "slice", "Large", "--tokens", "60001");
    Cli.Ran ran = cli.run("plan", "validate");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out()).contains("over budget: n-", "not valid");
    assertThat(cli.run("plan", "rollup").err()).contains("plan rollup preview");
  }
}
