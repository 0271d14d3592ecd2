package dev.codestrator.markdown;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Random records and edits; a failing case is its seed.
class FrontMatterPropertyTest {
  private static final List<String> PIECES =
      List.of(
          "a",
          "Zz",
          " ",
          "  ",
          "-",
          "- ",
          ": ",
          ":",
          " #",
          "#",
          "@",
          "'",
          "\"",
          "\\",
          "`",
          "$(x)",
          "{",
          "}",
          "[",
          "]",
          ",",
          ", ",
          "|",
          ">",
          "!",
          "&",
          "*",
          "%",
          "?",
          "\n",
          "\t",
          "\r",
          "😀",
          "ü",
          "\u0007",
          "\u0085",
          "\u2028",
          "\uFEFF",
          "\u00A0",
          "\u3000",
          "\u007F",
          "~",
          "null",
          "---",
          "...",
          "no",
          "1e5",
          "2026-11-21",
          "<<",
          "=",
          "\uFFFE",
          "\uFFFD");

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anyTextComesBackFromANewRecord(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 20; i++) {
      var fields = new LinkedHashMap<String, Object>();
      fields.put("title", text(random));
      fields.put("items", List.of(text(random), text(random)));
      fields.put("k" + text(random), text(random));
      Document document = Document.parse(Document.create(fields, "body").bytes());
      assertThat(document.keys()).as("seed %d", seed).containsExactlyElementsOf(fields.keySet());
      assertThat(document.scalar("title"))
          .as("seed %d", seed)
          .hasValue((String) fields.get("title"));
      assertThat(document.list("items"))
          .as("seed %d", seed)
          .isEqualTo(Optional.of(fields.get("items")));
      assertThat(document.body()).isEqualTo("\nbody\n");
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void bothReadersSeeTheSame(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 50; i++) {
      String yaml = RandomYaml.plain(random);
      Optional<Node.Mapping> plain = PlainYaml.read(yaml, 0, yaml.length());
      plain.ifPresent(read ->
          assertThat(read.entries())
              .as("seed %d: %s", seed, yaml)
              .isEqualTo(FullYaml.read(yaml, 0, yaml.length()).entries()));
    }
  }

  @Test
  void thePlainReaderDoesMostOfTheWork() {
    var random = new Random(1);
    long plain =
        java.util.stream.Stream.generate(() -> RandomYaml.plain(random))
            .limit(1000)
            .filter(y -> PlainYaml.read(y, 0, y.length()).isPresent())
            .count();
    assertThat(plain).isBetween(300L, 999L);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void editsChangeOneKeyAndKeepTheLinesOfAllOthers(long seed) {
    var random = new Random(seed);
    Document document = RandomYaml.document(random);
    for (int i = 0; i < 15; i++) {
      document = edited(document, random, "seed " + seed + ", edit " + i);
    }
  }

  private static Document edited(Document before, Random random, String name) {
    List<String> keys = before.keys().stream().filter(k -> !isMapping(before, k)).toList();
    String key =
        keys.isEmpty() || random.nextInt(5) == 0
            ? "new" + random.nextInt(100)
            : keys.get(random.nextInt(keys.size()));
    Document after;
    switch (random.nextInt(3)) {
      case 0 -> {
        String value = text(random);
        after = before.withScalar(key, value);
        assertThat(after.scalar(key)).as(name).hasValue(value);
        assertThat(after.withScalar(key, value)).as(name).isSameAs(after);
      }
      case 1 -> {
        List<String> items = items(before.list(key).orElse(List.of()), random);
        after = before.withList(key, items);
        assertThat(after.list(key).orElse(List.of()))
            .as(name)
            .containsExactlyInAnyOrderElementsOf(items);
        assertThat(after.withList(key, items)).as(name).isSameAs(after);
      }
      default -> {
        after = before.without(key);
        assertThat(after.has(key)).as(name).isFalse();
      }
    }
    assertOthersKept(before, after, key, name);
    return after;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aNewKeyComesBehindTheNearestOneBeforeItInTheOrder(long seed) {
    var random = new Random(seed);
    Document before = RandomYaml.document(random);
    List<String> order = new ArrayList<>(before.keys());
    order.removeIf(_ -> random.nextInt(3) == 0);
    Collections.shuffle(order, random);
    int at = random.nextInt(order.size() + 1);
    order.add(at, "new");
    Document after =
        random.nextBoolean()
            ? before.withScalar("new", text(random), order)
            : before.withSequence("new", List.of(text(random), text(random)), order);
    String name = "seed " + seed;
    assertOthersKept(before, after, "new", name);
    List<String> expected = new ArrayList<>(before.keys());
    int place =
        at > 0
            ? expected.indexOf(order.get(at - 1)) + 1
            : order.size() > 1 ? expected.indexOf(order.get(1)) : expected.size();
    expected.add(place, "new");
    assertThat(after.keys()).as(name).isEqualTo(expected);
    assertThat(after.without("new")).as(name).hasToString(before.toString());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aSequenceBecomesExactlyWhatIsAskedFor(long seed) {
    var random = new Random(seed);
    List<String> before = random.ints(6, 0, 4).mapToObj(i -> "i" + i).toList();
    List<String> wanted = random.ints(6, 0, 5).mapToObj(i -> "i" + i).toList();
    Document document = Document.parse("---\na: 1\n---\n".getBytes(UTF_8));
    Document after =
        document
            .withSequence("a", before, List.of())
            .withSequence("a", wanted.subList(0, random.nextInt(7)), List.of())
            .withSequence("a", wanted, List.of());
    assertThat(after.list("a")).as("seed %d", seed).hasValue(wanted);
  }

  private static boolean isMapping(Document document, String key) {
    return document.front.find(key).orElseThrow().value() instanceof Node.Mapping;
  }

  private static List<String> items(List<String> before, Random random) {
    var items = new ArrayList<>(before);
    items.removeIf(_ -> random.nextInt(3) == 0);
    for (int i = random.nextInt(3); i > 0; i--) {
      items.add(text(random));
    }
    return items;
  }

  private static void assertOthersKept(Document before, Document after, String key, String name) {
    assertThat(after.body()).as(name).isEqualTo(before.body());
    for (String other : before.keys()) {
      if (!other.equals(key)) {
        assertThat(source(after, other)).as(name).isEqualTo(source(before, other));
      }
    }
    assertThat(Document.parse(after.bytes()).toString()).as(name).isEqualTo(after.toString());
  }

  /// A key and its value with the comment behind, as they are written.
  private static String source(Document document, String key) {
    Node.Entry entry = document.front.find(key).orElseThrow();
    String text = document.toString();
    return text.substring(entry.key().start(), Lines.end(text, entry.value().end()));
  }

  static String text(Random random) {
    var text = new StringBuilder();
    for (int i = random.nextInt(6); i >= 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  @Test
  void halfACharacterIsRefused() {
    Document document = Document.parse("---\na: 1\n---\n".getBytes(UTF_8));
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> document.withScalar("a", "\uD800")))
        .isInstanceOf(dev.codestrator.model.Rejection.Invalid.class);
  }
}
