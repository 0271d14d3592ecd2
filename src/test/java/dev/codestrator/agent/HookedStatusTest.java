package dev.codestrator.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.model.Config;
import dev.codestrator.model.ThreadStatus;
import dev.codestrator.model.shape.Shape;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a source that is missing, broken or strange does to a recorded situation.
class HookedStatusTest {
  private static Facts without(Recording recording, String source) {
    return recording.facts(
        source.equals("hooks") ? List.of() : recording.events(),
        source.equals("transcript") ? Transcript.NONE : recording.transcript(),
        source.equals("screen") ? Optional.empty() : recording.screen());
  }

  static Stream<Recording> recordings() {
    return Recording.all().stream();
  }

  static Stream<Recording> working() {
    return recordings()
        .filter(each -> each.status() == ThreadStatus.PROCESSING)
        .filter(each ->
            each.events().stream().noneMatch(event -> event.name().equals("Stop"))
                || each.toString().contains("turn"));
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void eventsThatSayNothingOverwriteNothing(Recording recording) {
    Instant last = recording.facts().told().now();
    var strange =
        Stream.concat(
                recording.events().stream(),
                Stream.of("Unheard", "SubagentStop", "Notification")
                    .flatMap(
                        name -> HookEvent.of(nanos(last) + "-" + name + "-1.json", "{").stream()))
            .toList();
    Facts facts = recording.facts(strange, recording.transcript(), recording.screen());
    assertThat(recording.judge(facts).status()).isEqualTo(recording.status());
  }

  private static String nanos(Instant time) {
    return time.getEpochSecond() + "%09d".formatted(time.getNano());
  }

  @ParameterizedTest
  @MethodSource("working")
  void withoutItsTranscriptAnAgentThatWorksStillWorks(Recording recording) {
    assertThat(recording.judge(without(recording, "transcript")).status())
        .isEqualTo(ThreadStatus.PROCESSING);
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void withoutAnySourceNothingIsMadeUp(Recording recording) {
    Facts facts = recording.facts(List.of(), Transcript.NONE, Optional.empty());
    ThreadStatus status = recording.judge(facts).status();
    boolean known = recording.status().isOver() && (!facts.alive() || facts.recorded().isOver());
    assertThat(status).isEqualTo(known ? recording.status() : ThreadStatus.STARTING);
  }

  @Test
  void aTranscriptAloneTellsOfTurns() {
    for (String name :
        List.of(
            "codex/done",
            "claude/done",
            "codex/interrupted-while-it-thinks",
            "codex/interrupted-while-it-runs-a-tool",
            "codex/its-question-was-denied",
            "claude/interrupted-while-it-runs-a-tool")) {
      Recording recording = Recording.of(name);
      Facts facts = recording.facts(List.of(), recording.transcript(), Optional.empty());
      assertThat(recording.judge(facts).status()).as(name).isEqualTo(recording.status());
    }
  }

  @Test
  void aPaneThatIsGoneIsLostThoughTheProcessLives() {
    Facts facts = Recording.of("codex/thinks").facts();
    var gone =
        new Facts(facts.recorded(), true, true, OptionalInt.empty(), false, true, facts.told());
    assertThat(HookedStatus.codex().judge(gone).status()).isEqualTo(ThreadStatus.LOST);
  }

  @Test
  void whatWasToldBeforeTheProgramBeganIsOfAnother() {
    Recording recording = Recording.of("codex/done");
    Told told = recording.facts().told();
    var restarted =
        new Told(
            told.now(),
            Optional.of(told.now()),
            told.turns(),
            told.events(),
            told.transcript(),
            "",
            Optional::empty);
    var facts =
        new Facts(ThreadStatus.STARTING, true, true, OptionalInt.empty(), true, false, restarted);
    assertThat(recording.judge(facts).status()).isEqualTo(ThreadStatus.STARTING);
  }

  @Test
  void aCompressedTranscriptIsSaidToBeUnreadable() {
    Recording recording = Recording.of("codex/done");
    Facts facts =
        recording.facts(
            recording.events(), Transcript.unreadable("x is compressed"), Optional.empty());
    Observation observed = recording.judge(facts);
    assertThat(observed.status()).isEqualTo(ThreadStatus.IDLE);
    assertThat(observed.detail()).contains("x is compressed");
  }

  @Test
  void contextUsedIsTheLastRequestNotTheTotal() {
    Recording recording = Recording.of("codex/done-after-a-tool");
    Tokens tokens = recording.judge(recording.facts()).progress().tokens().orElseThrow();
    assertThat(tokens).isEqualTo(new Tokens(60_000, 61_250, Optional.of(258_400L)));
    assertThat(tokens.percent()).contains(23);
  }

  @Test
  void limitsAreTakenFromTheTranscriptWithTheTimeWhenTheyReset() {
    Transcript transcript =
        Transcript.of(
            """
            {"timestamp":"2026-11-21T02:12:00Z","type":"event_msg","payload":{"type":"token_count",\
            "info":null,"rate_limits":{"primary":{"used_percent":91.5,"window_minutes":300,\
            "resets_at":1795230000},"secondary":null}}}
            """);
    assertThat(transcript.limits())
        .containsExactly(
            new RateLimit(
                "300 min", Optional.of(91.5), Optional.of(Instant.ofEpochSecond(1_795_230_000))));
  }

  @Test
  void onlyAComposerThatIsSeenToBeEmptyHoldsNoDraft() {
    var claude = new ClaudeCodeProvider(Shape.of(Config.ClaudeCode.class).read(Map.of()));
    assertThat(claude.hasDraft(screenOf("claude/done"))).isFalse();
    assertThat(claude.hasDraft(screenOf("claude/interrupted-while-it-thinks"))).isTrue();
    assertThat(claude.hasDraft(screenOf("claude/asks-to-run"))).isTrue();
    assertThat(claude.hasDraft("")).isTrue();
  }

  private static String screenOf(String name) {
    return Recording.of(name).screen().orElseThrow();
  }
}
