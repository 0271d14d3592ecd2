package dev.codestrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
  private static final List<Layout> LAYOUTS =
      List.of(
          Layout.fields(),
          Layout.fields("title"),
          Layout.table("tasks", "id", "title"),
          new Layout.TaskTree(),
          new Layout.Text("title"),
          new Layout.Overview());

  private static Map<String, Object> task(String id, String parent, String status, String title) {
    return Map.of(
        "id",
        id,
        "parent_id",
        parent,
        "status",
        status,
        "title",
        title,
        "steps_done",
        1,
        "steps_total",
        2);
  }

  /// A result with this text wherever text can be.
  private static Map<String, Object> everywhere(String text) {
    return Map.of(
        "title", text,
        "tasks", List.of(task("c-1", "", "todo", text)),
        "nested", Map.of("deep", Map.of("deeper", List.of(text))),
        "session", Map.of("id", "s-1", "status", "open", "request", text, "path", text),
        "current_ref", Map.of("next_action", text),
        "threads", List.of(Map.of("thread_id", "t-1", "title", text)),
        "worktrees", List.of(Map.of("id", "w-1", "slug", text)),
        "leases", List.of(Map.of("lock_id", "l-1", "paths", List.of(text, text))),
        "queue", List.of(Map.of("request_id", "q-1", "target", text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u001b[31mred\u001b[0m",
        "\u001b]0;title\u0007",
        "\u001b]8;;http://x\u001b\\link",
        "\u009b2J",
        "back\b\b\bspace",
        "bell\u0007",
        "return\rover",
        "delete\u007f",
        "\u202Eright to left\u202C",
        "nul\u0000"
      })
  void noControlCharacterReachesTheTerminal(String title) {
    for (Layout layout : LAYOUTS) {
      assertThat(Pages.show(layout, everywhere(title)))
          .as(layout.toString())
          .doesNotContainPattern("[\\p{Cc}\\x{202a}-\\x{202e}&&[^\\n]]");
    }
  }

  @Test
  void ordinaryTextIsShownAsItIs() {
    for (Layout layout : LAYOUTS) {
      assertThat(Pages.show(layout, everywhere("Zahlen „ÄÖ“ 😀 $(id) \"x\"")))
          .contains("Zahlen „ÄÖ“ 😀 $(id) \"x\"");
    }
  }

  @Test
  void aTableAlignsItsColumnsAndEndsNoLineWithBlanks() {
    String table =
        Pages.table(
            List.of(
                Map.of("id", "c-1", "lock_id", "😀😀", "title", "one"),
                Map.of("id", "c-1234567", "lock_id", "", "title", "")),
            List.of("id", "lock_id", "empty", "title"));
    assertThat(table.lines())
        .containsExactly("ID         LOCK ID  TITLE", "c-1        😀😀       one", "c-1234567");
  }

  @Test
  void aLongCellIsCutAndALineEndInsideOneBecomesABlank() {
    String table = Pages.table(List.of(Map.of("t", "a\nb " + "x".repeat(100))), List.of("t"));
    assertThat(table.lines()).hasSize(2);
    assertThat(table).contains("a b xxx").endsWith("…").hasSizeLessThan(70);
  }

  @Test
  void nothingIsSaidAsNone() {
    assertThat(Pages.table(List.of(), List.of("id"))).isEqualTo("(none)");
    assertThat(TaskTreePage.of(List.of()).text()).isEqualTo("(none)");
    assertThat(OverviewPage.show(Map.of())).contains("Children\n(none)", "Merge queue\n(none)");
  }

  @Test
  void fieldsThatAreEmptyAreLeftOut() {
    assertThat(Pages.show(Layout.fields("a", "b", "c"), Map.of("a", "1", "b", "", "d", "4")))
        .isEqualTo("a: 1");
  }

  @Test
  void aTreeShowsHowEachTaskStands() {
    var tasks =
        List.of(
            task("e-1", "", "in_progress", "Epic"),
            task("f-1", "e-1", "blocked", "Feature"),
            task("g-1", "f-1", "in_review", "Group"),
            task("c-1", "g-1", "done", "Done"),
            task("c-2", "g-1", "cancelled", "Cancelled"),
            task("e-2", "", "todo", "Next"));
    assertThat(TaskTreePage.of(tasks).text().lines())
        .containsExactly(
            "[>] e-1  Epic  (1/2)",
            "  [!] f-1  Feature  (1/2)",
            "    [?] g-1  Group  (1/2)",
            "      [x] c-1  Done  (1/2)",
            "      [-] c-2  Cancelled  (1/2)",
            "[ ] e-2  Next  (1/2)");
  }

  @Test
  void theOverviewNamesEverythingOfTheSession() {
    assertThat(OverviewPage.show(everywhere("Pay")))
        .startsWith("Session s-1 (open): Pay\n")
        .contains("Do next: Pay", "t-1", "w-1", "l-1", "Pay, Pay", "q-1");
  }
}
