package dev.codestrator.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import com.vladsch.flexmark.ast.AutoLink;
import com.vladsch.flexmark.ast.Code;
import com.vladsch.flexmark.ast.Emphasis;
import com.vladsch.flexmark.ast.FencedCodeBlock;
import com.vladsch.flexmark.ast.HtmlBlock;
import com.vladsch.flexmark.ast.HtmlInline;
import com.vladsch.flexmark.ast.Image;
import com.vladsch.flexmark.ast.Link;
import com.vladsch.flexmark.ast.StrongEmphasis;
import com.vladsch.flexmark.ext.tables.TableBlock;
import com.vladsch.flexmark.ext.tables.TablesExtension;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.data.MutableDataSet;
import dev.codestrator.model.Id;
import dev.codestrator.model.Level;
import dev.codestrator.model.Step;
import dev.codestrator.model.TaskStatus;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// From a snapshot to pages.
class MirrorTest {
  private static final Id EPIC = new Id("e-0000001");
  private static final Id FEATURE = new Id("f-0000001");
  private static final Id GROUP = new Id("g-0000001");

  private static Item above(Id id, Level level, Optional<Id> parent, String title) {
    return new Item(
        id,
        level,
        parent,
        title,
        TaskStatus.TODO,
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        true);
  }

  static Item aCase(String id, String title, TaskStatus status, int done, int steps) {
    return aCase(id, title, status, done, steps, List.of());
  }

  static Item aCase(
      String id, String title, TaskStatus status, int done, int steps, List<Id> dependsOn) {
    List<Step> all =
        Stream.iterate(1, n -> n + 1)
            .limit(steps)
            .map(n -> new Step("", title + " " + n, n <= done, List.of()))
            .toList();
    return new Item(
        new Id(id),
        Level.CASE,
        Optional.of(GROUP),
        title,
        status,
        all,
        dependsOn,
        Optional.empty(),
        Optional.empty(),
        true);
  }

  static Snapshot snapshot(String title, Item... cases) {
    var above =
        Stream.of(
            above(EPIC, Level.EPIC, Optional.empty(), title),
            above(FEATURE, Level.FEATURE, Optional.of(EPIC), title),
            above(GROUP, Level.TEST_GROUP, Optional.of(FEATURE), title));
    List<Item> items = Stream.concat(above, Stream.of(cases)).toList();
    return new Snapshot("0123abc", items, List.of(), List.of(), List.of(), List.of(), List.of());
  }

  private static String page(Snapshot snapshot, String name) {
    return Objects.requireNonNull(Mirror.pages(snapshot).get(name));
  }

  private static List<Node> nodes(String markdown) {
    var options = new MutableDataSet().set(Parser.EXTENSIONS, List.of(TablesExtension.create()));
    Node document =
        Parser.builder(options).build().parse(markdown.replaceFirst("(?s)^---.*?---\n", ""));
    return StreamSupport.stream(document.getDescendants().spliterator(), false).toList();
  }

  @Test
  void progressIsCountedInStepsAndStatusFollowsFromTheCases() {
    Snapshot snapshot =
        snapshot(
            "Checkout",
            aCase("c-0000001", "One", TaskStatus.DONE, 2, 2),
            aCase("c-0000002", "Two", TaskStatus.IN_PROGRESS, 1, 3),
            aCase("c-0000003", "Dropped", TaskStatus.CANCELLED, 0, 9));
    String status = page(snapshot, "status.md");
    assertThat(status)
        .contains("| [Checkout](e-0000001.md) | in progress | 1/2 | ██████░░░░ 60% |\n")
        .contains("\n- [Checkout](e-0000001.md) `e-0000001` ██████░░░░ 60% in progress\n")
        .contains("\n      - Two `c-0000002` ███░░░░░░░ 33% in progress\n");
    assertThat(page(snapshot, "e-0000001.md"))
        .startsWith("---\nstate_version: 0123abc\n---\n\n# Checkout\n")
        .contains("- [x] Two 1\n- [ ] Two 2\n");
  }

  @Test
  void onlyWhatIsWhollyDoneIsFull() {
    assertThat(page(snapshot("E", aCase("c-0000001", "A", TaskStatus.DONE, 0, 0)), "status.md"))
        .contains("██████████ 100%");
    assertThat(
            page(
                snapshot("E", aCase("c-0000001", "A", TaskStatus.IN_PROGRESS, 999, 1000)),
                "status.md"))
        .contains("█████████░ 99%")
        .doesNotContain("100%");
  }

  @Test
  void whoWaitsForWhomIsDrawnWithThoseThatAreGone() {
    Snapshot snapshot =
        snapshot(
            "E",
            aCase("c-0000001", "First", TaskStatus.DONE, 0, 0),
            aCase(
                "c-0000002",
                "Second",
                TaskStatus.TODO,
                0,
                0,
                List.of(new Id("c-0000001"), new Id("c-zzzzzzz"))));
    assertThat(page(snapshot, "status.md"))
        .contains(
            """
            graph LR
              c_0000001["First"]:::done
              c_0000002["Second"]:::todo
              c_zzzzzzz["c-zzzzzzz, which is gone"]:::gone
              c_0000001 --> c_0000002
              c_zzzzzzz --> c_0000002
            """);
  }

  @Test
  void nothingAtAllIsAPageToo() {
    var nothing =
        new Snapshot("00", List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    assertThat(Mirror.pages(nothing)).containsOnlyKeys("status.md");
    assertThat(page(nothing, "status.md")).contains("## Leases\n\nNone.\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a | b | c",
        "<script>alert(1)</script>",
        "![x](http://example.org/x.png) [y](z)",
        "``` end ``` `code` **bold** _it_ <!-- c -->",
        "x\"]; click c_0000001 \"javascript:alert(1)\"",
        "%%{init: {\"securityLevel\": \"loose\"}}%%",
        "end --> c_0000002; subgraph a#quot;",
        "https://example.org/ <https://example.org>",
        "\\| \\` back\\",
        "\u202egnp.exe \u0007 \u001b[31m",
        "&lt;b&gt; &#96; #35;"
      })
  void whateverATitleHoldsStaysText(String title) {
    Snapshot snapshot =
        snapshot(
            title,
            aCase("c-0000001", title, TaskStatus.TODO, 0, 1),
            aCase("c-0000002", title, TaskStatus.TODO, 0, 1, List.of(new Id("c-0000001"))));
    Snapshot plain =
        snapshot(
            "plain",
            aCase("c-0000001", "plain", TaskStatus.TODO, 0, 1),
            aCase("c-0000002", "plain", TaskStatus.TODO, 0, 1, List.of(new Id("c-0000001"))));
    for (String name : List.of("status.md", "e-0000001.md")) {
      String page = page(snapshot, name);
      assertThat(marked(page)).isEqualTo(marked(page(plain, name)));
      assertThat(page.lines().count()).isEqualTo(page(plain, name).lines().count());
      assertThat(page).doesNotContain("\u202e", "\u001b", "\u0007");
    }
    String graph = page(snapshot, "status.md").split("```mermaid\n", -1)[1];
    assertThat(graph.lines().skip(1).limit(2))
        .allMatch(line -> line.matches(" {2}c_000000\\d\\[\"[\\p{L}\\d .,()/;#-]*\"]:::todo"));
  }

  /// What isn't plain text, in order.
  private static List<String> marked(String page) {
    return nodes(page).stream()
        .filter(node ->
            Stream.of(
                    HtmlBlock.class,
                    HtmlInline.class,
                    Link.class,
                    Image.class,
                    AutoLink.class,
                    Code.class,
                    Emphasis.class,
                    StrongEmphasis.class,
                    FencedCodeBlock.class,
                    TableBlock.class)
                .anyMatch(type -> type.isInstance(node)))
        .map(node -> node.getClass().getSimpleName())
        .toList();
  }
}
