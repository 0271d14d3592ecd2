package dev.codestrator.markdown;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.model.Rejection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Random bodies and edits of their checklists; a failing case is its seed.
class ChecklistPropertyTest {
  static LongStream seeds() {
    return LongStream.range(0, 500);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void editsKeepAllOtherLinesAndBoxes(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 20; i++) {
      Document before = document(random);
      edited(before, random).ifPresent(after -> assertKept(before, after, "seed " + seed));
    }
  }

  @Test
  void editsAreSeldomRefused() {
    var random = new Random(1);
    long done =
        java.util.stream.IntStream.range(0, 2000)
            .filter(_ -> edited(document(random), random).isPresent())
            .count();
    assertThat(done).isGreaterThan(1600);
  }

  private static Document document(Random random) {
    String body = RandomMarkdown.body(random);
    String head = body.contains("\r") ? "---\r\nid: c-1\r\n---\r\n" : "---\nid: c-1\n---\n";
    return Document.parse((head + body).getBytes(UTF_8));
  }

  /// The document with a random edit, empty when it is refused.
  private static Optional<Document> edited(Document before, Random random) {
    int boxes = before.boxes().size();
    int kind = random.nextInt(boxes == 0 ? 1 : 5);
    int box = boxes == 0 ? 0 : random.nextInt(boxes);
    var marks = new AtomicInteger();
    try {
      return Optional.of(
          switch (kind) {
            case 0 -> before.withBox("Steps", Optional.empty(), "new step", () -> "n3w1");
            case 1 -> before.withBox("Steps", Optional.of(box), "new step", () -> "n3w1");
            case 2 -> before.withNote(box, FrontMatterPropertyTest.text(random) + "!");
            case 3 -> before.withChecked(box, random.nextBoolean());
            default -> before.withMarks(_ -> true, () -> "m" + marks.incrementAndGet());
          });
    } catch (Rejection.Conflict e) {
      assertThat(e.code()).isEqualTo("unsafe_edit");
      return Optional.empty();
    }
  }

  private static void assertKept(Document before, Document after, String name) {
    assertThat(after.keys()).isEqualTo(before.keys());
    List<String> old = stripped(before);
    List<String> now = stripped(after);
    int at = 0;
    for (String line : now) {
      at += at < old.size() && old.get(at).equals(line) ? 1 : 0;
    }
    assertThat(at).as("%s: lines kept of%n%s%nin%n%s", name, before, after).isEqualTo(old.size());
    assertThat(after.boxes())
        .extracting(Box::text)
        .as(name)
        .containsAll(before.boxes().stream().map(Box::text).toList());
    assertThat(after.boxes())
        .extracting(Box::mark)
        .as(name)
        .containsAll(before.boxes().stream().map(Box::mark).filter(m -> !m.isEmpty()).toList());
    assertThat(Document.parse(after.bytes()).boxes()).as(name).isEqualTo(after.boxes());
  }

  /// The lines with all boxes open and without marks.
  private static List<String> stripped(Document document) {
    return document
        .toString()
        .replaceAll("\\[[xX]\\]", "[ ]")
        .replaceAll(" \\^[\\w-]+(?=[ \t\r\n]|$)", "")
        .lines()
        .toList();
  }
}
