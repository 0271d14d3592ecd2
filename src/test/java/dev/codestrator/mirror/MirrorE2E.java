package dev.codestrator.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.codestrator.model.Id;
import dev.codestrator.model.TaskStatus;
import dev.codestrator.testing.Browser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The mirror's pages as Mermaid and a browser see them.
class MirrorE2E {
  private static final List<String> TITLES =
      List.of(
          "Reject an expired card",
          "say \"hello\" to 'them'",
          "a[b](c){d}#{e}",
          "two\nlines\r\n\tand a tab",
          "</script><script>window.hurt = true</script>",
          "--> c_0000002 -.-> ==> --- x",
          "end; subgraph graph LR click c_0000001 \"javascript:alert(1)\"",
          "%%{init: {\"securityLevel\": \"loose\"}}%%",
          "<img src=x onerror=alert(1)>",
          "#quot; &quot; &#60;b&#62; #35;",
          "`code` **bold** _it_ | pipe",
          ":::done classDef x fill:#fff",
          "é ü 漢字 😀 \u202e reversed",
          "\\n \\\" \\");

  @TempDir Path temp;

  private static Snapshot hostile() {
    Item first = MirrorTest.aCase("c-0000001", "First", TaskStatus.DONE, 1, 1);
    Stream<Item> others =
        IntStream.range(0, TITLES.size())
            .mapToObj(n ->
                MirrorTest.aCase(
                    "c-%07d".formatted(n + 2),
                    TITLES.get(n),
                    n % 2 == 0 ? TaskStatus.IN_PROGRESS : TaskStatus.BLOCKED,
                    0,
                    2,
                    List.of(new Id("c-0000001"))));
    return MirrorTest.snapshot(
        TITLES.get(4), Stream.concat(Stream.of(first), others).toArray(Item[]::new));
  }

  private static Snapshot large() {
    String title = "漢\"#{} ".repeat(30);
    var cases = new ArrayList<Item>();
    cases.add(MirrorTest.aCase("c-0000000", title, TaskStatus.TODO, 0, 0));
    for (int n = 1; n < 600; n++) {
      var before = List.of(new Id("c-%07d".formatted(n - 1)));
      cases.add(MirrorTest.aCase("c-%07d".formatted(n), title, TaskStatus.TODO, 0, 0, before));
    }
    return MirrorTest.snapshot("Large", cases.toArray(Item[]::new));
  }

  private Path status(String name, Snapshot snapshot) throws Exception {
    String page = Objects.requireNonNull(Mirror.pages(snapshot).get("status.md"));
    return Files.writeString(temp.resolve(name), page);
  }

  @Test
  void mermaidDrawsWhateverTitlesHold() throws Exception {
    Path hostile = status("hostile.md", hostile());
    Path large = status("large.md", large());
    Map<String, Object> told =
        Browser.run("mermaid.mjs", List.of(hostile.toString(), large.toString()));
    Map<String, Object> drawn = Browser.objects(told, "graphs").getFirst();
    assertThat(drawn).doesNotContainKey("problem").contains(entry("links", 0));
    List<String> wanted =
        Stream.concat(Stream.of("First"), TITLES.stream())
            .map(title -> Markup.line(title, 60))
            .map(MirrorE2E::plain)
            .toList();
    assertThat(Browser.texts(drawn, "labels").stream().map(MirrorE2E::plain))
        .containsExactlyInAnyOrderElementsOf(wanted);
    assertThat(Browser.objects(told, "graphs").get(1)).doesNotContainKey("problem");
    assertThat(Browser.texts(told, "complaints")).isEmpty();
    assertThat(Browser.texts(told, "requests")).isEmpty();
  }

  private static String plain(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  @Test
  void thePageIsForEverybodyAndAsksNobody() throws Exception {
    Path page = Files.writeString(temp.resolve("status.html"), Mirror.html(hostile()));
    var looks = Browser.objects(Browser.run("mirror.mjs", List.of(page.toString())), "looks");
    assertThat(looks).hasSize(4);
    for (Map<String, Object> look : looks) {
      assertThat(Browser.texts(look, "barriers")).isEmpty();
      assertThat(Browser.texts(look, "others")).isEmpty();
      assertThat(Browser.texts(look, "complaints")).isEmpty();
      assertThat(look).contains(entry("overflow", 0), entry("boxes", TITLES.size() + 1));
    }
    assertThat(looks.get(0).get("background")).isNotEqualTo(looks.get(2).get("background"));
  }
}
