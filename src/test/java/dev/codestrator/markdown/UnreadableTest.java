package dev.codestrator.markdown;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnreadableTest {
  private static final int LIMIT = 1 << 20;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = true,
      textBlock =
          """
          ``                                    | 1:1  | no front matter
          `# A\\n`                              | 1:1  | no front matter
          `\\n---\\na: 1\\n---\\n`              | 1:1  | no front matter
          ` ---\\na: 1\\n---\\n`                | 1:1  | no front matter
          `----\\na: 1\\n---\\n`                | 1:1  | no front matter
          `---\\na: 1\\n`                       | 1:1  | without an end
          `---\\na: 1\\n ---\\n`                | 1:1  | without an end
          `---\\na: 1\\nb: 2\\na: 3\\n---\\n`   | 4:1  | 'a' is there twice
          `---\\na: 1\\n\\"a\\": 3\\n---\\n`    | 3:1  | 'a' is there twice
          `---\\nm:\\n  x: 1\\n  x: 2\\n---\\n` | 4:3  | 'x' is there twice
          `---\\nm: {x: 1, x: 2}\\n---\\n`      | 2:11 | 'x' is there twice
          `---\\na: &x 1\\n---\\n`              | 2:4  | anchor
          `---\\na: 1\\nb: *x\\n---\\n`         | 3:4  | alias
          `---\\na: [*a]\\n---\\n`              | 2:5  | alias
          `---\\na: !!str 1\\n---\\n`           | 2:4  | tag
          `---\\na: !x [1]\\n---\\n`            | 2:4  | tag
          `---\\na: ! 1\\n---\\n`               | 2:4  | tag
          `---\\n<<: {a: 1}\\n---\\n`           | 2:1  | merge key
          `---\\nm:\\n  <<: 1\\n---\\n`         | 3:3  | merge key
          `---\\n- a\\n---\\n`                  | 2:1  | not a mapping
          `---\\njust text\\n---\\n`            | 2:1  | not a mapping
          `---\\n? [a]\\n: b\\n---\\n`          | 2:3  | a key that is no text
          `---\\n{a: b}: c\\n---\\n`            | 2:1  | a key that is no text
          `---\\n: c\\n---\\n`                  | 2:1  | found ':'
          `---\\na: b: c\\n---\\n`              | 2:5  | mapping values are not allowed here
          `---\\na: 'b\\n---\\n`                | 3:1  | unexpected end of stream
          `---\\na: [b\\n---\\n`                | 3:1  | expected ',' or ']'
          `---\\na: 1\\n\\tb: 2\\n---\\n`       | 3:1  | TAB
          `---\\na: 1\\n b: 2\\n---\\n`         | 3:3  | mapping values are not allowed here
          `---\\n  a: 1\\n b: 2\\n---\\n`       | 3:2  |
          `---\\na: @b\\n---\\n`                | 2:4  | cannot start any token
          `---\\na: 1\\0\\n---\\n`              | 2:5  | U+0000
          `---\\n%YAML 1.1\\n--- {a: 1}\\n---\\n` | 2:1 | directive
          `---\\na: 1\\n...\\nb: 2\\n---\\n`    | 4:1  |
          `---\\n😀: 1\\nb: 😀 😀 *x: [\\n---\\n`  | 3:10 | mapping values
          `---\\n<<<<<<< HEAD\\na: 1\\n=======\\na: 2\\n>>>>>>> b\\n---\\n` | 2:1 | merge conflict
          `---\\na: 1\\n=======\\n---\\n`       | 3:1  | merge conflict
          `<<<<<<< HEAD\\n---\\na: 1\\n---\\n`  | 1:1  | merge conflict
          """)
  void badFrontMatterIsRefusedWithItsPlace(String text, String place, String reason) {
    String escaped = text.translateEscapes();
    for (String mark : List.of("", "\uFEFF")) {
      for (String ending : List.of("\n", "\r\n", "\r")) {
        var error = error((mark + escaped.replace("\n", ending)).getBytes(UTF_8));
        assertThat(error).hasMessageStartingWith(place + ": ");
        assertThat(error.reason()).contains(reason == null ? "" : reason);
      }
    }
  }

  @Test
  void bytesThatAreNoUtf8AreRefusedWithTheirPlace() {
    byte[] bytes = "---\nü: 1\n---\n\n 😀 x\n".getBytes(UTF_8);
    bytes[bytes.length - 2] = (byte) 0xFF;
    assertThat(error(bytes)).hasMessage("5:4: not UTF-8 text");
  }

  @Test
  void aCharacterCutOffAtTheEndIsNoUtf8() {
    byte[] bytes = "---\na: 1\n---\nü".getBytes(UTF_8);
    assertThat(error(java.util.Arrays.copyOf(bytes, bytes.length - 1)).reason())
        .isEqualTo("not UTF-8 text");
  }

  @Test
  void aReplacementCharacterInTheFileIsFine() {
    Document document = Document.parse("---\na: \uFFFD\n---\n\uFFFD".getBytes(UTF_8));
    assertThat(document.scalar("a")).hasValue("\uFFFD");
  }

  @Test
  void frontMatterHasALimit() {
    String big = "---\na: " + "x".repeat(LIMIT) + "\nb: 1\n---\n";
    assertThat(error(big.getBytes(UTF_8)).reason()).contains("more than " + LIMIT);
    assertThat(error(("---\n" + "a\n".repeat(LIMIT)).getBytes(UTF_8)).reason())
        .contains("more than " + LIMIT);
  }

  @Test
  void deepNestingIsRefused() {
    assertThat(error(("---\na: " + "[".repeat(100_000) + "\n---\n").getBytes(UTF_8)).reason())
        .contains("levels deep");
    assertThat(error(("---\na: " + "{a: ".repeat(100_000) + "\n---\n").getBytes(UTF_8)).reason())
        .contains("levels deep");
    assertThat(error(("---\na:\n " + "- ".repeat(100_000) + "\n---\n").getBytes(UTF_8)).reason())
        .contains("levels deep");
  }

  @Test
  void settingsAreTextsListsAndMappings() {
    String text = "# c\na: 1\nb:\n  - no\n  - {c: 2026-11-21}\nd:\ne: ~\nf: {g: [1e5]}\n";
    assertThat(Yaml.map(text.getBytes(UTF_8)))
        .isEqualTo(
            Map.of(
                "a", "1",
                "b", List.of("no", Map.of("c", "2026-11-21")),
                "d", "",
                "e", "",
                "f", Map.of("g", List.of("1e5"))));
    assertThat(Yaml.map(new byte[0])).isEmpty();
    assertThat(Yaml.map("\uFEFF# only a comment\n".getBytes(UTF_8))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a: *b      | 1:4: an alias
          a: 1\\na: 2 | 2:1: the key 'a'
          - a        | 1:1: not a mapping
          a: {b: &c d} | 1:8: an anchor
          """)
  void badSettingsAreRefusedWithTheirPlace(String text, String message) {
    byte[] bytes = text.translateEscapes().getBytes(UTF_8);
    assertThat(catchThrowableOfType(Unreadable.class, () -> Yaml.map(bytes)))
        .hasMessageStartingWith(message);
  }

  private static Unreadable error(byte[] bytes) {
    return catchThrowableOfType(Unreadable.class, () -> Document.parse(bytes));
  }
}
