package dev.codestrator.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.model.Checkpoint;
import dev.codestrator.model.Id;
import dev.codestrator.model.Prose;
import dev.codestrator.model.TaskStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// All of the mirror as one page.
class HtmlPageTest {
  private static final Id FIRST = new Id("c-0000001");
  private static final Id SECOND = new Id("c-0000002");

  private static Snapshot snapshot(String title) {
    Snapshot tasks =
        MirrorTest.snapshot(
            title,
            MirrorTest.aCase(FIRST.value(), title, TaskStatus.DONE, 2, 2),
            MirrorTest.aCase(SECOND.value(), title, TaskStatus.TODO, 1, 3, List.of(FIRST)));
    var checkpoint =
        new Checkpoint(
            "step-check",
            FIRST,
            Optional.empty(),
            Optional.of(title),
            Optional.empty(),
            Instant.EPOCH,
            List.of(),
            Prose.NONE);
    return new Snapshot(
        tasks.version(),
        tasks.items(),
        List.of(),
        List.of(),
        List.of(),
        List.of(new Clash("task/" + title, "main", List.of("a|b.c"), List.of())),
        List.of(checkpoint));
  }

  private static String html(String title) {
    return Mirror.html(snapshot(title));
  }

  @Test
  void itHoldsAllThatThePagesHold() {
    assertThat(html("Checkout"))
        .startsWith("<!doctype html>\n<html lang=\"en\">")
        .contains("<h1>Status</h1>", "<section id=\"e-0000001\"", "<a href=\"#e-0000001\">Checkout")
        .contains("value=\"60\"", "Checkout 3", "1970-01-01T00:00:00Z", "<svg class=\"graph\"")
        .contains("<li><a href=\"#e-0000001\">Checkout</a> waits for")
        .contains("prefers-color-scheme: dark", "name=\"viewport\"");
  }

  @Test
  void itAsksNobodyForAnythingAndRunsNoScript() throws Exception {
    String html = html("Checkout");
    assertThat(html)
        .doesNotContainPattern("(?i)<(script|link|img|iframe|object|embed|form|base)\\b")
        .doesNotContainPattern("(?i)\\b(src|srcset|action|style)=")
        .doesNotContainPattern("(?i)(url\\((?!#)|@import|javascript:)")
        .contains("default-src 'none'");
    Matcher style = Pattern.compile("(?s)<style>(.*)</style>").matcher(html);
    assertThat(style.find()).isTrue();
    byte[] digest =
        MessageDigest.getInstance("SHA-256")
            .digest(style.group(1).getBytes(StandardCharsets.UTF_8));
    assertThat(html).contains("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
  }

  @Test
  void theSameRecordsGiveTheSameBytes() {
    assertThat(html("Checkout")).isEqualTo(html("Checkout")).isNotEqualTo(html("Check-out"));
    assertThat(Mirror.versionOf(html("Checkout"))).contains("0123abc");
    assertThat(Mirror.versionOf("<!doctype html>\n<title>Mine</title>")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "</title></svg><script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "</style><script>alert(1)</script>",
        "--> <b>x</b> ]]>",
        "' onmouseover='alert(1)",
        "&lt;script&gt; &#60;script&#62;"
      })
  void whateverATitleHoldsStaysText(String title) {
    String html = html(title);
    assertThat(tags(html)).isEqualTo(tags(html("plain")));
    assertThat(html).doesNotContainPattern("(?i)href=\"javascript");
  }

  /// The tags, in order, without what is in quotes.
  private static List<String> tags(String html) {
    return Pattern.compile("<[^>]*>")
        .matcher(html.replaceAll("\"[^\"]*\"", ""))
        .results()
        .map(found -> found.group())
        .toList();
  }

  @Test
  void aCircleIsDrawnToo() {
    Snapshot circle =
        MirrorTest.snapshot(
            "E",
            MirrorTest.aCase("c-0000001", "A", TaskStatus.TODO, 0, 0, List.of(SECOND)),
            MirrorTest.aCase("c-0000002", "B", TaskStatus.TODO, 0, 0, List.of(FIRST)));
    assertThat(Mirror.graph(circle, id -> "#/task/" + id))
        .contains("href=\"#/task/c-0000001\"", ">A</text>", ">B</text>");
  }
}
