package dev.codestrator.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepNoteTest {
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  private static StepNote note(String command, Integer exit, String... artifacts) {
    return new StepNote(
        "pass", Optional.of(COMMIT), Optional.of(command), Optional.of(exit), List.of(artifacts));
  }

  @Test
  void aNoteIsALineForPeople() {
    assertThat(note("mvn -q test", 0, "src/A.java").text())
        .isEqualTo("pass at 0123456789ab: `mvn -q test` exit 0; src/A.java");
    assertThat(
            new StepNote(
                    "half way", Optional.empty(), Optional.empty(), Optional.empty(), List.of())
                .text())
        .isEqualTo("half way");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "`a`", "a `b` ``c``", "`", "a; b exit 3", "echo '``' ; x", " exit 1", "a ` "})
  void whatIsWrittenIsReadTheSame(String command) {
    StepNote read = StepNote.read(note(command.strip(), -7, "a.txt", "b c").text()).orElseThrow();
    assertThat(read.command()).contains(command.strip());
    assertThat(read.exitCode()).contains(-7);
    assertThat(read.commit()).contains("0123456789ab");
    assertThat(read.artifacts()).containsExactly("a.txt", "b c");
  }

  @Test
  void anyCommandOfOneLineComesBack() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      var text = new StringBuilder("x");
      for (int i = random.nextInt(12); i > 0; i--) {
        text.append("` ;:ex1".charAt(random.nextInt(7)));
      }
      String command = text.append("`x").substring(random.nextInt(2)).strip();
      if (StepNote.holds(command)) {
        assertThat(StepNote.read(note(command, 0).text()).flatMap(StepNote::command))
            .as("seed " + seed)
            .contains(command);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ask Ada", "passed by", "pass on this", "half way at abc1234"})
  void otherLinesAreNoResults(String line) {
    assertThat(StepNote.read(line)).isEmpty();
  }

  @Test
  void aLineByHandMayLeaveOut() {
    assertThat(StepNote.read("pass").orElseThrow().commit()).isEmpty();
    StepNote bare = StepNote.read("pass at abc1234: looked at it").orElseThrow();
    assertThat(bare.command()).isEmpty();
    assertThat(bare.artifacts()).containsExactly("looked at it");
    assertThat(StepNote.read("pass: `make` exit 0").orElseThrow().exitCode()).contains(0);
    assertThat(StepNote.read("pass: `make").orElseThrow().command()).isEmpty();
  }

  @Test
  void aCommandOfSeveralLinesDoesNotFit() {
    assertThat(StepNote.holds("make test")).isTrue();
    assertThat(List.of("a\nb", "a  b", "a\tb", " ", "")).noneMatch(StepNote::holds);
  }
}
