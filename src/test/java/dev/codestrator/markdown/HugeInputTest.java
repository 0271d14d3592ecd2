package dev.codestrator.markdown;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Inputs of megabytes: anything that isn't linear takes minutes for them.
@Timeout(30)
class HugeInputTest {
  private static final String HEAD = "---\nid: c-1\n---\n";
  private static final int SIZE = 4_000_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[a](",
        "- ",
        "> ",
        ">",
        "* ",
        "1. ",
        "#",
        "`",
        "~",
        "_",
        "\t",
        " ",
        "<",
        "<!--",
        "<a b='c' ",
        "| a | b |\n",
        "- [ ] a\n",
        "- \n",
        "> - \n",
        "text\n",
        "[ ] ",
        "^a ",
        " ^a\n",
        "\n",
        "\r",
        "- a\n\n",
        "```\n",
        "<div>\n",
        "<b>\n",
        "===\n",
        "a\n---\n",
        "<!-- a\n",
        "\\",
        "😀",
        "    a\n"
      })
  void anythingRepeatedIsReadInLinearTime(String piece) {
    String body = piece.repeat(SIZE / piece.length());
    Document document = Document.parse((HEAD + body).getBytes(UTF_8));
    document.boxes();
    assertThat(document.section("none")).isEmpty();
    assertThat(document.withScalar("id", "c-2").body()).hasSize(body.length());
  }

  @Test
  void deepNestingIsReadInLinearTime() {
    var body = new StringBuilder();
    for (int i = 0; i < 2500; i++) {
      body.append("  ".repeat(i)).append("- [ ] a\n");
    }
    body.append("\n".repeat(1_000_000));
    Document document = Document.parse((HEAD + body).getBytes(UTF_8));
    assertThat(document.boxes()).hasSizeGreaterThan(90);
    String indented = ("  ".repeat(99) + "- [ ] a\n").repeat(20_000);
    assertThat(Document.parse((HEAD + indented).getBytes(UTF_8)).boxes()).isEmpty();
  }

  @Test
  void aHugeChecklistIsEditedInLinearTime() {
    String body = "## Steps\n" + "- [ ] step\n  - note\n\n".repeat(100_000);
    Document document = Document.parse((HEAD + body).getBytes(UTF_8));
    var next = new AtomicInteger();
    document = document.withMarks(_ -> true, () -> "m" + next.getAndIncrement());
    document = document.withChecked(99_999, true).withNote(50_000, "here");
    document = document.withBox("Steps", Optional.empty(), "last", () -> "last");
    assertThat(document.boxes()).hasSize(100_001);
    assertThat(document.boxes().get(50_000).notes()).containsExactly("note", "here");
  }

  @Test
  void aHugeListIsEditedInLinearTime() {
    List<String> items = IntStream.range(0, 60_000).mapToObj("i%06d"::formatted).toList();
    Document document = Document.parse(HEAD.getBytes(UTF_8)).withList("l", items);
    var half = new ArrayList<>(items);
    half.removeIf(i -> i.endsWith("1"));
    half.add("i0000001");
    assertThat(document.withList("l", half).list("l").orElseThrow()).hasSize(half.size());
    String flow = HEAD.replace("c-1\n", "c-1\nl: [" + String.join(", ", items) + "]\n");
    Document braces = Document.parse(flow.getBytes(UTF_8));
    assertThat(braces.withList("l", half).list("l").orElseThrow()).hasSize(half.size());
  }
}
