package dev.codestrator.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Boxes that are only counted are counted as those that are read.
class TallyTest {
  private static final String USUAL =
      """

      # Reject an expired card

      Cards that are past their date; see `Card` and [the rules](rules.md).
      - a point
      1. another

      ## Acceptance criteria

      - [x] It works

      ## Steps

      - [x] Check the date ^a1b2
        - pass: make test, exit 0
        - at `0123456`
      - [ ] Test it ^c3d4

      - [X] Say ü so
      """;

  private static final List<String> LINES =
      List.of(
          "",
          "",
          "  ",
          "text",
          "- [ ] step",
          "- [x] done ^ab12",
          "  - note",
          "  - [ ] inner",
          "## Steps",
          "# Other",
          "####### no",
          "#no",
          "## Steps ##",
          "```",
          "    code",
          "<!-- a",
          "-->",
          "---",
          "===",
          "> - [ ] quoted",
          "> text",
          "* [ ] star",
          "* star",
          "1. [x] one",
          "1. one",
          "- [x](link)",
          "- [ ]",
          "- [y] no",
          "-  [ ] wide",
          "- - [ ] two",
          "- item",
          "  ```",
          "[ref]: x",
          "`code` text",
          "\t- [ ] tab",
          "**bold** [x] text",
          "- ```",
          "> ```");

  static LongStream seeds() {
    return LongStream.range(0, 400);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsCountedIsWhatIsRead(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 50; i++) {
      String body = i % 2 == 0 ? RandomMarkdown.body(random) : body(random);
      for (Predicate<String> sections : List.<Predicate<String>>of("Steps"::equals, _ -> true)) {
        TallyScanner.count(body, 0, sections)
            .ifPresent(tally ->
                assertThat(tally)
                    .as("seed %d, body:%n%s", seed, body)
                    .isEqualTo(read(body, sections)));
      }
    }
  }

  private static String body(Random random) {
    var body = new StringBuilder();
    for (int i = random.nextInt(8); i >= 0; i--) {
      body.append(LINES.get(random.nextInt(LINES.size()))).append('\n');
    }
    return body.toString();
  }

  private static Tally read(String body, Predicate<String> sections) {
    List<Item> boxes =
        BlockScanner.scan(body, 0).boxes().stream()
            .filter(item -> sections.test(item.section))
            .toList();
    return new Tally((int) boxes.stream().filter(Item::isChecked).count(), boxes.size());
  }

  @Test
  void aUsualRecordIsCountedWithoutReadingIt() {
    assertThat(TallyScanner.count(USUAL, 0, "Steps"::equals)).contains(new Tally(2, 3));
    assertThat(TallyScanner.count(USUAL, 0, _ -> true)).contains(new Tally(3, 4));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"```\n- [ ] code\n```\n", "<!--\n- [ ] a\n-->\n", "a\r- [ ] b\n", "Steps\n---\n"})
  void oneThatTakesMoreIsRead(String body) {
    assertThat(TallyScanner.count(body, 0, _ -> true)).isEqualTo(Optional.empty());
    assertThat(Document.of("---\n---\n" + body).tally(_ -> true)).isEqualTo(read(body, _ -> true));
  }
}
