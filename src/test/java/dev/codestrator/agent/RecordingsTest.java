package dev.codestrator.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.codestrator.model.ThreadStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every recording of the real CLIs is judged as the situation was that was recorded.
class RecordingsTest {
  private static final int LEAST = 3;
  private static final int LARGEST = 2_000_000;

  static Stream<Recording> recordings() {
    return Recording.all().stream();
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void itsStateIsTheSituations(Recording recording) {
    Observation observed = recording.judge(recording.facts());
    assertThat(observed.status()).as(observed.toString()).isEqualTo(recording.status());
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void whatElseIsTrueIsSeen(Recording recording) {
    JsonNode expected = recording.expected();
    Observation observed = recording.judge(recording.facts());
    Progress progress = observed.progress();
    Map<String, Function<Progress, Object>> seen =
        Map.of(
            "turn", p -> p.turn().orElse(0),
            "last_message", p -> p.lastMessage().orElse(""),
            "tokens_last", p -> p.tokens().map(Tokens::last).orElse(0L).intValue());
    seen.forEach((name, see) -> {
      if (expected.has(name)) {
        assertThat(see.apply(progress).toString()).as(name).isEqualTo(expected.path(name).asText());
      }
    });
    assertThat(progress.question().orElse("")).contains(expected.path("question").asText());
    assertThat(observed.detail()).contains(expected.path("detail").asText());
    assertThat(String.join(" ", progress.filesModified().orElse(List.of())))
        .contains(expected.path("file").asText());
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void onlyOneThatWaitsHasAQuestion(Recording recording) {
    assertThat(recording.judge(recording.facts()).progress().question().isPresent())
        .isEqualTo(recording.status() == ThreadStatus.WAITING_USER_ANSWER);
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void nothingOfTheMachineIsLeftInIt(Recording recording) throws IOException {
    try (Stream<Path> files = Files.walk(recording.folder())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file))
            .doesNotContainPattern("(?<!/agent)/(tmp|home|root|work|var|Users)/[a-z]");
      }
    }
  }

  @Test
  void everyStateIsRecordedOfBothPrograms() {
    Map<String, Map<ThreadStatus, Long>> counts =
        Recording.all().stream()
            .collect(
                Collectors.groupingBy(
                    Recording::program,
                    Collectors.groupingBy(Recording::status, Collectors.counting())));
    assertThat(counts.keySet()).isEqualTo(Set.of("codex", "claude"));
    assertThat(counts.values())
        .allSatisfy(states -> {
          assertThat(states.keySet()).isEqualTo(EnumSet.allOf(ThreadStatus.class));
          assertThat(states.values()).allMatch(count -> count >= LEAST);
        });
  }

  @Test
  void recordingsAreSmall() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/resources/recordings"))) {
      assertThat(files.mapToLong(file -> file.toFile().length()).sum()).isLessThan(LARGEST);
    }
  }
}
