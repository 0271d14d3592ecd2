package dev.codestrator.app.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.model.TaskStatus;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrawingTest {
  private final Nodes nodes = new Nodes();

  private Drawing drawing() {
    return new Drawing(nodes.all());
  }

  @Test
  void nodesAndEdgesAreDrawnInTheOrderOfTheirIds() {
    nodes.add("c").title("Refunds").in("a").dependsOn("b").dependsOn("zz");
    nodes.add("b").title("Cards").in("a").with(TaskStatus.IN_PROGRESS).waitedForBy("c");
    nodes.add("a").title("Pay").type("plan");
    assertThat(drawing().mermaid())
        .isEqualTo(
            """
            flowchart TD
              n_aaaaaaa["plan#58; Pay (todo)"]
              n_bbbbbbb["slice#58; Cards (in progress)"]
              n_ccccccc["slice#58; Refunds (todo)"]
              n_aaaaaaa --> n_bbbbbbb
              n_aaaaaaa --> n_ccccccc
              n_bbbbbbb ==>|blocks| n_ccccccc
              n_ccccccc -.->|depends on| n_bbbbbbb
            """
                .replace("#58;", ":"));
    assertThat(drawing().dot())
        .isEqualTo(
            """
            digraph plan {
              rankdir=TB;
              node [shape=box];
              "n-aaaaaaa" [label="Pay\\nplan (todo)"];
              "n-bbbbbbb" [label="Cards\\nslice (in progress)"];
              "n-ccccccc" [label="Refunds\\nslice (todo)"];
              "n-aaaaaaa" -> "n-bbbbbbb" [arrowhead=empty];
              "n-aaaaaaa" -> "n-ccccccc" [arrowhead=empty];
              "n-bbbbbbb" -> "n-ccccccc" [label="blocks", style=bold];
              "n-ccccccc" -> "n-bbbbbbb" [label="depends on", style=dashed];
            }
            """);
    assertThat(new Drawing(nodes.all().reversed()).dot()).isEqualTo(drawing().dot());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "say \"no\"",
        "a[b](c){d}|e|",
        "one\ntwo\r\nend",
        "end",
        "<b>bold</b> & <script>",
        "#quot; #35;",
        "back\\slash\\",
        "`code` **md** %%{init: {}}%% ; -->",
        "\\N \\G \\l",
        "\u202e \u0000 \ud83d\ude00 \ud83d"
      })
  void noTitleIsMoreThanALabel(String title) {
    nodes.add("a").title(title).type(title);
    nodes.add("b").dependsOn("a");
    assertThat(drawing().mermaid().lines().toList())
        .hasSize(4)
        .satisfies(lines ->
            assertThat(lines.get(1))
                .matches("  n_aaaaaaa\\[\"([\\p{L}\\p{N} .,_/():]|#\\d+;)*\"]"));
    List<String> lines = drawing().dot().lines().toList();
    assertThat(lines).hasSize(7);
    assertThat(lines.get(3))
        .matches("  \"n-aaaaaaa\" \\[label=\"([^\"\\\\]|\\\\\\\\|\\\\\"|\\\\n)*\"];")
        .doesNotMatch(".*&(?!amp;).*");
  }
}
