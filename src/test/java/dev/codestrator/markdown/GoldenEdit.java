package dev.codestrator.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// An edit as a golden case spells it; see `golden/markdown/README.md`.
///
/// @param command the first word
/// @param line the rest of the first line
/// @param text the lines after it
record GoldenEdit(String command, String line, String text) {
  static GoldenEdit parse(String spec) {
    String[] lines = spec.split("\n", 2);
    String[] words = lines[0].split(" ", 2);
    return new GoldenEdit(words[0], words.length > 1 ? words[1] : "", lines[1]);
  }

  boolean isRefused() {
    return command.equals("refused");
  }

  /// The edit that a `refused` is about.
  GoldenEdit refused() {
    return parse(line + "\n" + text);
  }

  /// Whether doing it twice is the same as doing it once.
  boolean isRepeatable() {
    return !command.equals("note") && !command.equals("box");
  }

  Document apply(Document document) {
    return switch (command) {
      case "scalar" -> document.withScalar(word(), rest());
      case "list" -> document.withList(word(), items());
      case "scalar-in" -> document.withScalar(word(), rest(), order());
      case "list-in" -> document.withList(word(), items(), order());
      case "sequence" -> document.withSequence(word(), items(), order());
      case "without" -> document.without(line);
      case "check" -> document.withChecked(Integer.parseInt(line), true);
      case "uncheck" -> document.withChecked(Integer.parseInt(line), false);
      case "marks" -> {
        Iterator<String> marks = Arrays.asList(line.split(" ", -1)).iterator();
        yield document.withMarks(_ -> true, marks::next);
      }
      case "note" -> document.withNote(Integer.parseInt(word()), rest());
      case "box" -> document.withBox(section(), after(), stepText(), this::stepMark);
      case "section" -> document.withSection(line, text);
      case "body" -> document.withBody(text);
      default -> throw new IllegalArgumentException("unknown edit: " + command);
    };
  }

  /// Checks that the result says what was asked for.
  void check(Document before, Document result) {
    switch (command) {
      case "scalar", "scalar-in" -> assertThat(result.scalar(word())).hasValue(rest());
      case "sequence" ->
          assertThat(result.list(word()).orElse(List.of())).containsExactlyElementsOf(items());
      case "list", "list-in" ->
          assertThat(result.list(word()).orElse(List.of()))
              .containsExactlyInAnyOrderElementsOf(items());
      case "without" -> assertThat(result.has(line)).isFalse();
      case "check" -> assertThat(result.boxes().get(Integer.parseInt(line)).checked()).isTrue();
      case "uncheck" -> assertThat(result.boxes().get(Integer.parseInt(line)).checked()).isFalse();
      case "marks" ->
          assertThat(result.boxes())
              .extracting(Box::mark)
              .doesNotContain("")
              .doesNotHaveDuplicates();
      case "note" ->
          assertThat(result.boxes().get(Integer.parseInt(word())).notes())
              .last()
              .isEqualTo(Lines.fold(rest()));
      case "box" -> {
        assertThat(result.boxes()).hasSize(before.boxes().size() + 1);
        assertThat(result.boxes())
            .filteredOn(b -> b.text().equals(stepText()) && b.mark().equals(stepMark()))
            .singleElement()
            .matches(b -> !b.checked());
      }
      case "section" ->
          assertThat(result.section(line).map(s -> s.replace("\r\n", "\n")))
              .hasValue(Trimmed.blankLines(text));
      case "body" -> assertThat(result.body().replace("\r\n", "\n")).isEqualTo(text);
      default -> throw new IllegalArgumentException("unknown edit: " + command);
    }
  }

  private String word() {
    return line.split(" ", 2)[0];
  }

  private String rest() {
    String[] parts = line.split(" ", 2);
    return parts.length == 1 ? "" : parts[1].translateEscapes();
  }

  private List<String> items() {
    return Arrays.stream(rest().split(" ?\\| ?", -1)).filter(i -> !i.isEmpty()).toList();
  }

  private List<String> order() {
    return List.of(text.strip().split(" "));
  }

  private String section() {
    return line.split(" ", 3)[0];
  }

  private Optional<Integer> after() {
    String word = line.split(" ", 3)[1];
    return word.equals("|") ? Optional.empty() : Optional.of(Integer.valueOf(word));
  }

  private String step() {
    return line.split(" \\| ", 2)[1];
  }

  private String stepText() {
    return step().replaceFirst(" \\^\\w+$", "");
  }

  private String stepMark() {
    return step().equals(stepText()) ? "" : step().substring(stepText().length() + 2);
  }
}
